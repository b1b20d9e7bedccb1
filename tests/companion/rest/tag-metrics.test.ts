import type { HeldCosts } from '../../../src/companion/rest/cost-metrics';
import { tagGauges } from '../../../src/companion/rest/tag-metrics';

const nowMs = Date.UTC(2026, 10, 4, 9);
const USAGE = {
  Dimensions: { Key: 'RECORD_TYPE', Values: ['DiscountedUsage', 'SavingsPlanCoveredUsage', 'Usage'] },
} as const;

/** Three days, the second of which is the newest complete one. */
function held(rows: Readonly<Record<string, string>>, input: object = {}): HeldCosts {
  const starts = ['2026-11-01', '2026-11-02', '2026-11-03'];
  return {
    request: {
      operation: 'ce:GetCostAndUsage',
      input: {
        TimePeriod: { Start: '2026-11-01', End: '2026-11-04' },
        Granularity: 'DAILY',
        Metrics: ['AmortizedCost', 'UnblendedCost'],
        GroupBy: [{ Type: 'TAG', Key: 'team' }],
        Filter: { Dimensions: { ...USAGE.Dimensions, Values: [...USAGE.Dimensions.Values] } },
        ...input,
      },
    },
    output: {
      periods: starts.map((start) => ({ start, end: '', estimated: true })),
      groups: Object.keys(rows).map((key) => [key]),
      columns: { AmortizedCost: Object.values(rows).map((amount) => ({ amounts: ['9', amount, '9'], unit: 'USD' })) },
      descriptions: {},
    },
    facts: { fetchedAtMs: 0 },
  };
}

describe('tagGauges', () => {
  it('takes the newest complete day, largest value first, what has none by its name', () => {
    expect(tagGauges([held({ team$: '1.5', team$pay$link: '2.25' })], nowMs)).toEqual([
      { tag: 'team', value: 'pay$link', unit: 'USD', amount: 2.25 },
      { tag: 'team', value: '(untagged)', unit: 'USD', amount: 1.5 },
    ]);
  });

  it('takes nothing of a tag that nothing carries', () => {
    expect(tagGauges([held({ team$: '1.5', team$web: '0' })], nowMs)).toEqual([]);
  });

  it.each([
    ['another filter', { Filter: undefined }],
    [
      'two keys',
      {
        GroupBy: [
          { Type: 'TAG', Key: 'team' },
          { Type: 'DIMENSION', Key: 'SERVICE' },
        ],
      },
    ],
    ['a dimension', { GroupBy: [{ Type: 'DIMENSION', Key: 'SERVICE' }] }],
    ['months', { Granularity: 'MONTHLY' }],
    ['another metric', { Metrics: ['UsageQuantity'] }],
  ])('takes nothing of an answer by %s', (_what, input) => {
    expect(tagGauges([held({ team$web: '1' }, input)], nowMs)).toEqual([]);
  });

  it('sums what is beyond the hundred largest values', () => {
    const rows = Object.fromEntries(Array.from({ length: 130 }, (_, index) => [`team$v${index}`, String(200 - index)]));
    const gauges = tagGauges([held(rows)], nowMs);
    expect(gauges).toHaveLength(101);
    expect(gauges.at(-1)).toEqual({ tag: 'team', value: '(others)', unit: 'USD', amount: 2565 });
  });
});
