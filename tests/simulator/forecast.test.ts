// GetCostForecast and GetUsageForecast: what comes is the world's own, with an interval that holds. aws-apis.md §2, §7.3.
import {
  GetCostForecastCommand,
  GetUsageForecastCommand,
  type ForecastResult,
  type GetCostForecastCommandInput,
  type GetCostForecastCommandOutput,
} from '@aws-sdk/client-cost-explorer';
import { askAll, is, startNorthwind, startPlain, sum, totalOf, type Northwind } from './northwind';

let northwind: Northwind;
beforeAll(async () => {
  northwind = await startPlain();
});
afterAll(() => northwind.close());
afterEach(() => northwind.control('POST', 'clock', { now: null }));

type Input = Partial<GetCostForecastCommandInput>;

/** From 2026-11-20 to the end of the month by day in UnblendedCost, with an interval of 80 %, unless asked otherwise. */
const forecast = (input: Input = {}, of: Pick<Northwind, 'ce'> = northwind): Promise<GetCostForecastCommandOutput> =>
  of.ce.send(
    new GetCostForecastCommand({
      TimePeriod: { Start: '2026-11-20', End: '2026-12-01' },
      Metric: 'UNBLENDED_COST',
      Granularity: 'DAILY',
      PredictionIntervalLevel: 80,
      ...input,
    }),
  );
const period = (Start: string, End: string): Input => ({ TimePeriod: { Start, End } });
const clock = (day: string) => northwind.control('POST', 'clock', { now: `${day}T12:00:00Z` });
const points = ({ ForecastResultsByTime = [] }: { ForecastResultsByTime?: ForecastResult[] | undefined }) =>
  ForecastResultsByTime.map(
    ({ TimePeriod, MeanValue, PredictionIntervalLowerBound, PredictionIntervalUpperBound }) => ({
      start: TimePeriod?.Start,
      end: TimePeriod?.End,
      mean: Number(MeanValue),
      lower: Number(PredictionIntervalLowerBound),
      upper: Number(PredictionIntervalUpperBound),
    }),
  );
const means = (output: GetCostForecastCommandOutput): readonly number[] => points(output).map(({ mean }) => mean);
const widths = (output: GetCostForecastCommandOutput): readonly number[] =>
  points(output).map(({ lower, upper, mean }) => (upper - lower) / mean);
const actual = async (Start: string, End: string, Filter?: Input['Filter']): Promise<readonly number[]> =>
  (await askAll(northwind, { TimePeriod: { Start, End }, Granularity: 'DAILY', ...(Filter && { Filter }) })).map(
    (day) => totalOf(day),
  );

describe('a forecast', () => {
  it('is one point a day from today on, today whole, in the bill’s unit', async () => {
    const output = await forecast();
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
      [51, 80, 99].map((PredictionIntervalLevel) => forecast({ ...far, PredictionIntervalLevel })),
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
    const { ForecastResultsByTime: [first] = [] } = await forecast({ PredictionIntervalLevel: undefined });
    expect(Object.keys(first ?? {}).sort()).toEqual(['MeanValue', 'TimePeriod']);
  });

  it('has by month the sum of its days, and a partial first month', async () => {
    const span = period('2026-11-20', '2027-02-01');
    const months = points(await forecast({ ...span, Granularity: 'MONTHLY' }));
    const days = points(await forecast(span));
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
    const parts = await Promise.all(ids.map((id) => forecast({ Filter: is('LINKED_ACCOUNT', id) })));
    const whole = means(await forecast());
    whole.forEach((mean, day) => expect(sum(parts.map((part) => means(part)[day] ?? 0))).toBeCloseTo(mean, 6));
  });

  it('follows the week and the trend of what was', async () => {
    const staging = is('LINKED_ACCOUNT', '210000000005');
    // 2027-01-04 is a Monday.
    const week = means(await forecast({ ...period('2027-01-04', '2027-01-11'), Filter: staging }));
    expect(Math.max(...week.slice(5))).toBeLessThan(0.75 * Math.min(...week.slice(0, 5)));
    const api = is('LINKED_ACCOUNT', '210000000003');
    const october = sum(await actual('2026-10-01', '2026-11-01', api));
    const january = sum(means(await forecast({ ...period('2027-01-01', '2027-02-01'), Filter: api })));
    expect(january / october).toBeGreaterThan(1.06);
    expect(january / october).toBeLessThan(1.2);
  });

  it('has the month’s charges on its first', async () => {
    const [last = 0, first = 0, second = 0] = means(await forecast(period('2026-11-30', '2026-12-03')));
    expect(first).toBeGreaterThan(2 * last);
    expect(first).toBeGreaterThan(2 * second);
  });

  it('is the same whenever it is asked, another tomorrow', async () => {
    const later = period('2026-12-05', '2026-12-12');
    expect(means(await forecast(later))).toEqual(means(await forecast(later)));
    const today = means(await forecast(later));
    await clock('2026-11-21');
    const tomorrow = means(await forecast(later));
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
      const expected = points(await forecast({ ...period(today, End), ...(Filter && { Filter }) }));
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
    await forecast();
    expect(await northwind.ledger()).toMatchObject({ total: 1, paid: 1, usd: 0.01 });
  });

  it('is a member’s own for a member', async () => {
    const member = await forecast({}, northwind.as('AKIAMEMBER210000000003'));
    expect(means(member)).toEqual(means(await forecast({ Filter: is('LINKED_ACCOUNT', '210000000003') })));
  });
});

