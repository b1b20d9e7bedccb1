import Big from 'big.js';
import fc from 'fast-check';
import { findKind, type QueryContext } from '#queries';
import { draw, drawAll, labels, names, noticesOf, values } from './drawn';
import { context, costQuery, days, type Row, table } from './table';

const cost = findKind('cost')!;
const SERVICE = { type: 'DIMENSION', key: 'SERVICE' };
const range = (from: string, to: string, more: Partial<QueryContext> = {}) =>
  context(`${from}T00:00:00Z`, `${to}T00:00:00Z`, more);
const asked = (query: object, at: QueryContext) => {
  const [request] = cost.requests(costQuery({ ...query }), at);
  return request?.operation === 'ce:GetCostAndUsage'
    ? [request.input.Granularity, request.input.TimePeriod?.Start, request.input.TimePeriod?.End]
    : [];
};
const dates = (frame: Parameters<typeof values>[0]) => values(frame, 'Date');

describe('a running total', () => {
  it('starts again with each UTC month, in decimals', () => {
    const frames = draw(
      { runningTotal: true },
      table(days('2026-10-30', 4), [[[], ['0.1', '0.2', undefined, '0.3']]]),
      range('2026-10-30', '2026-11-03'),
    );
    // As doubles, 0.1 + 0.2 would be 0.30000000000000004; 1 November has no row and is the new month's 0.
    expect(values(frames[0])).toEqual([0.1, 0.3, 0, 0.3]);
    expect(frames.flatMap(names)).toEqual(['Unblended cost, running total']);
  });

  it('asks for the month’s beginning, and does not draw it', () => {
    const at = range('2026-11-03', '2026-11-05');
    expect(asked({ runningTotal: true }, at)).toEqual(['DAILY', '2026-11-01', '2026-11-05']);
    const frames = draw({ runningTotal: true }, table(days('2026-11-01', 4), [[[], ['1', '2', '4', '8']]]), at);
    expect(values(frames[0])).toEqual([7, 15]);
    expect(values(frames[0], 'Time')).toEqual([3, 4].map((day) => Date.UTC(2026, 10, day)));
  });

  it('says where AWS no longer has the month’s beginning', () => {
    const at = range('2026-11-10', '2026-11-11');
    expect(asked({ runningTotal: true, granularity: 'HOURLY' }, at)[1]).toBe('2026-11-06T11:00:00Z');
    const notices = noticesOf(draw({ runningTotal: true, granularity: 'HOURLY' }, table([], []), at));
    expect(notices).toEqual([expect.stringContaining('begins on 2026-11-06')]);
  });

  it('is unreadable from an unreadable amount to the end of its month', () => {
    const frames = draw(
      { runningTotal: true },
      table(days('2026-10-29', 4), [[[], ['1', 'x', '1', '1']]]),
      range('2026-10-29', '2026-11-02'),
    );
    expect(values(frames[0])).toEqual([1, null, null, 1]);
  });

  it('keeps its top by cost, not by sum of sums, and its Others exact', () => {
    const rows: Row[] = [
      [['late'], ['0', '0', '10']],
      [['early'], ['4', '0', '0']],
      [['small'], ['0.1', '0.2', '0']],
    ];
    const frames = draw(
      { runningTotal: true, groupBy: [SERVICE], top: 1 },
      table(days('2026-11-02', 3), rows),
      range('2026-11-02', '2026-11-05'),
    );
    expect(frames.map((frame) => [names(frame)[0], values(frame)])).toEqual([
      ['late', [0, 0, 10]],
      ['Others', [4.1, 4.3, 4.3]],
    ]);
  });

  it('beside last month’s adds that one up by its own month', () => {
    const frames = drawAll(
      { runningTotal: true, compare: 'previousMonth' },
      [table(days('2026-11-01', 3), [[[], ['1', '1', '1']]]), table(days('2026-10-01', 3), [[[], ['2', '2', '2']]])],
      range('2026-11-02', '2026-11-04'),
    );
    expect(frames.map((frame) => values(frame))).toEqual([
      [2, 3],
      [4, 6],
    ]);
  });

  it('means nothing to a total', () => {
    const at = range('2026-11-03', '2026-11-05');
    expect(asked({ runningTotal: true, format: 'total' }, at)).toEqual(['DAILY', '2026-11-03', '2026-11-05']);
    expect(cost.check(costQuery({ runningTotal: true, format: 'total', granularity: 'MONTHLY' }), at)).toEqual([]);
  });
});

