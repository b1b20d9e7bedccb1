import fc from 'fast-check';
import { column, draw, lambda, notices, type Told, workWeek } from './drawn';

const [MON, TUE, WED] = ['2026-11-16', '2026-11-17', '2026-11-18'] as const;
const told = (cost: Told['cost'], ...m1: (readonly [string, number])[]): Told => ({ cost, usage: { m1 } });
const values = (query: Record<string, unknown>, given: Told) => column(draw(lambda(query), given)[0], 'Value');

describe('what one of them cost', () => {
  it('is empty where usage is zero or missing, never infinite', () => {
    expect(values({}, told(['1', '1', '1'], [MON, 1_000_000], [TUE, 0]))).toEqual([1, null, null]);
  });

  it('is empty where AWS sent an amount that is no number, and nothing where it sent no row', () => {
    expect(values({}, told(['1', 'N/A', undefined], [MON, 1e6], [TUE, 1e6], [WED, 1e6]))).toEqual([1, null, 0]);
  });

  it('is over a range the sums divided, in which a quiet day weighs little', () => {
    const [total] = draw(
      lambda({ format: 'total' }),
      told(['10', '10', '0.1'], [MON, 10e6], [TUE, 10e6], [WED, 1_000]),
    );
    expect(column(total, 'UnitCost')).toEqual([(20.1 * 1e6) / 20_001_000]);
  });

  it('is a number or nothing, and over a range what all of it cost, whatever was charged and used', () => {
    const cents = fc.integer({ min: -100_000, max: 10_000_000 });
    const used = fc.option(fc.oneof(fc.constant(0), fc.double({ min: 1e-3, max: 1e12, noNaN: true })));
    fc.assert(
      fc.property(fc.tuple(cents, cents, cents), fc.tuple(used, used, used), (costs, usage) => {
        const points = [MON, TUE, WED].flatMap((day, place) => {
          const value = usage[place];
          return typeof value === 'number' ? [[day, value] as const] : [];
        });
        const given = told(
          costs.map((one) => (one / 100).toFixed(2)),
          ...points,
        );
        const prices = values({ per: 'one' }, given) as (number | null)[];
        expect(prices.every((price) => price === null || Number.isFinite(price))).toBe(true);
        const counted = costs.flatMap((cost, place) => ((usage[place] ?? 0) > 0 ? [[cost / 100, usage[place]!]] : []));
        const [total] = draw(lambda({ per: 'one', format: 'total' }), given);
        const sum = (part: 0 | 1) => counted.reduce((all, one) => all + one[part]!, 0);
        const [price] = column(total, 'UnitCost') as number[];
        expect(price === undefined).toBe(counted.length === 0);
        expect((price ?? 0) * sum(1)).toBeCloseTo(sum(0), 6);
      }),
      { numRuns: 200 },
    );
  });

  it('is added in decimals', () => {
    const given = told(['0.1', '0.2', '0.0000000001'], [MON, 1], [TUE, 1], [WED, 1]);
    const [total] = draw(lambda({ format: 'total', parts: true, per: 'one' }), given);
    expect(column(total, 'Cost')).toEqual([0.3000000001]);
  });

  it.each([
    ['one', 'Sum', 4, 2.5],
    ['thousand', 'SampleCount', 4_000, 2.5],
    ['gb', 'Sum', 4 * 1024 ** 3, 2.5],
    ['hour', 'Average', 2, 10 / 48],
    // November has 30 days: a day of 60 GB is 2 GB-months.
    ['gbMonth', 'Average', 60 * 1024 ** 3, 5],
  ])('is per %s of a %s', (per, statistic, value, price) => {
    expect(values({ per, statistic }, told(['10'], [MON, value]))[0]).toBeCloseTo(price, 12);
  });

  it('adds metrics and regions, of which some may be silent on a day', () => {
    const query = { metricNames: ['Out', 'Back'], regions: ['eu-west-1', 'us-east-1'], per: 'one' };
    const usage = {
      m1: [
        [MON, 1],
        [TUE, 1],
      ],
      m2: [[MON, 3]],
    } as const;
    // Both regions answer the same: twice four, twice one.
    expect(values(query, { cost: ['16', '16'], usage })).toEqual([2, 8, null]);
  });

  it('is in the currency of the bill', () => {
    const [frame] = draw(lambda(), { ...told(['1'], [MON, 1e6]), currency: 'EUR' });
    expect(frame?.fields.at(-1)?.config).toMatchObject({
      displayNameFromDS: 'EUR per million requests',
      unit: 'currencyEUR',
    });
  });

  it.each([
    [{ per: 'one', unitName: 'query' }, '$ per query'],
    [{ per: 'thousand', unitName: 'query' }, '$ per thousand queries'],
    [{ per: 'million', unitName: '' }, '$ per million'],
    [{ per: 'gb' }, '$ per GB'],
    [{ alias: 'Lambda' }, 'Lambda'],
  ])('is called after what it is per: %j', (query, name) => {
    const [frame] = draw(lambda(query), told(['1'], [MON, 1]));
    expect(frame?.fields.at(-1)?.config?.displayNameFromDS).toBe(name);
  });
});

