// Answers of GetCostAndUsage: shape, groups, filters, pages, determinism. aws-apis.md §1.3–1.7.
import {
  ask,
  askAll,
  askPages,
  byKey,
  dimension,
  failure,
  is,
  records,
  startNorthwind,
  startPlain,
  sum,
  tag,
  totalOf,
  type Ask,
  type Northwind,
} from './northwind';

let northwind: Northwind;
beforeAll(async () => {
  northwind = await startNorthwind();
});
afterAll(() => northwind.close());

const week: Ask = { TimePeriod: { Start: '2026-11-09', End: '2026-11-16' }, Granularity: 'DAILY' };

describe('an answer', () => {
  it('without groups has totals, empty groups and no definitions', async () => {
    const { GroupDefinitions, ResultsByTime, DimensionValueAttributes } = await ask(northwind);
    expect(GroupDefinitions).toBeUndefined();
    expect(DimensionValueAttributes).toEqual([]);
    expect(ResultsByTime).toEqual([
      {
        TimePeriod: { Start: '2026-10-01', End: '2026-11-01' },
        Total: { UnblendedCost: { Amount: expect.stringMatching(/^8\d{4}\./), Unit: 'USD' } },
        Groups: [],
        Estimated: false,
      },
    ]);
  });

  it('with groups has definitions, empty totals and the accounts’ names', async () => {
    const {
      GroupDefinitions,
      ResultsByTime: [result] = [],
      DimensionValueAttributes,
    } = await ask(northwind, { GroupBy: [dimension('LINKED_ACCOUNT'), tag('team')] });
    expect(GroupDefinitions).toEqual([
      { Type: 'DIMENSION', Key: 'LINKED_ACCOUNT' },
      { Type: 'TAG', Key: 'team' },
    ]);
    expect(result?.Total).toEqual({});
    expect(result?.Groups?.map(({ Keys }) => Keys?.join('|'))).toEqual(
      expect.arrayContaining(['210000000003|team$api', '111111111111|team$']),
    );
    expect(DimensionValueAttributes).toContainEqual({ Value: '210000000003', Attributes: { description: 'api-prod' } });
  });

  it('knows an account that left by its id alone', async () => {
    const { DimensionValueAttributes } = await ask(northwind, {
      TimePeriod: { Start: '2026-08-01', End: '2026-09-01' },
      GroupBy: [dimension('LINKED_ACCOUNT')],
    });
    expect(DimensionValueAttributes).toContainEqual({ Value: '210000000011', Attributes: {} });
  });

  it('cuts the first and the last month where the period cuts them', async () => {
    const { ResultsByTime } = await ask(northwind, { TimePeriod: { Start: '2026-08-15', End: '2026-10-10' } });
    expect(ResultsByTime?.map(({ TimePeriod }) => TimePeriod)).toEqual([
      { Start: '2026-08-15', End: '2026-09-01' },
      { Start: '2026-09-01', End: '2026-10-01' },
      { Start: '2026-10-01', End: '2026-10-10' },
    ]);
  });

  it('writes hours as instants', async () => {
    const { ResultsByTime } = await ask(northwind, {
      TimePeriod: { Start: '2026-11-15T22:00:00Z', End: '2026-11-16T01:00:00Z' },
      Granularity: 'HOURLY',
    });
    expect(ResultsByTime?.[1]?.TimePeriod).toEqual({ Start: '2026-11-15T23:00:00Z', End: '2026-11-16T00:00:00Z' });
    expect(ResultsByTime?.every((result) => totalOf(result) > 50)).toBe(true);
  });

  it('has each metric asked for, selection equal string for string', async () => {
    const Metrics = [
      'UnblendedCost',
      'BlendedCost',
      'AmortizedCost',
      'NetUnblendedCost',
      'NetAmortizedCost',
      'UsageQuantity',
      'NormalizedUsageAmount',
    ];
    const all = await askAll(northwind, { ...week, Metrics, GroupBy: [dimension('SERVICE')] });
    const one = await askAll(northwind, {
      ...week,
      Metrics: ['NetAmortizedCost'],
      GroupBy: [dimension('SERVICE')],
      Filter: is('LINKED_ACCOUNT', '210000000002'),
    });
    const two = await askAll(northwind, {
      ...week,
      Metrics: ['NetAmortizedCost'],
      GroupBy: [dimension('SERVICE'), dimension('LINKED_ACCOUNT')],
    });
    expect(Object.keys(all[0]?.Groups?.[0]?.Metrics ?? {}).sort()).toEqual([...Metrics].sort());
    const lambda = (results: typeof all, key: string) =>
      results.map(
        ({ Groups }) => Groups?.find(({ Keys }) => Keys?.join('|') === key)?.Metrics?.NetAmortizedCost?.Amount,
      );
    expect(lambda(one, 'AWS Glue')).toEqual(lambda(two, 'AWS Glue|210000000002'));
  });
});

