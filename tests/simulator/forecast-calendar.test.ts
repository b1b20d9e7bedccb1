// Forecasts on the first, second and last day of a month, on 31 January and 29 February; as far as they reach; and
// where there is too little to forecast from.
import { forecast, period, points } from './forecasts';
import { askAll, is, records, startNorthwind, startPlain, sum, totalOf, type Northwind } from './northwind';

let northwind: Northwind;
beforeAll(async () => {
  northwind = await startPlain();
});
afterAll(() => northwind.close());
afterEach(() => northwind.control('POST', 'clock', { now: null }));

const clock = (day: string) => northwind.control('POST', 'clock', { now: `${day}T12:00:00Z` });

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
      const output = await forecast(leap, period(today, End));
      const [month, ...others] = points(await forecast(leap, { ...period(today, End), Granularity: 'MONTHLY' }));
      expect(points(output)).toHaveLength(days);
      expect(others).toEqual([]);
      expect(month?.mean).toBeCloseTo(Number(output.Total?.Amount), 5);
    } finally {
      await leap.close();
    }
  });

  it.each(['2026-11-20', '2026-11-30', '2026-12-01', '2026-12-02', '2027-01-31', '2028-02-29'])(
    'on %s month to date and forecast come near the closed month, the charges on all of it apart',
    async (today) => {
      const then = await startPlain({ today });
      try {
        const first = `${today.slice(0, 8)}01`;
        const End = new Date(Date.UTC(Number(today.slice(0, 4)), Number(today.slice(5, 7)), 1))
          .toISOString()
          .slice(0, 10);
        // Tax and support of an open month grow on its first, a day no forecast is about.
        const Filter = { Not: records('Tax', 'Support') };
        const spent = async (until: string): Promise<number> =>
          first === until
            ? 0
            : sum(
                (await askAll(then, { TimePeriod: { Start: first, End: until }, Granularity: 'DAILY', Filter })).map(
                  (day) => totalOf(day),
                ),
              );
        const toDate = await spent(today);
        const { Total } = await forecast(then, { ...period(today, End), Filter });
        await then.control('POST', 'clock', {
          now: new Date(Date.parse(End) + 5 * 86_400_000).toISOString().replace('.000', ''),
        });
        expect(Math.abs((toDate + Number(Total?.Amount)) / (await spent(End)) - 1)).toBeLessThan(0.025);
      } finally {
        await then.close();
      }
    },
  );

  it('reaches three months by day and eighteen by month, short months cut short', async () => {
    await clock('2026-11-30');
    expect(points(await forecast(northwind, period('2026-11-30', '2027-02-28')))).toHaveLength(90);
    const months = await forecast(northwind, { ...period('2026-11-30', '2028-05-01'), Granularity: 'MONTHLY' });
    expect(points(months)).toHaveLength(18);
  });
});

describe('too little history', () => {
  const insufficient = { name: 'DataUnavailableException', message: 'Insufficient amount of historical data.' };

  it('is what a service of five weeks and an account that left have', async () => {
    await expect(forecast(northwind, { Filter: is('SERVICE', 'Amazon Bedrock') })).rejects.toMatchObject(insufficient);
    await expect(forecast(northwind, { Filter: is('LINKED_ACCOUNT', '210000000011') })).rejects.toMatchObject(
      insufficient,
    );
    await expect(forecast(northwind, { Filter: is('LINKED_ACCOUNT', '999999999999') })).rejects.toMatchObject(
      insufficient,
    );
  });

  it('is what a young account has, whose bill is a few days long, and costs nothing', async () => {
    const young = await startNorthwind({ switches: { youngAccount: true } });
    try {
      await expect(forecast(young)).rejects.toMatchObject(insufficient);
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