describe('at the edges of the calendar', () => {
  it.each([
    ['the first of a month', '2026-12-01', '2027-01-01', 31],
    ['the second', '2026-12-02', '2027-01-01', 30],
    ['the last day of a month', '2026-11-30', '2026-12-01', 1],
    ['31 January', '2027-01-31', '2027-02-01', 1],
    ['28 February', '2027-02-28', '2027-03-01', 1],
    ['29 February', '2028-02-29', '2028-03-01', 1],
  ])('%s goes on to the month’s end', async (_, today, End, days) => {
    const leap = await startPlain({ today });
    try {
      const output = await forecast(period(today, End), leap);
      const [month, ...others] = points(await forecast({ ...period(today, End), Granularity: 'MONTHLY' }, leap));
      expect(points(output)).toHaveLength(days);
      expect(others).toEqual([]);
      expect(month?.mean).toBeCloseTo(Number(output.Total?.Amount), 5);
    } finally {
      await leap.close();
    }
  });

  it('reaches three months by day and eighteen by month, short months cut short', async () => {
    await clock('2026-11-30');
    expect(points(await forecast(period('2026-11-30', '2027-02-28')))).toHaveLength(90);
    const months = await forecast({ ...period('2026-11-30', '2028-05-01'), Granularity: 'MONTHLY' });
    expect(points(months)).toHaveLength(18);
  });
});

describe('a usage forecast', () => {
  const usage = (Filter: Input['Filter'], input: Input = {}, of: Pick<Northwind, 'ce'> = northwind) =>
    of.ce.send(
      new GetUsageForecastCommand({
        TimePeriod: { Start: '2026-11-20', End: '2026-12-01' },
        Metric: 'USAGE_QUANTITY',
        Granularity: 'DAILY',
        PredictionIntervalLevel: 80,
        Filter,
        ...input,
      }),
    );

  it('counts one usage type in its unit, near what it was', async () => {
    const filter = is('USAGE_TYPE', 'BoxUsage:m6i.xlarge');
    const output = await usage(filter);
    expect(output.Total?.Unit).toBe('Hrs');
    const last = await askAll(northwind, {
      TimePeriod: { Start: '2026-11-06', End: '2026-11-17' },
      Granularity: 'DAILY',
      Metrics: ['UsageQuantity'],
      Filter: filter,
    });
    const ratio = sum(means(output)) / sum(last.map((day) => totalOf(day, 'UsageQuantity')));
    // Black Friday is ahead.
    expect(ratio).toBeGreaterThan(1);
    expect(ratio).toBeLessThan(1.5);
    expect(Number(output.Total?.Amount)).toBeCloseTo(sum(means(output)), 6);
  });

  it('takes a group of usage types, and normalised amounts', async () => {
    expect((await usage(is('USAGE_TYPE_GROUP', 'EC2: Running Hours'))).Total?.Unit).toBe('Hrs');
    const normalised = await usage(is('USAGE_TYPE_GROUP', 'RDS: Running Hours'), { Metric: 'NORMALIZED_USAGE_AMOUNT' });
    expect(normalised.Total?.Unit).toBe('N/A');
    expect(Number(normalised.Total?.Amount)).toBeGreaterThan(0);
  });

  it.each([
    ['no filter', undefined],
    ['a filter on something else', is('SERVICE', 'AWS Lambda')],
    ['unlike units', is('USAGE_TYPE', 'BoxUsage:m6i.xlarge', 'NatGateway-Bytes')],
    ['a usage type nobody has', is('USAGE_TYPE', 'BoxUsage:x9.huge')],
  ])('refuses %s', async (_, filter) => {
    await expect(usage(filter)).rejects.toMatchObject({
      name: 'UnresolvableUsageUnitException',
      $metadata: { httpStatusCode: 400 },
      message: expect.stringContaining('UsageType/UsageTypeGroup filter selections that contain matching units'),
    });
  });

  it('refuses a metric of cost', async () => {
    await expect(usage(is('USAGE_TYPE', 'Request'), { Metric: 'UNBLENDED_COST' })).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });
});

describe('too little history', () => {
  const insufficient = { name: 'DataUnavailableException', message: 'Insufficient amount of historical data.' };

  it('is what a service of five weeks and an account that left have', async () => {
    await expect(forecast({ Filter: is('SERVICE', 'Amazon Bedrock') })).rejects.toMatchObject(insufficient);
    await expect(forecast({ Filter: is('LINKED_ACCOUNT', '210000000011') })).rejects.toMatchObject(insufficient);
    await expect(forecast({ Filter: is('LINKED_ACCOUNT', '999999999999') })).rejects.toMatchObject(insufficient);
  });

  it('is what a young account has, whose bill is a few days long, and costs nothing', async () => {
    const young = await startNorthwind({ switches: { youngAccount: true } });
    try {
      await expect(forecast({}, young)).rejects.toMatchObject(insufficient);
      const days = await askAll(young, {
        TimePeriod: { Start: '2026-10-25', End: '2026-11-20' },
        Granularity: 'DAILY',
      });
      expect(days.filter((day) => totalOf(day) > 0).map(({ TimePeriod }) => TimePeriod?.Start)[0]).toBe('2026-11-08');
      expect(await young.ledger()).toMatchObject({ total: 2, paid: 1 });
    } finally {
      await young.close();
    }
  });
});