describe('a share', () => {
  const at = range('2026-11-02', '2026-11-03');
  const one = (rows: Row[]) => table(days('2026-11-02', 1), rows);

  it('is of the total', () => {
    const frames = draw(
      { share: true, groupBy: [SERVICE] },
      one([
        [['a'], ['3']],
        [['b'], ['1']],
      ]),
      at,
    );
    expect(frames.map((frame) => values(frame))).toEqual([[75], [25]]);
    expect(frames[0]?.fields[1]?.config?.unit).toBe('percent');
    expect(noticesOf(frames)).toEqual([]);
  });

  it('is of the gross where credits are negative: of the net it would exceed 100 % (trap 8)', () => {
    const rows: Row[] = [
      [['a'], ['6']],
      [['b'], ['2']],
      [['credit'], ['-4']],
    ];
    const frames = draw({ share: true, groupBy: [SERVICE] }, one(rows), at);
    expect(frames.map((frame) => values(frame))).toEqual([[75], [25], [-50]]);
    expect(noticesOf(frames)).toEqual([expect.stringContaining('shares are of the gross')]);
  });

  it('does not change with the top: a credit among the Others is no smaller whole', () => {
    const rows: Row[] = [
      [['a'], ['6']],
      [['b'], ['2']],
      [['credit'], ['-4']],
    ];
    expect(draw({ share: true, groupBy: [SERVICE], top: 1 }, one(rows), at).map((frame) => values(frame))).toEqual([
      [75],
      [-25],
    ]);
  });

  it('is by unit, and empty where nothing cost anything', () => {
    const rows: Row[] = [
      [['a'], ['3'], 'USD'],
      [['b'], ['1'], 'CNY'],
      [['c'], ['0'], 'EUR'],
    ];
    const frames = draw({ share: true, groupBy: [SERVICE] }, one(rows), at);
    expect(frames.map((frame) => [labels(frame)?.['unit'], values(frame)[0]])).toEqual([
      ['USD', 100],
      ['CNY', 100],
      ['EUR', null],
    ]);
  });

  it('of a total is of the whole range, and has its own column', () => {
    const two = table(days('2026-11-02', 2), [
      [['a'], ['1', '0']],
      [['b'], ['1', '2']],
    ]);
    const [frame] = draw({ share: true, groupBy: [SERVICE], format: 'total' }, two, range('2026-11-02', '2026-11-04'));
    expect(values(frame, 'UnblendedCostShare')).toEqual([75, 25]);
  });
});

