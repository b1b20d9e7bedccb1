import { findKind, type QueryContext } from '#queries';
import { draw, drawAll, labels, names, noticesOf, values } from './drawn';
import { context, costQuery, days, type Row, table } from './table';

const cost = findKind('cost')!;
const SERVICE = { type: 'DIMENSION', key: 'SERVICE' };

/** What each request asks for: `2026-11-02 2026-11-05`. */
const asked = (query: object, at: QueryContext) =>
  cost.requests(costQuery({ ...query }), at).map(({ input }) => {
    const { Start, End } = 'TimePeriod' in input && input.TimePeriod ? input.TimePeriod : {};
    return `${Start} ${End}`;
  });
const range = (from: string, to: string, more: Partial<QueryContext> = {}) =>
  context(`${from}T00:00:00Z`, `${to}T00:00:00Z`, more);

describe('the second request', () => {
  it('is behind the first, and is the same but for its period', () => {
    const query = costQuery({ compare: 'sevenDays', groupBy: [SERVICE], chargeTypes: 'credits' });
    const [first, second, ...others] = cost.requests(query, range('2026-11-09', '2026-11-12'));
    expect(others).toEqual([]);
    expect(second).toEqual({
      ...first,
      input: { ...first!.input, TimePeriod: { Start: '2026-11-02', End: '2026-11-05' } },
    });
  });

  it.each([
    ['previousPeriod', {}, '2026-11-02', '2026-11-05', '2026-10-30 2026-11-02'],
    ['previousPeriod', { granularity: 'MONTHLY' }, '2026-08-01', '2026-11-01', '2026-05-01 2026-08-01'],
    [
      'previousPeriod',
      { format: 'total', granularity: 'MONTHLY' },
      '2026-10-11',
      '2026-10-21',
      '2026-10-01 2026-10-11',
    ],
    ['previousPeriod', { rollUp: 'quarter' }, '2026-07-15', '2026-09-20', '2026-04-01 2026-07-01'],
    ['previousPeriod', { rollUp: 'week' }, '2026-11-03', '2026-11-12', '2026-10-19 2026-11-02'],
    ['previousMonth', {}, '2026-11-01', '2026-11-16', '2026-10-01 2026-10-16'],
    ['previousMonth', {}, '2026-03-01', '2026-04-01', '2026-02-01 2026-03-01'],
    ['previousMonth', {}, '2026-02-01', '2026-03-01', '2026-01-01 2026-01-29'],
    ['previousMonth', {}, '2026-03-30', '2026-04-01', '2026-03-01 2026-03-02'],
    ['previousMonth', { granularity: 'MONTHLY' }, '2026-02-01', '2026-03-01', '2026-01-01 2026-02-01'],
    ['sevenDays', {}, '2026-11-02', '2026-11-05', '2026-10-26 2026-10-29'],
    ['lastYear', {}, '2026-11-02', '2026-11-05', '2025-11-02 2025-11-05'],
    ['lastYear', { granularity: 'MONTHLY' }, '2026-10-01', '2026-11-01', '2025-10-01 2025-11-01'],
    ['lastYear', { rollUp: 'week' }, '2026-11-02', '2026-11-09', '2025-11-03 2025-11-10'],
    ['previousMonth', { runningTotal: true }, '2026-11-10', '2026-11-12', '2026-10-01 2026-10-12'],
  ])('of %s, %j, %s to %s is %s', (compare, more, from, to, second) => {
    expect(asked({ compare, ...more }, range(from, to))[1]).toBe(second);
  });

  it('is not sent for what AWS no longer keeps: that is said, and costs nothing', () => {
    const at = range('2026-06-01', '2026-06-04');
    expect(asked({ compare: 'lastYear' }, at)).toHaveLength(1);
    const one = table(days('2026-06-01', 3), [[[], ['1', '1', '1']]]);
    expect(noticesOf(draw({ compare: 'lastYear' }, one, at))).toEqual([
      expect.stringContaining('there is no comparison'),
    ]);
    expect(values(draw({ compare: 'lastYear', compareAs: 'difference' }, one, at)[0])).toEqual([null, null, null]);
  });

  it('is not sent for a total whose earlier half is gone: a part is not comparable with the whole', () => {
    // Days are kept from 21 September 2025.
    expect(asked({ compare: 'lastYear' }, range('2026-09-19', '2026-09-24'))).toEqual([
      '2026-09-19 2026-09-24',
      '2025-09-21 2025-09-24',
    ]);
    expect(asked({ compare: 'lastYear', format: 'total' }, range('2026-09-19', '2026-09-24'))).toHaveLength(1);
  });

  it('is asked in as many parts as the first', () => {
    const filters = [
      { type: 'DIMENSION', key: 'LINKED_ACCOUNT', values: Array.from({ length: 150 }, (_, n) => String(n)) },
    ];
    const at = range('2026-11-09', '2026-11-10');
    expect(asked({ compare: 'sevenDays', filters }, at)).toEqual([
      '2026-11-09 2026-11-10',
      '2026-11-09 2026-11-10',
      '2026-11-02 2026-11-03',
      '2026-11-02 2026-11-03',
    ]);
    const part = (first: string, amount: string) => table(days(first, 1), [[[], [amount]]]);
    const outputs = [
      part('2026-11-09', '1'),
      part('2026-11-09', '2'),
      part('2026-11-02', '10'),
      part('2026-11-02', '20'),
    ];
    expect(drawAll({ compare: 'sevenDays', filters }, outputs, at).map((frame) => values(frame))).toEqual([[3], [30]]);
  });
});