describe('values that are missing', () => {
  it.each([
    ['REGION', 'NoRegion'],
    ['REGION', 'global'],
    ['INSTANCE_TYPE', 'NoInstanceType'],
    ['AZ', 'NoAZ'],
    ['RESERVATION_ID', 'NoReservationId'],
    ['LEGAL_ENTITY_NAME', 'Acme Security Ltd.'],
  ])('of %s are called %s', async (key, value) => {
    expect(byKey(await askAll(northwind, { GroupBy: [dimension(key)] }))[value]).toBeDefined();
  });

  it('of tags and categories end in a dollar sign', async () => {
    expect(byKey(await askAll(northwind, { GroupBy: [tag('team')] })).team$).toBeGreaterThan(0);
    expect(Object.keys(byKey(await askAll(northwind, { GroupBy: [tag('nobody')] })))).toEqual(['nobody$']);
    expect(
      Object.keys(byKey(await askAll(northwind, { GroupBy: [{ Type: 'COST_CATEGORY', Key: 'BusinessUnit' }] }))).sort(),
    ).toEqual(['Commerce', 'Data', 'Platform', 'Unallocated'].map((value) => `BusinessUnit$${value}`));
  });
});

describe('filters', () => {
  it('nest, and say no', async () => {
    const shop = is('LINKED_ACCOUNT', '210000000001', '210000000005');
    const nested = await ask(northwind, {
      Filter: {
        And: [
          { Or: [shop, is('LINKED_ACCOUNT', '210000000002')] },
          { Not: is('SERVICE', 'AWS Glue') },
          records('Usage'),
        ],
      },
      GroupBy: [dimension('LINKED_ACCOUNT'), dimension('SERVICE')],
    });
    const keys = Object.keys(byKey(nested.ResultsByTime ?? []));
    expect(new Set(keys.map((key) => key.split('|')[0]))).toEqual(
      new Set(['210000000001', '210000000005', '210000000002']),
    );
    expect(keys.some((key) => key.endsWith('AWS Glue'))).toBe(false);
  });

  it('find the untagged, with ABSENT and without values', async () => {
    const total = byKey(await askAll(northwind, { GroupBy: [tag('team')], Filter: records('Usage') })).team$;
    const absent = await ask(northwind, {
      Filter: { And: [{ Tags: { Key: 'team', MatchOptions: ['ABSENT'] } }, records('Usage')] },
    });
    const empty = await ask(northwind, { Filter: { And: [{ Tags: { Key: 'team' } }, records('Usage')] } });
    const none = await ask(northwind, { Filter: { And: [{ Tags: {} }, records('Usage')] } });
    expect(totalOf(absent.ResultsByTime?.[0])).toBeCloseTo(total ?? 0, 6);
    expect(totalOf(empty.ResultsByTime?.[0])).toBeCloseTo(total ?? 0, 6);
    expect(totalOf(none.ResultsByTime?.[0])).toBeLessThan(total ?? 0);
    expect(totalOf(none.ResultsByTime?.[0])).toBeGreaterThan(0);
  });

  it('distinguish the case of keys and values', async () => {
    expect(
      totalOf(
        (await ask(northwind, { Filter: { Tags: { Key: 'Environment', Values: ['Shared'] } } })).ResultsByTime?.[0],
      ),
    ).toBeGreaterThan(1000);
    expect(
      totalOf(
        (await ask(northwind, { Filter: { Tags: { Key: 'environment', Values: ['Shared'] } } })).ResultsByTime?.[0],
      ),
    ).toBe(0);
    expect(
      totalOf(
        (await ask(northwind, { Filter: { CostCategories: { Key: 'BusinessUnit', Values: ['Platform'] } } }))
          .ResultsByTime?.[0],
      ),
    ).toBeGreaterThan(1000);
  });
});

