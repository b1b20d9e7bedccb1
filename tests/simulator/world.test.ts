// Northwind as aws-apis.md §7.1–7.2 describes it: size, shares, tags, events, and the bill as it fills up.
import {
  ask,
  askAll,
  byKey,
  dimension,
  is,
  records,
  startPlain,
  sum,
  tag,
  totalOf,
  type Ask,
  type Northwind,
} from './northwind';

let northwind: Northwind;
beforeAll(async () => {
  northwind = await startPlain();
});
afterAll(() => northwind.close());

const days = async (Start: string, End: string, input: Ask = {}): Promise<readonly number[]> =>
  (await askAll(northwind, { TimePeriod: { Start, End }, Granularity: 'DAILY', ...input })).map((day) => totalOf(day));
const share = (part: number | undefined, whole: number): number => (100 * (part ?? 0)) / whole;

describe('size', () => {
  it('is about $84,000 a month now and $61,000 twelve months ago', async () => {
    const months = await askAll(northwind, { TimePeriod: { Start: '2025-10-01', End: '2026-12-01' } });
    expect(totalOf(months[12]) / 84_000).toBeCloseTo(1, 1);
    expect(Math.abs(totalOf(months[12]) / 84_000 - 1)).toBeLessThan(0.03);
    expect(Math.abs(totalOf(months[0]) / 61_000 - 1)).toBeLessThan(0.03);
  });

  it('is shared among the accounts as planned', async () => {
    const accounts = byKey(await askAll(northwind, { GroupBy: [dimension('LINKED_ACCOUNT')] }));
    const total = sum(Object.values(accounts));
    const planned = {
      '111111111111': 6,
      '210000000001': 31,
      '210000000002': 22,
      '210000000003': 12,
      '210000000004': 9,
      '210000000005': 5,
      '210000000006': 4,
      '210000000007': 6,
      '210000000008': 2,
      '210000000009': 2,
      '210000000010': 1,
    };
    for (const [id, percent] of Object.entries(planned)) {
      expect(Math.abs(share(accounts[id], total) - percent)).toBeLessThan(0.8);
    }
    expect(accounts['210000000011']).toBeUndefined();
  });

  it('is spread over the regions as planned', async () => {
    const regions = byKey(await askAll(northwind, { GroupBy: [dimension('REGION')], Filter: records('Usage') }));
    const total = sum(Object.values(regions));
    for (const [region, percent] of Object.entries({
      'us-east-1': 52,
      'eu-west-1': 24,
      'eu-central-1': 9,
      'us-west-2': 9,
      'ap-southeast-1': 4,
      global: 2,
    })) {
      expect(Math.abs(share(regions[region], total) - percent)).toBeLessThan(3);
    }
  });

  it('has 38 months of history', async () => {
    const months = await askAll(northwind, { TimePeriod: { Start: '2023-09-01', End: '2026-11-01' } });
    expect(months).toHaveLength(38);
    expect(months.every((month) => totalOf(month) > 20_000)).toBe(true);
  });

  it('has every record type, and the refund once', async () => {
    const types = byKey(
      await askAll(northwind, {
        TimePeriod: { Start: '2026-03-01', End: '2026-11-01' },
        GroupBy: [dimension('RECORD_TYPE')],
      }),
    );
    expect(Object.keys(types).sort()).toEqual([
      'Credit',
      'DiscountedUsage',
      'Enterprise Discount Program Discount',
      'Recurring',
      'Refund',
      'SavingsPlanCoveredUsage',
      'SavingsPlanNegation',
      'SavingsPlanRecurringFee',
      'Support',
      'Tax',
      'Upfront',
      'Usage',
    ]);
    expect(types.Refund).toBeCloseTo(-312.4, 9);
    expect(types.Upfront).toBe(5200);
    expect(types.Credit).toBeCloseTo(-1500 * 5, 6);
  });
});

