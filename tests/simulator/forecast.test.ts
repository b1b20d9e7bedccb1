// GetCostForecast: what comes is the world's own, with an interval that holds. aws-apis.md §2, §7.3.
import type { GetCostForecastCommandOutput } from '@aws-sdk/client-cost-explorer';
import { forecast, means, period, points, type ForecastInput } from './forecasts';
import { askAll, is, startPlain, sum, totalOf, type Northwind } from './northwind';

let northwind: Northwind;
beforeAll(async () => {
  northwind = await startPlain();
});
afterAll(() => northwind.close());
afterEach(() => northwind.control('POST', 'clock', { now: null }));

const clock = (day: string) => northwind.control('POST', 'clock', { now: `${day}T12:00:00Z` });
const widths = (output: GetCostForecastCommandOutput): readonly number[] =>
  points(output).map(({ lower, upper, mean }) => (upper - lower) / mean);
const actual = async (Start: string, End: string, Filter?: ForecastInput['Filter']): Promise<readonly number[]> =>
  (await askAll(northwind, { TimePeriod: { Start, End }, Granularity: 'DAILY', ...(Filter && { Filter }) })).map(
    (day) => totalOf(day),
  );

describe('a forecast', () => {
  it('is one point a day from today on, today whole, in the bill’s unit', async () => {
    const output = await forecast(northwind);
    expect(points(output).map(({ start }) => start)).toEqual(
      Array.from({ length: 11 }, (_, day) => `2026-11-${20 + day}`),
    );
    expect(output.Total?.Unit).toBe('USD');
    expect(Number(output.Total?.Amount)).toBeCloseTo(sum(means(output)), 6);
    expect(means(output)[0]).toBeGreaterThan(2000);
  });

  it('has its mean inside the bounds, wider for a higher level and a farther day', async () => {
    const far = period('2026-11-20', '2027-02-20');
    const [narrow, usual, wide] = (await Promise.all(
      [51, 80, 99].map((PredictionIntervalLevel) => forecast(northwind, { ...far, PredictionIntervalLevel })),
    )) as [GetCostForecastCommandOutput, GetCostForecastCommandOutput, GetCostForecastCommandOutput];
    expect(points(usual)).toHaveLength(92);
    expect(points(usual).every(({ lower, mean, upper }) => lower < mean && mean < upper)).toBe(true);
    expect(means(narrow)).toEqual(means(wide));
    widths(usual).forEach((width, day) => {
      expect(width).toBeGreaterThan(widths(narrow)[day] ?? Number.NaN);
      expect(width).toBeLessThan(widths(wide)[day] ?? Number.NaN);
    });
    expect(sum(widths(usual).slice(60, 90))).toBeGreaterThan(1.5 * sum(widths(usual).slice(0, 30)));
  });

  it('has no bounds where no level is asked for', async () => {
    const { ForecastResultsByTime: [first] = [] } = await forecast(northwind, { PredictionIntervalLevel: undefined });
    expect(Object.keys(first ?? {}).sort()).toEqual(['MeanValue', 'TimePeriod']);
  });

  it('has by month the sum of its days, and a partial first month', async () => {
    const span = period('2026-11-20', '2027-02-01');
    const months = points(await forecast(northwind, { ...span, Granularity: 'MONTHLY' }));
    const days = points(await forecast(northwind, span));
    expect(months.map(({ start, end }) => [start, end])).toEqual([
      ['2026-11-20', '2026-12-01'],
      ['2026-12-01', '2027-01-01'],
      ['2027-01-01', '2027-02-01'],
    ]);
    for (const { start, end, mean, lower, upper } of months) {
      const inside = days.filter((day) => String(start) <= String(day.start) && String(day.start) < String(end));
      expect(mean).toBeCloseTo(sum(inside.map((day) => day.mean)), 5);
      // Days stray to both sides: their sum is surer than any of them, and less sure than if nothing bound them together.
      expect(upper - lower).toBeLessThan(sum(inside.map((day) => day.upper - day.lower)));
    }
  });

  it('adds up over accounts', async () => {
    const ids = [
      '111111111111',
      ...Array.from({ length: 10 }, (_, index) => `2100000000${String(index + 1).padStart(2, '0')}`),
    ];
    const parts = await Promise.all(ids.map((id) => forecast(northwind, { Filter: is('LINKED_ACCOUNT', id) })));
    const whole = means(await forecast(northwind));
    whole.forEach((mean, day) => expect(sum(parts.map((part) => means(part)[day] ?? 0))).toBeCloseTo(mean, 6));
  });

  it('follows the week and the trend of what was', async () => {
    const staging = is('LINKED_ACCOUNT', '210000000005');
    // 2027-01-04 is a Monday.
    const week = means(await forecast(northwind, { ...period('2027-01-04', '2027-01-11'), Filter: staging }));
    expect(Math.max(...week.slice(5))).toBeLessThan(0.75 * Math.min(...week.slice(0, 5)));
    const api = is('LINKED_ACCOUNT', '210000000003');
    const october = sum(await actual('2026-10-01', '2026-11-01', api));
    const january = sum(means(await forecast(northwind, { ...period('2027-01-01', '2027-02-01'), Filter: api })));
    expect(january / october).toBeGreaterThan(1.06);
    expect(january / october).toBeLessThan(1.2);
  });

  it('knows every metric of cost: blended like unblended for the whole, net without the discount', async () => {
    const totals = Object.fromEntries(
      await Promise.all(
        (['UNBLENDED_COST', 'BLENDED_COST', 'AMORTIZED_COST', 'NET_UNBLENDED_COST', 'NET_AMORTIZED_COST'] as const).map(
          async (Metric) => [Metric, Number((await forecast(northwind, { Metric })).Total?.Amount)] as const,
        ),
      ),
    );
    expect(totals.BLENDED_COST).toBeCloseTo(totals.UNBLENDED_COST ?? 0, 6);
    // The discount has its own line: left out of one, worked into the other.
    expect(totals.NET_UNBLENDED_COST).toBeCloseTo(totals.UNBLENDED_COST ?? 0, 4);
    expect(totals.AMORTIZED_COST).not.toBeCloseTo(totals.UNBLENDED_COST ?? 0, 0);
    expect(totals.NET_AMORTIZED_COST).toBeGreaterThan(0);
  });

  it('has the month’s charges on its first', async () => {
    const [last = 0, first = 0, second = 0] = means(await forecast(northwind, period('2026-11-30', '2026-12-03')));
    expect(first).toBeGreaterThan(2 * last);
    expect(first).toBeGreaterThan(2 * second);
  });

  it('is the same whenever it is asked, another tomorrow', async () => {
    const later = period('2026-12-05', '2026-12-12');
    expect(means(await forecast(northwind, later))).toEqual(means(await forecast(northwind, later)));
    const today = means(await forecast(northwind, later));
    await clock('2026-11-21');
    const tomorrow = means(await forecast(northwind, later));
    expect(tomorrow).not.toEqual(today);
    tomorrow.forEach((mean, day) => expect(Math.abs(mean / (today[day] ?? 0) - 1)).toBeLessThan(0.05));
  });

  it.each([
    ['everything', undefined],
    ['one account', is('LINKED_ACCOUNT', '210000000001')],
    ['what jumps', is('SERVICE', 'Amazon SageMaker')],
  ])('of %s holds what comes in its 80 %% interval about as often', async (_, Filter) => {
    const hits: boolean[] = [];
    for (const today of ['2026-11-20', '2026-12-15', '2027-01-31']) {
      await clock(today);
      const End = new Date(Date.parse(today) + 80 * 86_400_000).toISOString().slice(0, 10);
      const expected = points(await forecast(northwind, { ...period(today, End), ...(Filter && { Filter }) }));
      await clock(new Date(Date.parse(End) + 30 * 86_400_000).toISOString().slice(0, 10));
      const came = await actual(today, End, Filter);
      hits.push(...expected.map(({ lower, upper }, day) => lower <= (came[day] ?? 0) && (came[day] ?? 0) <= upper));
    }
    const coverage = hits.filter(Boolean).length / hits.length;
    expect(hits).toHaveLength(240);
    expect(coverage).toBeGreaterThan(0.6);
    expect(coverage).toBeLessThanOrEqual(1);
  });

  it('costs a cent', async () => {
    await northwind.control('DELETE', 'ledger');
    await forecast(northwind);
    expect(await northwind.ledger()).toMatchObject({ total: 1, paid: 1, usd: 0.01 });
  });

  it('is a member’s own for a member', async () => {
    const member = await forecast(northwind.as('AKIAMEMBER210000000003'));
    expect(means(member)).toEqual(means(await forecast(northwind, { Filter: is('LINKED_ACCOUNT', '210000000003') })));
  });
});
