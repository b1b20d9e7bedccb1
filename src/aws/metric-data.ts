// PURE. What CloudWatch answers, with all pages merged.
import type { CompositeAlarm, LogAlarm, Metric, MetricAlarm } from '@aws-sdk/client-cloudwatch';

/** GetMetricData: results in the order of the queries, and AWS's words on the whole. */
export interface MetricData {
  readonly results: readonly MetricAnswer[];
  readonly messages: readonly string[];
}

/** One series. A search or a Metrics Insights query has several with the same id. */
export interface MetricAnswer {
  readonly id: string;
  /** As AWS made it from the query's template. */
  readonly label: string;
  /** Epoch ms, ascending; each is the start of its period. */
  readonly timesMs: Float64Array;
  /** As many; NaN where AWS sent NaN. */
  readonly values: Float64Array;
  /** AWS's StatusCode of the last page: Complete, PartialData, InternalError or Forbidden. */
  readonly status: string;
  readonly messages: readonly string[];
}

export interface NamedMetric {
  readonly metric: Metric;
  /** The account that owns it, where linked accounts were asked for. */
  readonly owningAccount?: string;
}

export interface Alarms {
  readonly metricAlarms: readonly MetricAlarm[];
  readonly compositeAlarms: readonly CompositeAlarm[];
  readonly logAlarms: readonly LogAlarm[];
}

export type { AlarmHistoryItem } from '@aws-sdk/client-cloudwatch';
