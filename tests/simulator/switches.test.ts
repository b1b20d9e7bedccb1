// The awkward switches, on by default: each changes what a careless derivation would get wrong, and nothing else.
import type { ResultByTime } from '@aws-sdk/client-cost-explorer';
import {
  askAll,
  byKey,
  dimension,
  groupSum,
  is,
  plainOf,
  startNorthwind,
  sum,
  totalOf,
  type Northwind,
} from './northwind';

let awkward: Northwind;
let plain: Northwind;
beforeAll(async () => {
  [awkward, plain] = [await startNorthwind(), await plainOf()];
});
afterAll(() => Promise.all([awkward.close(), plain.close()]));

const amounts = (results: readonly ResultByTime[]): readonly string[] =>
  results
    .flatMap(({ Groups }) => Groups ?? [])
    .flatMap(({ Metrics }) => Object.values(Metrics ?? {}).map(({ Amount }) => String(Amount)));
const week = { TimePeriod: { Start: '2026-11-09', End: '2026-11-16' }, Granularity: 'DAILY' } as const;
const byService = { ...week, GroupBy: [dimension('SERVICE')] };

describe('rounding', () => {
  it('prints ten decimals at most, without exponents', async () => {
    const printed = amounts(
      await askAll(awkward, { ...byService, GroupBy: [dimension('USAGE_TYPE'), dimension('LINKED_ACCOUNT')] }),
    );
    expect(printed.every((text) => /^-?\d+(\.\d{1,10})?$/.test(text))).toBe(true);
    expect(printed.some((text) => /\.\d{10}$/.test(text))).toBe(true);
  });

  it('is off by no more than half of the tenth decimal', async () => {
    const rounded = byKey(await askAll(awkward, byService));
    const exact = byKey(await askAll(plain, byService));
    expect(amounts(await askAll(plain, byService)).some((text) => /\.\d{11,}/.test(text))).toBe(true);
    for (const [service, value] of Object.entries(exact)) {
      expect(Math.abs((rounded[service] ?? 0) - value)).toBeLessThanOrEqual(7 * 0.5e-10 + 1e-11);
    }
  });

  it('keeps sums of groups within the rounding of their cells', async () => {
    const [total] = await askAll(awkward);
    const [grouped] = await askAll(awkward, { GroupBy: [dimension('USAGE_TYPE'), dimension('LINKED_ACCOUNT')] });
    expect(Math.abs(groupSum(grouped) - totalOf(total))).toBeLessThanOrEqual(
      (grouped?.Groups?.length ?? 0) * 0.5e-10 + 1e-9,
    );
  });
});

describe('tax', () => {
  const tax = async (
    northwind: Northwind,
    Filter?: ReturnType<typeof is> | { Not: ReturnType<typeof is> },
  ): Promise<number> =>
    byKey(await askAll(northwind, { GroupBy: [dimension('SERVICE')], ...(Filter && { Filter }) })).Tax ?? 0;

  it('is there without a filter and under one on accounts', async () => {
    expect(await tax(awkward)).toBeGreaterThan(5000);
    expect(await tax(awkward, is('LINKED_ACCOUNT', '210000000001'))).toBeGreaterThan(1000);
    expect(await tax(awkward, { Not: is('LINKED_ACCOUNT', '210000000001') })).toBeGreaterThan(1000);
  });

  it('is dropped under any other filter, though it would match', async () => {
    expect(await tax(awkward, { Not: is('SERVICE', 'AWS Lambda') })).toBe(0);
    expect(await tax(plain, { Not: is('SERVICE', 'AWS Lambda') })).toBeGreaterThan(5000);
  });

  it('makes the parts of a filter differ from the whole', async () => {
    const whole = totalOf((await askAll(awkward))[0]);
    const parts = await Promise.all(
      [is('SERVICE', 'AWS Lambda'), { Not: is('SERVICE', 'AWS Lambda') }].map((Filter) => askAll(awkward, { Filter })),
    );
    expect(whole - sum(parts.map(([part]) => totalOf(part)))).toBeCloseTo(await tax(awkward), 5);
  });
});

describe('hours', () => {
  it('lack the charges of a month, which days have', async () => {
    const early = await startNorthwind({ today: '2026-11-10' });
    const day = await askAll(early, {
      TimePeriod: { Start: '2026-11-01', End: '2026-11-02' },
      Granularity: 'DAILY',
      GroupBy: [dimension('RECORD_TYPE')],
    });
    const hours = await askAll(early, {
      TimePeriod: { Start: '2026-11-01T00:00:00Z', End: '2026-11-02T00:00:00Z' },
      Granularity: 'HOURLY',
      GroupBy: [dimension('RECORD_TYPE')],
    });
    await early.close();
    expect(Object.keys(byKey(day))).toEqual(
      expect.arrayContaining(['Tax', 'Support', 'Recurring', 'SavingsPlanRecurringFee']),
    );
    expect(['Tax', 'Support', 'Recurring'].map((type) => byKey(hours)[type] ?? 0)).toEqual([0, 0, 0]);
    expect(byKey(hours).SavingsPlanRecurringFee).toBeCloseTo(144, 6);
  });
});

describe('zero rows', () => {
  const month = {
    TimePeriod: { Start: '2026-10-01', End: '2026-11-01' },
    Granularity: 'DAILY',
    GroupBy: [dimension('SERVICE'), dimension('LINKED_ACCOUNT')],
  } as const;

  it('come now and then for groups without cost, and never without the switch', async () => {
    const zeros = (texts: readonly string[]): number => texts.filter((text) => text === '0').length;
    expect(zeros(amounts(await askAll(awkward, { ...month, GroupBy: [...month.GroupBy] })))).toBeGreaterThan(5);
    expect(zeros(amounts(await askAll(plain, { ...month, GroupBy: [...month.GroupBy] })))).toBe(0);
  });

  it('depend on the cell alone, not on the range asked', async () => {
    const wide = await askAll(awkward, { ...month, GroupBy: [...month.GroupBy] });
    const narrow = await askAll(awkward, {
      ...month,
      GroupBy: [...month.GroupBy],
      TimePeriod: { Start: '2026-10-10', End: '2026-10-12' },
      Metrics: ['AmortizedCost', 'UnblendedCost'],
    });
    const keys = (result: ResultByTime | undefined) =>
      result?.Groups?.map(({ Keys, Metrics }) => [Keys, Metrics?.UnblendedCost]);
    expect(keys(narrow[0])).toEqual(keys(wide[9]));
    expect(keys(narrow[1])).toEqual(keys(wide[10]));
  });
});

describe('the order of groups', () => {
  const keys = (results: readonly ResultByTime[]) => results.map(({ Groups }) => Groups?.map(({ Keys }) => Keys?.[0]));

  it('is shuffled anew in each period, the same each time', async () => {
    const [first, second] = keys(await askAll(awkward, byService));
    expect(first).not.toEqual([...(first ?? [])].sort());
    expect(first).not.toEqual(second);
    expect(keys(await askAll(awkward, byService))[0]).toEqual(first);
  });

  it('is by key without the switch', async () => {
    const [first] = keys(await askAll(plain, byService));
    expect(first).toEqual([...(first ?? [])].sort());
  });
});