describe('tags', () => {
  it.each([
    ['team', 72],
    ['environment', 88],
    ['cost-center', 55],
    ['Environment', 6],
    ['aws:createdBy', 40],
  ])('%s is on %d %% of usage', async (key, percent) => {
    const values = byKey(await askAll(northwind, { GroupBy: [tag(key)], Filter: records('Usage') }));
    const total = sum(Object.values(values));
    expect(Math.abs(100 - share(values[`${key}$`], total) - percent)).toBeLessThan(6);
  });

  it('project begins three months ago, in the middle of a month', async () => {
    const days = await askAll(northwind, {
      TimePeriod: { Start: '2026-08-18', End: '2026-08-22' },
      Granularity: 'DAILY',
      GroupBy: [tag('project')],
    });
    expect(days.map(({ Groups }) => Groups?.length)).toEqual([1, 1, 5, 5]);
    expect(Object.keys(byKey(days))).toContain('project$pay$link');
  });

  it('are misspelt, missing on legacy, capital in one account, and never on tax', async () => {
    expect(Object.keys(byKey(await askAll(northwind, { GroupBy: [tag('cost-center')] })))).toEqual(
      expect.arrayContaining(['cost-center$CC-101', 'cost-center$CC101']),
    );
    expect(
      Object.keys(
        byKey(await askAll(northwind, { GroupBy: [tag('environment')], Filter: is('LINKED_ACCOUNT', '210000000010') })),
      ),
    ).toEqual(['environment$']);
    expect(
      Object.keys(
        byKey(await askAll(northwind, { GroupBy: [tag('Environment'), dimension('LINKED_ACCOUNT')] })),
      ).filter((key) => !key.startsWith('Environment$|')),
    ).toEqual(['Environment$Shared|210000000007']);
    expect(
      Object.keys(byKey(await askAll(northwind, { GroupBy: [tag('team')], Filter: records('Tax', 'Support') }))),
    ).toEqual(['team$']);
  });
});

describe('events', () => {
  it('(a) log ingestion times nine, twelve days ago, for three days', async () => {
    const logs = await days('2026-11-05', '2026-11-14', {
      Filter: { And: [is('LINKED_ACCOUNT', '210000000003'), is('USAGE_TYPE', 'EU-DataProcessing-Bytes')] },
    });
    const usual = (logs[0]! + logs[1]! + logs[2]! + logs[6]! + logs[7]! + logs[8]!) / 6;
    const impact = logs[3]! + logs[4]! + logs[5]! - 3 * usual;
    expect(logs[4]! / usual).toBeGreaterThan(6);
    expect(impact).toBeGreaterThan(1700);
    expect(impact).toBeLessThan(2500);
  });

  it('(b) a day of NAT traffic, (c) a forgotten cluster, (h) a new service', async () => {
    const nat = await days('2026-10-28', '2026-11-04', {
      Filter: is('USAGE_TYPE', 'NatGateway-Bytes', 'EU-NatGateway-Bytes'),
    });
    expect(Math.max(...nat)).toBe(nat[3]);
    const cluster = await days('2026-09-16', '2026-09-25', { Filter: is('USAGE_TYPE', 'Train:ml.p3.8xlarge') });
    expect(cluster.map((usd) => Math.round(usd))).toEqual([
      0,
      0,
      ...Array.from({ length: 5 }, () => Math.round(705.024 * 0.94)),
      0,
      0,
    ]);
    const bedrock = await days('2026-10-14', '2026-10-18', { Filter: is('SERVICE', 'Amazon Bedrock') });
    expect(bedrock.map((usd) => usd > 0)).toEqual([false, false, true, true]);
  });

  it('(d) less storage since four months ago, (e) a price cut, (f) a migration', async () => {
    const storage = await days('2026-06-29', '2026-07-03', {
      Filter: {
        And: [
          is('LINKED_ACCOUNT', '210000000002'),
          is('USAGE_TYPE', 'TimedStorage-ByteHrs'),
          is('SERVICE', 'Amazon Simple Storage Service'),
        ],
      },
    });
    expect((storage[2]! + storage[3]!) / (storage[0]! + storage[1]!)).toBeCloseTo(0.82, 1);
    const rate = async (Start: string, End: string): Promise<number> => {
      const [day] = await askAll(northwind, {
        TimePeriod: { Start, End },
        Metrics: ['UnblendedCost', 'UsageQuantity'],
        Filter: { And: [is('USAGE_TYPE', 'BoxUsage:c6g.2xlarge'), records('Usage')] },
      });
      return totalOf(day) / totalOf(day, 'UsageQuantity');
    };
    expect((await rate('2026-08-01', '2026-08-02')) / (await rate('2026-07-31', '2026-08-01'))).toBeCloseTo(0.95, 6);
    const old = is('USAGE_TYPE', 'BoxUsage:m5.xlarge');
    const shop = { Filter: { And: [is('LINKED_ACCOUNT', '210000000001'), old] }, Metrics: ['UsageQuantity'] };
    const [before, after] = await Promise.all(
      ['2026-04', '2026-08'].map((month) =>
        ask(northwind, { ...shop, TimePeriod: { Start: `${month}-01`, End: `${month}-28` } }),
      ),
    );
    expect(totalOf(before?.ResultsByTime?.[0], 'UsageQuantity')).toBeGreaterThan(1000);
    expect(totalOf(after?.ResultsByTime?.[0], 'UsageQuantity')).toBe(0);
  });

  it('(g) Black-Friday traffic a year ago, a weekly shape, a quiet staging at weekends', async () => {
    const cdn = await days('2025-11-10', '2025-12-08', { Filter: is('SERVICE', 'Amazon CloudFront') });
    const weeks = [0, 7, 14, 21].map((from) => sum(cdn.slice(from, from + 7)));
    expect(weeks[2]! / ((weeks[0]! + weeks[1]! + weeks[3]!) / 3)).toBeCloseTo(1.45, 1);
    const staging = await days('2026-11-09', '2026-11-16', {
      Filter: { And: [is('LINKED_ACCOUNT', '210000000005'), is('USAGE_TYPE', 'BoxUsage:t3.medium')] },
    });
    expect((staging[5]! + staging[6]!) / (staging[1]! + staging[2]!)).toBeLessThan(0.3);
  });

  it('have the acquired company leave two months ago', async () => {
    const months = await askAll(northwind, {
      TimePeriod: { Start: '2026-08-01', End: '2026-11-01' },
      Filter: is('LINKED_ACCOUNT', '210000000011'),
    });
    expect(months.map((month) => totalOf(month) > 0)).toEqual([true, false, false]);
  });
});

