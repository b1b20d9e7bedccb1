import { lifetimeMs } from '../../src/aws/freshness';
import { metricLifetimeMs } from '../../src/aws/metric-freshness';
import { NOON } from './support/fake-clock';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const metric = (Period: number) => ({ Id: 'm', MetricStat: { Metric: {}, Period, Stat: 'Sum' } });
const input = (endMs: number, ...MetricDataQueries: readonly object[]) => ({
  StartTime: new Date(0),
  EndTime: new Date(endMs),
  MetricDataQueries: MetricDataQueries as never,
});

it.each([
  ['a period of the finest metric', [metric(300), metric(900)], 5 * MINUTE],
  ['that of an expression, where there is nothing else', [{ Id: 'e', Expression: 'x', Period: 120 }], 2 * MINUTE],
  ['a minute at least', [metric(10)], MINUTE],
  ['an hour at most', [metric(86_400)], HOUR],
])('lets points that still come in live %s', (_words, queries, expected) => {
  expect(metricLifetimeMs(input(NOON + MINUTE, ...queries), NOON)).toBe(expected);
});

it('lets what ended three hours ago live an hour, and fifteen days ago a day', () => {
  expect(metricLifetimeMs(input(NOON - 3 * HOUR - 1, metric(60)), NOON)).toBe(HOUR);
  expect(metricLifetimeMs(input(NOON - 15 * DAY - 1, metric(60)), NOON)).toBe(DAY);
});

it('is what the cache goes by', () => {
  const request = { operation: 'cloudwatch:GetMetricData', input: input(NOON, metric(900)) } as const;

  expect(lifetimeMs(request, {}, NOON)).toBe(15 * MINUTE);
});