describe('a roll-up', () => {
  it('asks for whole weeks, and marks those that are not over', () => {
    const at = range('2026-11-11', '2026-11-20');
    expect(asked({ rollUp: 'week', granularity: 'MONTHLY' }, at)).toEqual(['DAILY', '2026-11-09', '2026-11-21']);
    const weeks = table(days('2026-11-09', 12), [[[], ['0.1', '0.2', ...Array.from({ length: 10 }, () => '1')]]]);
    const [frame] = draw({ rollUp: 'week', format: 'table' }, weeks, at);
    expect([dates(frame), values(frame, 'UnblendedCost'), values(frame, 'Complete')]).toEqual([
      ['2026-11-09', '2026-11-16'],
      [5.3, 5],
      [true, false],
    ]);
    expect(draw({ rollUp: 'week' }, weeks, { ...at, chart: true }).map((series) => values(series))).toEqual([
      [5.3],
      [5],
    ]);
  });

  it('makes quarters and years of months', () => {
    const at = range('2026-02-10', '2026-11-20');
    expect(asked({ rollUp: 'quarter' }, at)).toEqual(['MONTHLY', '2026-01-01', '2026-12-01']);
    expect(asked({ rollUp: 'year' }, range('2026-02-10', '2026-03-20'))).toEqual([
      'MONTHLY',
      '2026-01-01',
      '2026-12-01',
    ]);
    const months = Array.from({ length: 11 }, (_, month) => ({
      start: new Date(Date.UTC(2026, month)).toISOString().slice(0, 10),
      end: new Date(Date.UTC(2026, month + 1)).toISOString().slice(0, 10),
      estimated: month === 10,
    }));
    const year = table(months, [[[], months.map(() => '1')]]);
    const quarters = draw({ rollUp: 'quarter', format: 'table' }, year, at)[0];
    expect([dates(quarters), values(quarters, 'UnblendedCost'), values(quarters, 'Estimated')]).toEqual([
      ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'],
      [3, 3, 3, 2],
      [false, false, false, true],
    ]);
    expect(values(draw({ rollUp: 'year', format: 'table' }, year, at)[0], 'UnblendedCost')).toEqual([11]);
  });

  it('is incomplete where AWS no longer has its beginning', () => {
    // The first whole month of 14 is October 2025; its quarter begins with it, its year does not.
    const at = range('2025-11-10', '2025-12-20');
    expect(asked({ rollUp: 'year' }, at)).toEqual(['MONTHLY', '2025-10-01', '2026-01-01']);
    const months = ['2025-10', '2025-11', '2025-12'].map((month, index) => ({
      start: `${month}-01`,
      end: ['2025-11-01', '2025-12-01', '2026-01-01'][index]!,
      estimated: false,
    }));
    const complete = (rollUp: string) =>
      values(draw({ rollUp, format: 'table' }, table(months, [[[], ['1', '1', '1']]]), at)[0], 'Complete');
    expect([complete('quarter'), complete('year')]).toEqual([[true], [false]]);
  });

  it('compares like with like: of the week before only the days that this one has', () => {
    const at = range('2026-11-16', '2026-11-19');
    const frames = drawAll(
      { rollUp: 'week', compare: 'sevenDays' },
      [
        table(days('2026-11-16', 5), [[[], Array.from({ length: 5 }, () => '1')]]),
        table(days('2026-11-09', 7), [[[], Array.from({ length: 7 }, () => '2')]]),
      ],
      at,
    );
    expect(frames.map((frame) => values(frame))).toEqual([[5], [10]]);
  });

  it('leaves a week empty of which the earlier one is half gone', () => {
    // Days are kept from Sunday 21 September 2025; 52 weeks later is Sunday 20 September 2026.
    const at = range('2026-09-14', '2026-09-28');
    const ones = (first: string, count: number) =>
      table(days(first, count), [[[], Array.from({ length: count }, () => '1')]]);
    const frames = drawAll(
      { rollUp: 'week', compare: 'lastYear' },
      [ones('2026-09-14', 14), ones('2025-09-21', 8)],
      at,
    );
    expect(frames.map((frame) => values(frame))).toEqual([
      [7, 7],
      [null, 7],
    ]);
    expect(noticesOf(frames)).toEqual([
      expect.stringContaining('To compare with: AWS keeps 14 months of days'),
      'Nothing to compare with, left empty: 2026-09-14 to 2026-09-19.',
    ]);
  });

  it('changes no sum by a digit', () => {
    const cents = fc.array(fc.integer({ min: -99_999, max: 99_999 }), { minLength: 28, maxLength: 28 });
    fc.assert(
      fc.property(cents, (amounts) => {
        const texts = amounts.map((cent) => new Big(cent).div(1000).toFixed());
        const [frame] = draw(
          { rollUp: 'week' },
          table(days('2026-10-05', 28), [[[], texts]]),
          range('2026-10-05', '2026-11-02'),
        );
        const sums = [0, 1, 2, 3].map((week) =>
          Number(texts.slice(week * 7, week * 7 + 7).reduce((sum, text) => sum.plus(text), new Big(0))),
        );
        expect(values(frame)).toEqual(sums);
      }),
    );
  });

  it('means nothing to a total', () => {
    expect(asked({ rollUp: 'week', format: 'total' }, range('2026-11-11', '2026-11-13'))).toEqual([
      'DAILY',
      '2026-11-11',
      '2026-11-13',
    ]);
  });
});
