// PURE. The statistics people choose; others are typed. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html
import type { ChoiceOption } from '../fields';

export const knownStatistics: readonly ChoiceOption[] = [
  { value: 'Average', label: 'Average' },
  { value: 'Sum', label: 'Sum' },
  { value: 'Maximum', label: 'Maximum' },
  { value: 'Minimum', label: 'Minimum' },
  { value: 'SampleCount', label: 'Sample count' },
  { value: 'p50', label: 'p50', description: 'Median' },
  { value: 'p90', label: 'p90' },
  { value: 'p95', label: 'p95' },
  { value: 'p99', label: 'p99' },
  { value: 'p99.9', label: 'p99.9' },
  { value: 'tm99', label: 'tm99', description: 'Mean without the largest percent' },
  { value: 'IQM', label: 'IQM', description: 'Interquartile mean' },
];

const STATISTIC =
  /^(Average|Sum|Minimum|Maximum|SampleCount|IQM|(p|tm|wm|tc|ts)(100|\d{1,2}(\.\d{1,10})?)|(PR|TM|WM|TC|TS)\([\d.%:]*\))$/;

export function isStatistic(text: string): boolean {
  return STATISTIC.test(text);
}
