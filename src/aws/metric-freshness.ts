// PURE. How long points of CloudWatch are good. The newest period still fills; the last hours may be corrected; what is older stays.
// @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html
import type { AwsInput } from './request';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Until then points arrive late, and AWS counts requests for them apart. */
const RECENT_MS = 3 * HOUR_MS;
/** Minutes are kept for so long: what is older can only become coarser. */
const SETTLED_MS = 15 * DAY_MS;

/** A request's end as it was at `nowMs` → a period of its finest metric (a minute to an hour), an hour, or a day; in ms. */
export function metricLifetimeMs(input: AwsInput<'cloudwatch:GetMetricData'>, nowMs: number): number {
  const ageMs = nowMs - (input.EndTime?.getTime() ?? nowMs);
  if (ageMs > SETTLED_MS) {
    return DAY_MS;
  }
  return ageMs > RECENT_MS ? HOUR_MS : Math.min(HOUR_MS, Math.max(MINUTE_MS, finestPeriodMs(input)));
}

function finestPeriodMs({ MetricDataQueries = [] }: AwsInput<'cloudwatch:GetMetricData'>): number {
  const seconds = MetricDataQueries.flatMap(({ MetricStat, Period }) => MetricStat?.Period ?? Period ?? []);
  return Math.min(...seconds) * 1_000;
}