describe('pages', () => {
  const query: Ask = {
    ...week,
    GroupBy: [dimension('LINKED_ACCOUNT'), dimension('SERVICE')],
    Metrics: ['UnblendedCost', 'UsageQuantity'],
  };

  it('cut inside a period, and merged are the unpaged answer', async () => {
    const small = await startNorthwind({ pageSize: 17 });
    const pages = await askPages(small, query);
    const merged = await askAll(small, query);
    await small.close();
    expect(pages.length).toBeGreaterThan(20);
    expect(
      pages
        .slice(0, -1)
        .every(({ ResultsByTime }) => sum((ResultsByTime ?? []).map(({ Groups }) => Groups?.length ?? 0)) === 17),
    ).toBe(true);
    expect(pages[1]?.ResultsByTime?.[0]?.TimePeriod).toEqual(pages[0]?.ResultsByTime?.[0]?.TimePeriod);
    expect(merged).toEqual(await askAll(northwind, query));
  });

  it('hold a thousand groups by default', async () => {
    const [first] = await askPages(northwind, { ...query, TimePeriod: { Start: '2026-10-01', End: '2026-11-01' } });
    expect(sum((first?.ResultsByTime ?? []).map(({ Groups }) => Groups?.length ?? 0))).toBe(1000);
  });

  it('have tokens bound to their request', async () => {
    const small = await startNorthwind({ pageSize: 10 });
    const { NextPageToken = '' } = await ask(small, query);
    const changed = await failure(ask(small, { ...query, Metrics: ['BlendedCost'], NextPageToken }));
    const wrong = await failure(ask(small, { ...query, NextPageToken: 'bm9uc2Vuc2U' }));
    const tampered = await failure(
      ask(small, {
        ...query,
        NextPageToken: Buffer.from(
          Buffer.from(NextPageToken, 'base64url')
            .toString()
            .replace(/\d$/, (digit) => String(9 - Number(digit))),
        ).toString('base64url'),
      }),
    );
    const stranger = await failure(ask(small.as('AKIAMEMBER210000000001'), { ...query, NextPageToken }));
    await small.close();
    expect(changed).toMatchObject({ name: 'RequestChangedException', status: 400 });
    expect(wrong).toMatchObject({ name: 'InvalidNextTokenException', status: 400 });
    expect(tampered.name).toBe('InvalidNextTokenException');
    expect(stranger.name).toBe('RequestChangedException');
  });

  it('of one answer show one state of the bill, though it is refreshed between them', async () => {
    const small = await startNorthwind({ pageSize: 40, today: '2026-11-20T09:59:00Z' });
    const today: Ask = { ...query, TimePeriod: { Start: '2026-11-19', End: '2026-11-20' } };
    const whole = await askAll(small, today);
    const first = await ask(small, today);
    await small.control('POST', 'clock', { now: '2026-11-20T10:01:00Z' });
    const second = await ask(small, { ...today, NextPageToken: first.NextPageToken });
    const later = await askAll(small, today);
    await small.close();
    expect(whole[0]?.Groups?.slice(0, 80)).toEqual([
      ...(first.ResultsByTime?.[0]?.Groups ?? []),
      ...(second.ResultsByTime?.[0]?.Groups ?? []),
    ]);
    expect(later).not.toEqual(whole);
  });
});

describe('the same question', () => {
  const query: Ask = { ...week, GroupBy: [dimension('SERVICE')], Metrics: ['UnblendedCost', 'AmortizedCost'] };

  it('has the same answer however often and in whatever order things are asked', async () => {
    const other = await startNorthwind();
    const before = await askAll(northwind, query);
    await askAll(other, { GroupBy: [dimension('REGION')] });
    await askAll(other, { ...query, TimePeriod: { Start: '2026-02-01', End: '2026-02-05' } });
    const after = await askAll(other, query);
    await other.close();
    expect(after).toEqual(before);
    expect(await askAll(northwind, query)).toEqual(before);
  });

  it('has another answer in another seed’s Northwind, of about the same size', async () => {
    const other = await startPlain({ seed: 7 });
    const mine = totalOf((await askAll(northwind))[0]);
    const theirs = totalOf((await askAll(other))[0]);
    await other.close();
    expect(theirs).not.toBe(mine);
    expect(Math.abs(theirs / mine - 1)).toBeLessThan(0.03);
  });

  it('of a member account covers that account alone', async () => {
    const member = await ask(northwind.as('AKIAMEMBER210000000003'), { GroupBy: [dimension('LINKED_ACCOUNT')] });
    expect(Object.keys(byKey(member.ResultsByTime ?? []))).toEqual(['210000000003']);
    const payer = byKey(await askAll(northwind, { GroupBy: [dimension('LINKED_ACCOUNT')] }));
    expect(byKey(member.ResultsByTime ?? [])['210000000003']).toBe(payer['210000000003']);
  });
});
