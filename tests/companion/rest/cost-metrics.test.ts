import type { CostTable } from '#aws/request';
import { costGauges, type HeldCosts } from '../../../src/companion/rest/cost-metrics';

const nowMs = Date.UTC(2026, 10, 4, 9);

function held(
  days: readonly string[],
  amounts: readonly (string | undefined)[],
  input: object = {},
  facts: object = {},
): HeldCosts {
  const output: CostTable = {
    periods: days.map((start) => ({ start, end: '', estimated: true })),
    groups: [['Amazon S3']],
    columns: { UnblendedCost: [{ amounts, unit: 'USD' }] },
    descriptions: {},
  };
  const request: HeldCosts['request'] = {
    operation: 'ce:GetCostAndUsage',
    input: {
      TimePeriod: { Start: days[0], End: '2026-11-05' },
      Granularity: 'DAILY',
      Metrics: ['UnblendedCost'],
      GroupBy: [{ Type: 'DIMENSION', Key: 'SERVICE' }],
      ...input,
    },
  };
  return { request, output, facts: { fetchedAtMs: 0, ...facts } };
}

const november = ['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04'];

describe('costGauges', () => {
  it('takes the newest day that is neither today nor yesterday, and its month so far', () => {
    expect(costGauges([held(november, ['0.1', '0.2', '5', '7'])], nowMs)).toEqual({
      daily: [{ service: 'Amazon S3', unit: 'USD', amount: 0.2 }],
      dayMs: Date.UTC(2026, 10, 2),
      total: [{ service: 'Amazon S3', unit: 'USD', amount: 0.3 }],
    });
  });

  it('takes the answer that knows the whole month, in whatever order they come', () => {
    const whole = held(november, ['0.1', '0.2', '5', '7']);
    const part = held(november.slice(1), ['0.2', '5', '7'], {}, { fetchedAtMs: 9 });
    expect(costGauges([whole, part], nowMs)).toEqual(costGauges([part, whole], nowMs));
    expect(costGauges([part, whole], nowMs).total).toEqual([{ service: 'Amazon S3', unit: 'USD', amount: 0.3 }]);
  });

  it('does not take an answer that the page cap cut', () => {
    expect(costGauges([held(november, ['1', '1', '1', '1'], {}, { truncatedAtPages: 1 })], nowMs)).toEqual({
      daily: [],
      total: [],
    });
  });

  it('leaves out what cannot be read instead of failing the scrape', () => {
    expect(costGauges([held(november, ['oops', '0.2', '5', '7'])], nowMs)).toMatchObject({
      daily: [{ amount: 0.2 }],
      total: [],
    });
  });

  it('has no total when the held days do not reach back to the first', () => {
    const gauges = costGauges([held(november.slice(1), ['0.2', '5', '7'])], nowMs);
    expect(gauges).toMatchObject({ daily: [{ amount: 0.2 }], total: [] });
  });

  it.each([
    ['a filter', { Filter: { Dimensions: { Key: 'REGION', Values: ['us-east-1'] } } }],
    ['months', { Granularity: 'MONTHLY' }],
    ['other groups', { GroupBy: [{ Type: 'TAG', Key: 'team' }] }],
    ['another metric', { Metrics: ['AmortizedCost'] }],
  ])('does not take an answer with %s for the whole cost by service', (_, input) => {
    expect(costGauges([held(november, ['1', '1', '1', '1'], input)], nowMs)).toEqual({ daily: [], total: [] });
  });
});