describe('compared', () => {
  const at = range('2026-11-09', '2026-11-11');
  const now = table(days('2026-11-09', 2), [
    [['a'], ['3', '0.3']],
    [['b'], ['1', undefined]],
    [['c'], ['0.5', '0.5']],
  ] satisfies Row[]);
  const before = table(days('2026-11-02', 2), [
    [['b'], ['4', '2']],
    [['a'], ['2', '0.1']],
    [['gone'], ['0.7', '0']],
  ] satisfies Row[]);
  const query = { compare: 'sevenDays', groupBy: [SERVICE] };

  it('stand side by side, told apart by a label on the earlier, at the times of now', () => {
    const frames = drawAll(query, [now, before], at);
    expect(frames.map((frame) => [names(frame)[0], labels(frame), values(frame)])).toEqual([
      ['a', { SERVICE: 'a' }, [3, 0.3]],
      ['b', { SERVICE: 'b' }, [1, 0]],
      ['c', { SERVICE: 'c' }, [0.5, 0.5]],
      ['b (7 days earlier)', { SERVICE: 'b', period: 'previous' }, [4, 2]],
      ['a (7 days earlier)', { SERVICE: 'a', period: 'previous' }, [2, 0.1]],
      ['gone (7 days earlier)', { SERVICE: 'gone', period: 'previous' }, [0.7, 0]],
    ]);
    expect(values(frames[3], 'Time')).toEqual([Date.UTC(2026, 10, 9), Date.UTC(2026, 10, 10)]);
  });

  it('keep the top of now, and the Others of both exact', () => {
    const frames = drawAll({ ...query, top: 1 }, [now, before], at);
    expect(frames.map((frame) => [names(frame)[0], values(frame)])).toEqual([
      ['a', [3, 0.3]],
      ['Others', [1.5, 0.5]],
      ['a (7 days earlier)', [2, 0.1]],
      ['Others (7 days earlier)', [4.7, 2]],
    ]);
  });

  it('differ exactly; a group one period lacks cost nothing then', () => {
    const frames = drawAll({ ...query, compareAs: 'difference' }, [now, before], at);
    expect(frames.map((frame) => [names(frame)[0], values(frame)])).toEqual([
      ['a', [1, 0.2]],
      ['b', [-3, -2]],
      ['c', [0.5, 0.5]],
      ['gone', [-0.7, 0]],
    ]);
    expect(frames[0]?.fields[1]?.config?.unit).toBe('currencyUSD');
    const total = drawAll({ ...query, compareAs: 'difference', format: 'total' }, [now, before], at);
    expect(values(total[0], 'UnblendedCostChange')).toEqual([1.2, -5, 1, -0.7]);
  });

  it('are a percentage of the earlier, empty where there was nothing to grow from', () => {
    const frames = drawAll({ ...query, compareAs: 'percent' }, [now, before], at);
    expect(frames.map((frame) => [names(frame)[0], values(frame)[0]])).toEqual([
      ['a', 50],
      ['b', -75],
      ['c', null],
      ['gone', -100],
    ]);
    expect(frames[0]?.fields[1]?.config?.unit).toBe('percent');
    const ungrouped = drawAll(
      { compare: 'sevenDays', compareAs: 'percent', format: 'total' },
      [table(days('2026-11-09', 2), [[[], ['1', '2']]]), table(days('2026-11-02', 2), [[[], ['1', '1']]])],
      at,
    );
    expect(values(ungrouped[0], 'UnblendedCostChangePercent')).toEqual([50]);
    expect(ungrouped.flatMap(names)).toEqual(['Unblended cost, change from 7 days earlier']);
  });

  it('pass an unreadable amount on', () => {
    const broken = table(days('2026-11-02', 2), [[['a'], ['x', '0.1']]]);
    expect(values(drawAll({ ...query, compareAs: 'difference' }, [now, broken], at)[0])).toEqual([null, 0.2]);
    expect(values(drawAll({ ...query, compareAs: 'percent' }, [now, broken], at)[0])[0]).toBeNull();
  });

  it('never mix units', () => {
    const chinese = table(days('2026-11-02', 2), [[['a'], ['2', '0.1'], 'CNY']]);
    const frames = drawAll({ ...query, compareAs: 'difference' }, [now, chinese], at);
    expect(frames.map((frame) => [labels(frame)?.['unit'], values(frame)[0]])).toEqual([
      ['USD', 3],
      ['USD', 1],
      ['USD', 0.5],
      ['CNY', -2],
    ]);
  });

  it('have a column in tables and totals', () => {
    const [frame] = drawAll({ ...query, format: 'table', top: 1 }, [now, before], at);
    expect(values(frame, 'period')).toEqual([
      'current',
      'current',
      'previous',
      'previous',
      'current',
      'current',
      'previous',
      'previous',
    ]);
    expect(values(frame, 'Complete')).not.toContain(false);
  });

  it('are estimated or settled each by itself', () => {
    const open = { ...now, periods: days('2026-11-09', 2, '2026-11-10') };
    const [frame] = drawAll({ ...query, format: 'table', top: 1 }, [open, before], at);
    expect(values(frame, 'Estimated')).toEqual([false, false, false, false, true, true, false, false]);
  });

  it('leave a day that last month does not have empty, and name it', () => {
    const march = table(days('2026-03-27', 3), [[[], ['1', '2', '3']]]);
    const february = table(days('2026-02-27', 2), [[[], ['5', '6']]]);
    const when = range('2026-03-27', '2026-03-30');
    const frames = drawAll({ compare: 'previousMonth' }, [march, february], when);
    expect(values(frames[1])).toEqual([5, 6, null]);
    expect(noticesOf(frames)).toEqual(['Nothing to compare with, left empty: 2026-03-29.']);
    expect(values(drawAll({ compare: 'previousMonth', compareAs: 'difference' }, [march, february], when)[0])).toEqual([
      -4,
      -4,
      null,
    ]);
    expect(
      values(drawAll({ compare: 'previousMonth', format: 'total' }, [march, february], when)[0], 'UnblendedCost'),
    ).toEqual([6, 11]);
  });

  it('dash the present only: the earlier is over', () => {
    const today = { ...range('2026-11-18', '2026-11-20'), chart: true };
    const frames = drawAll(
      { compare: 'sevenDays' },
      [table(days('2026-11-18', 2), [[[], ['1', '2']]]), table(days('2026-11-11', 2), [[[], ['3', '4']]])],
      today,
    );
    expect(frames.map((frame) => [labels(frame), values(frame)])).toEqual([
      [{}, [1]],
      [{ period: 'previous' }, [3, 4]],
      [{ complete: 'false' }, [2]],
    ]);
  });
});

describe('a comparison that cannot be made is refused before it is paid', () => {
  const at = range('2026-11-09', '2026-11-11');
  it.each([
    [{ compare: 'sevenDays', granularity: 'MONTHLY' }, 'compare'],
    [{ compare: 'sevenDays', rollUp: 'year' }, 'compare'],
    [{ compare: 'previousMonth', rollUp: 'week' }, 'compare'],
    [{ compare: 'lastYear', granularity: 'HOURLY' }, 'compare'],
    [{ runningTotal: true, granularity: 'MONTHLY' }, 'runningTotal'],
    [{ runningTotal: true, rollUp: 'week' }, 'runningTotal'],
    [{ share: true, compare: 'sevenDays', compareAs: 'percent' }, 'share'],
  ])('%j', (query, path) => {
    expect(cost.check(costQuery(query), at)).toEqual([{ path, message: expect.stringContaining('choose') }]);
  });
});
