// Table of facts: Northwind's alarms, kept in the monitoring account. aws-apis.md §7.4
import type { Instance } from './instances';
import type { Metric } from './metric';

export const comparisons = {
  GreaterThanThreshold: (value: number, threshold: number) => value > threshold,
  GreaterThanOrEqualToThreshold: (value: number, threshold: number) => value >= threshold,
  LessThanThreshold: (value: number, threshold: number) => value < threshold,
  LessThanOrEqualToThreshold: (value: number, threshold: number) => value <= threshold,
} as const;
export type Comparison = keyof typeof comparisons;

export interface AlarmFacts {
  readonly kind: 'metric' | 'log';
  readonly name: string;
  readonly description: string;
  readonly region: string;
  readonly namespace: string;
  readonly metric: string;
  /** Which of the metrics of that name: the first that is true. */
  readonly of: (metric: Metric, instances: readonly Instance[]) => boolean;
  readonly stat: string;
  /** Seconds. */
  readonly period: number;
  /** So many periods in a row. */
  readonly periods: number;
  readonly comparison: Comparison;
  /** A fixed threshold, or so many times what an ordinary period of the week before the anchor has. */
  readonly threshold: number | { readonly timesMean: number };
}

const shop = '210000000001';
const api = '210000000003';

const instanceOf = (metric: Metric, instances: readonly Instance[]): Instance | undefined =>
  instances.find(({ id }) => metric.dimensions.some(({ Value }) => Value === id));

const above = { kind: 'metric', stat: 'Average', period: 300, periods: 3, comparison: 'GreaterThanThreshold' } as const;

// prettier-ignore
export const alarmFacts: readonly AlarmFacts[] = [
  { ...above, name: 'shop-web-cpu-high', description: 'CPU of the web tier exceeds 60 percent', region: 'us-east-1', namespace: 'AWS/EC2', metric: 'CPUUtilization', threshold: 60,
    of: ({ account, dimensions }) => account === shop && dimensions[0]?.Name === 'AutoScalingGroupName' },
  { ...above, name: 'api-errors-high', description: 'Functions fail more often than on an ordinary evening', region: 'us-east-1', namespace: 'AWS/Lambda', metric: 'Errors', stat: 'Sum', threshold: { timesMean: 1.35 },
    of: ({ account, dimensions }) => account === api && dimensions.length === 1 },
  { ...above, name: 'bastion-cpu-high', description: 'CPU of the bastion exceeds 70 percent', region: 'us-east-1', namespace: 'AWS/EC2', metric: 'CPUUtilization', threshold: 70, periods: 2,
    of: ({ account }) => account === '111111111111' },
  { ...above, name: 'lake-worker-cpu-high', description: 'CPU of a lake worker that was stopped', region: 'us-east-1', namespace: 'AWS/EC2', metric: 'CPUUtilization', threshold: 80,
    of: (metric, instances) => (instanceOf(metric, instances)?.stoppedDaysAgo ?? 0) > 30 },
  { ...above, name: 'shop-west-idle', description: 'A web server in Oregon does next to nothing', region: 'us-west-2', namespace: 'AWS/EC2', metric: 'CPUUtilization', stat: 'Maximum', period: 3600, periods: 6, comparison: 'LessThanThreshold', threshold: 20,
    of: ({ account }) => account === shop },
  { ...above, name: 'api-logs-ingest', description: 'Log ingestion is several times the usual', region: 'eu-west-1', namespace: 'AWS/Logs', metric: 'IncomingBytes', stat: 'Sum', period: 3600, periods: 2, threshold: { timesMean: 3 },
    of: ({ account }) => account === api },
  { ...above, name: 'monthly-charges', description: 'Charges of the month exceed 75,000 USD', region: 'us-east-1', namespace: 'AWS/Billing', metric: 'EstimatedCharges', stat: 'Maximum', period: 21_600, periods: 1, threshold: 75_000,
    of: ({ account, dimensions }) => account === '111111111111' && dimensions.length === 1 },
  { ...above, kind: 'log', name: 'checkout-log-volume', description: 'The storefront logs more than on an ordinary evening', region: 'us-east-1', namespace: 'AWS/Logs', metric: 'IncomingLogEvents', stat: 'Sum', threshold: { timesMean: 1.45 },
    of: ({ account }) => account === shop },
];

export const compositeFacts = {
  name: 'shop-degraded',
  description: 'The shop is slow or fails',
  region: 'us-east-1',
  rule: 'ALARM("shop-web-cpu-high") OR ALARM("api-errors-high")',
  children: ['shop-web-cpu-high', 'api-errors-high'],
} as const;
