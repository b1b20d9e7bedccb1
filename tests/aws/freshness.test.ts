import type { CostTable } from '../../src/aws/cost-table';
import { CLOSED_MS, HOURLY_MS, lifetimeMs, OLDER_MS, OPEN_MS, SETTLED_MS } from '../../src/aws/freshness';
import type { AwsRequest } from '../../src/aws/request';
import { NOON } from './support/fake-clock';

const HOUR_MS = 3_600_000;

function cost(Start: string, End: string, Granularity: 'DAILY' | 'MONTHLY' | 'HOURLY' = 'DAILY'): AwsRequest {
  return {
    operation: 'ce:GetCostAndUsage',
    input: { TimePeriod: { Start, End }, Granularity, Metrics: ['UnblendedCost'] },
  };
}

function table(...estimated: boolean[]): CostTable {
  const periods = estimated.map((flag) => ({ start: '', end: '', estimated: flag }));
  return { periods, groups: [], columns: {}, descriptions: {} };
}

const october = (estimated: boolean): CostTable => ({
  ...table(),
  periods: [
    { start: '2026-10-31', end: '2026-11-01', estimated },
    { start: '2026-11-01', end: '2026-11-02', estimated: true },
  ],
});

const november: CostTable = {
  ...table(),
  periods: [{ start: '2026-11-01', end: '2026-11-02', estimated: true }],
};

it.each([
  ['settled months', cost('2026-09-01', '2026-11-01'), table(false, false), SETTLED_MS],
  ['a closed month that is still estimated', cost('2026-10-01', '2026-11-01'), table(false, true), CLOSED_MS],
  ['a closed month without a row', cost('2026-10-01', '2026-11-01'), table(), CLOSED_MS],
  ['the open month', cost('2026-11-01', '2026-11-21'), table(true), OPEN_MS],
  ['its newest three days', cost('2026-11-18', '2026-11-21'), table(true), OPEN_MS],
  ['the first of these alone', cost('2026-11-18', '2026-11-19'), table(true), OPEN_MS],
  ['the open month, though AWS calls none of it estimated', cost('2026-11-01', '2026-11-21'), table(false), OPEN_MS],
  ['what lies before the newest days', cost('2026-11-01', '2026-11-18'), november, OLDER_MS],
  ['a range into the older days of the open month', cost('2026-10-01', '2026-11-02'), october(false), OLDER_MS],
  ['the same while October is estimated', cost('2026-10-01', '2026-11-02'), october(true), CLOSED_MS],
  ['hours', cost('2026-10-30T00:00:00Z', '2026-10-31T00:00:00Z', 'HOURLY'), table(false), HOURLY_MS],
])('knows the life of %s', (_name, request, output, expected) => {
  expect(lifetimeMs(request, output, NOON)).toBe(expected);
});

it('takes the month from UTC', () => {
  const month = cost('2026-10-01', '2026-11-01');

  expect(lifetimeMs(month, table(false), Date.UTC(2026, 9, 31, 23, 59))).toBe(OPEN_MS);
  expect(lifetimeMs(month, table(false), Date.UTC(2026, 10, 1))).toBe(SETTLED_MS);
});

it.each<[AwsRequest, number]>([
  [{ operation: 'ce:GetTags', input: { TimePeriod: { Start: 'a', End: 'b' } } }, 24 * HOUR_MS],
  [{ operation: 'organizations:ListAccounts', input: {} }, 24 * HOUR_MS],
  [{ operation: 'sts:GetCallerIdentity', input: {} }, HOUR_MS],
])('knows the life of $operation', (request, expected) => {
  expect(lifetimeMs(request, [], NOON)).toBe(expected);
});

describe('a lifetime that is set', () => {
  const autumn = cost('2026-09-01', '2026-11-01');
  const tags: AwsRequest = { operation: 'ce:GetTags', input: { TimePeriod: { Start: 'a', End: 'b' } } };

  it.each(['ce:GetCostForecast', 'ce:GetUsageForecast'] as const)('of forecasts is that of %s', (operation) => {
    const request = {
      operation,
      input: { TimePeriod: undefined, Metric: undefined, Granularity: 'DAILY' },
    } as AwsRequest;
    expect(lifetimeMs(request, {}, NOON, { forecast: 2 * HOUR_MS, cost: HOUR_MS })).toBe(2 * HOUR_MS);
    expect(lifetimeMs(request, {}, NOON, { cost: HOUR_MS })).toBe(OPEN_MS);
  });

  it('replaces the automatic one of its kind alone', () => {
    expect(lifetimeMs(autumn, table(false), NOON, { cost: HOUR_MS })).toBe(HOUR_MS);
    expect(lifetimeMs(tags, [], NOON, { cost: HOUR_MS })).toBe(24 * HOUR_MS);
    expect(lifetimeMs(tags, [], NOON, { values: HOUR_MS / 2 })).toBe(HOUR_MS / 2);
  });
});