describe('the open month', () => {
  const at = (now: string) => northwind.control('POST', 'clock', { now });
  afterAll(() => northwind.control('POST', 'clock', { now: null }));

  it('is estimated until the 4th at noon of the next', async () => {
    const estimated = async (now: string): Promise<boolean | undefined> => {
      await at(now);
      return (await ask(northwind, { TimePeriod: { Start: '2026-10-31', End: '2026-11-01' }, Granularity: 'DAILY' }))
        .ResultsByTime?.[0]?.Estimated;
    };
    expect(await estimated('2026-11-01T00:30:00Z')).toBe(true);
    expect(await estimated('2026-11-04T11:59:59Z')).toBe(true);
    expect(await estimated('2026-11-04T12:00:00Z')).toBe(false);
  });

  it('fills a day in three refreshes, never falling, complete at ten the next morning', async () => {
    const seen: number[] = [];
    for (const now of [
      '2026-11-17T01:00:00Z',
      '2026-11-17T09:59:00Z',
      '2026-11-17T10:00:00Z',
      '2026-11-17T17:59:00Z',
      '2026-11-17T18:00:00Z',
      '2026-11-18T02:00:00Z',
      '2026-11-18T09:59:00Z',
      '2026-11-18T10:00:00Z',
      '2026-11-20T10:00:00Z',
    ]) {
      await at(now);
      seen.push((await days('2026-11-17', '2026-11-18'))[0]!);
    }
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.slice(0, 2)).toEqual([0, 0]);
    expect(seen[2]).toBe(seen[3]);
    expect(new Set(seen).size).toBe(5);
    expect(seen[7]).toBe(seen[8]);
  });

  it('lets tax and support rise, and settles them when it closes', async () => {
    const charges = async (now: string): Promise<number> => {
      await at(now);
      return (await days('2026-10-01', '2026-10-02', { Filter: records('Tax', 'Support') }))[0]!;
    };
    const [early, late, ended, closed] = [
      await charges('2026-10-10T12:00:00Z'),
      await charges('2026-10-30T12:00:00Z'),
      await charges('2026-11-03T12:00:00Z'),
      await charges('2026-11-04T12:00:00Z'),
    ];
    expect(early).toBeLessThan(late);
    expect(late).toBeLessThan(ended);
    expect(ended).toBeLessThan(closed);
  });

  it('leaves settled months alone when the clock goes on, and moves the story only when told', async () => {
    await at('2026-11-20T12:00:00Z');
    const before = await askAll(northwind, { GroupBy: [dimension('SERVICE')] });
    await at('2027-01-05T12:00:00Z');
    expect(await askAll(northwind, { GroupBy: [dimension('SERVICE')] })).toEqual(before);
    await northwind.control('POST', 'clock', { now: '2027-01-05T12:00:00Z', anchor: true });
    expect(await askAll(northwind, { GroupBy: [dimension('SERVICE')] })).not.toEqual(before);
    await northwind.control('POST', 'reset');
  });
});