describe('both parts', () => {
  const given = told(['1', '2', '3'], [MON, 1e6], [WED, 1e6]);

  it('are series of their own, told apart by a label', () => {
    const frames = draw(lambda({ parts: true }), given);
    expect(frames.map(({ fields }) => fields.at(-1)?.labels)).toEqual(
      ['unit cost', 'cost', 'usage'].map((part) => ({ part })),
    );
    expect(column(frames[1], 'Value')).toEqual([1, 2, 3]);
    expect(column(frames[2], 'Value')).toEqual([1e6, null, 1e6]);
  });

  it('are nothing for an alert rule', () => {
    const at = workWeek({ fromAlert: true });
    expect(draw(lambda({ parts: true }), given, at)).toEqual([
      expect.objectContaining({ fields: [expect.anything(), expect.objectContaining({ labels: {} })] }),
    ]);
    expect(draw(lambda({ parts: true, format: 'total' }), given, at)[0]?.meta?.type).toBe('numeric-long');
  });

  it('show the cost of a day without usage', () => {
    const [frame] = draw(lambda({ parts: true, format: 'table' }), told(['1', '2', '3']));
    expect(column(frame, 'Cost')).toEqual([1, 2, 3]);
    expect(column(frame, 'UnitCost')).toEqual([null, null, null]);
  });
});

describe('notices', () => {
  it('name the days without usage, and those that are incomplete', () => {
    const texts = notices(draw(lambda(), told(['1', '1', '1'], [MON, 1])));
    expect(texts).toContain('Without usage, left empty and out of every total: 2 days (2026-11-17, 2026-11-18).');
    expect(texts).toContain('Left out as incomplete: 2026-11-19 to 2026-11-20.');
  });

  it('say that no day is complete', () => {
    const frames = draw(lambda(), { cost: ['1'], firstDay: '2026-11-19' });
    expect(frames).toMatchObject([{ fields: [] }]);
    expect(notices(frames)).toContain('No day of this range is complete yet: choose a longer range.');
  });

  it('say that nothing was charged', () => {
    expect(notices(draw(lambda(), { usage: { m1: [[MON, 1]] } }))).toContainEqual(
      expect.stringContaining('AWS charged nothing that fits'),
    );
  });

  it('name a metric that is silent beside others', () => {
    const query = lambda({ metricNames: ['Invocations', 'Invokations'] });
    expect(notices(draw(query, told(['1'], [MON, 1])))).toContainEqual(
      expect.stringContaining('AWS/Lambda Invokations has no points'),
    );
  });

  it('say what a search cannot find', () => {
    const query = lambda({ dimensions: { FunctionName: ['*'] } });
    const at = workWeek({ fromMs: Date.parse('2026-10-20T00:00:00Z') });
    expect(notices(draw(query, told(['1'], [MON, 1]), at))).toContainEqual(expect.stringContaining('last two weeks'));
    expect(notices(draw(query, told(['1'], [MON, 1])))).not.toContainEqual(expect.stringContaining('last two weeks'));
  });

  it('say where the halves may be of different accounts or regions', () => {
    const given = told(['1'], [MON, 1]);
    const scope = (query: Record<string, unknown>) =>
      notices(draw(lambda(query), given)).filter((text) => text.startsWith('Usage is of'));
    expect(scope({})).toEqual([expect.stringContaining('own account')]);
    expect(scope({ regions: [], accounts: ['111122223333'] })).toEqual([expect.stringContaining('own region')]);
    expect(scope({ accounts: ['111122223333'] })).toEqual([]);
    expect(scope({ filters: [{ type: 'DIMENSION', key: 'LINKED_ACCOUNT', values: ['111122223333'] }] })).toEqual([]);
    expect(scope({ sameScope: false })).toEqual([]);
  });
});
