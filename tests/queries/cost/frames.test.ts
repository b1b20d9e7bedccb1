import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { draw, labels, names, noticesOf, values } from './drawn';
import { context, days, type Row, table } from './table';

const SERVICE = { type: 'DIMENSION', key: 'SERVICE' };
const REGION = { type: 'DIMENSION', key: 'REGION' };
const three = days('2026-11-02', 3);
const at = context('2026-11-02T00:00:00Z', '2026-11-05T00:00:00Z');
const byService = (...rows: readonly Row[]) => table(three, rows);

describe('time series', () => {
  it('make one frame per group with UTC times, unit, labels, name and a link to the console', () => {
    const frames = draw(
      { groupBy: [SERVICE] },
      byService([['AWS Lambda'], ['1', '2', '3']], [['Amazon S3'], ['10', '20', '30']]),
      at,
    );
    expect(frames.map((frame) => frame.meta?.type)).toEqual(['timeseries-multi', 'timeseries-multi']);
    expect(values(frames[0], 'Time')).toEqual([2, 3, 4].map((day) => Date.UTC(2026, 10, day)));
    expect(frames[0]?.fields[1]).toMatchObject({
      name: 'Value',
      labels: { SERVICE: 'Amazon S3' },
      config: {
        unit: 'currencyUSD',
        displayNameFromDS: 'Amazon S3',
        links: [
          {
            title: 'Open in AWS Cost Explorer',
            url: expect.stringContaining('startDate=2026-11-02'),
            targetBlank: true,
          },
        ],
      },
    });
  });

  it('draw 0 for a day without a row, null where a group has no rows at all (trap 7)', () => {
    // The fold ends a column with its last row.
    const frames = draw(
      { groupBy: [SERVICE] },
      byService([['a'], ['10', undefined]], [['b'], [undefined, undefined, undefined]]),
      at,
    );
    expect(frames.map((frame) => values(frame))).toEqual([
      [10, 0, 0],
      [null, null, null],
    ]);
  });

  it('come in the same order whatever order AWS sent: largest first, then by key', () => {
    const rows: Row[] = [
      [['b'], ['1', '1', '1']],
      [['c'], ['5', '0', '0']],
      [['a'], ['0', '3', '0']],
      [['d'], ['-9', undefined, undefined]],
    ];
    const order = (sent: readonly Row[]) => draw({ groupBy: [SERVICE] }, byService(...sent), at).flatMap(names);
    expect(order(rows)).toEqual(['c', 'a', 'b', 'd']);
    expect(order([...rows].reverse())).toEqual(order(rows));
  });

  it('sum the groups themselves, never a Total (trap 6), and keep credits negative (trap 8)', () => {
    const frames = draw(
      { groupBy: [{ type: 'DIMENSION', key: 'RECORD_TYPE' }] },
      byService([['Credit'], ['-5', '0', '-0.5']]),
      at,
    );
    expect(values(frames[0])).toEqual([-5, 0, -0.5]);
  });

  it('read tiny and long amounts; an unreadable one is null, and said (trap 10)', () => {
    const frames = draw({}, byService([[], ['1.2E-9', '2641.54800000000022919266484677791595458984375', '']]), at);
    expect(values(frames[0])).toEqual([1.2e-9, 2641.5480000000002, null]);
    expect(noticesOf(frames)).toEqual([expect.stringContaining('1 amount that is no number')]);
  });

  it('hold hours in UTC', () => {
    const hours = [{ start: '2026-11-20T05:00:00Z', end: '2026-11-20T06:00:00Z', estimated: true }];
    const frames = draw(
      { granularity: 'HOURLY' },
      table(hours, [[[], ['1']]]),
      context('2026-11-20T05:00:00Z', '2026-11-20T06:00:00Z'),
    );
    expect(values(frames[0], 'Time')).toEqual([Date.UTC(2026, 10, 20, 5)]);
  });

  it('are one typed frame without fields when there is nothing', () => {
    for (const nothing of [table([], []), table(three, []), byService([[], [undefined, undefined, undefined]])]) {
      const frames = draw({ groupBy: [SERVICE] }, nothing, at);
      expect(frames).toMatchObject([{ fields: [], meta: { type: 'timeseries-multi', typeVersion: [0, 1] } }]);
    }
  });
});

describe('table', () => {
  it('has a text date, a column per group, the amount and whether it is estimated', () => {
    const months = [
      { start: '2026-10-01', end: '2026-11-01', estimated: false },
      { start: '2026-11-01', end: '2026-12-01', estimated: true },
    ];
    const [frame] = draw(
      { format: 'table', granularity: 'MONTHLY', groupBy: [REGION] },
      table(months, [
        [['eu-west-1'], ['1', '2']],
        [['NoRegion'], ['5', undefined]],
      ]),
      context('2026-10-01T00:00:00Z', '2026-11-20T00:00:00Z'),
    );
    expect(frame?.fields.map(({ name, values: column }) => [name, Array.from<unknown>(column)])).toEqual([
      ['Date', ['2026-10', '2026-10', '2026-11', '2026-11']],
      ['REGION', ['(none)', 'eu-west-1', '(none)', 'eu-west-1']],
      ['UnblendedCost', [5, 1, 0, 2]],
      ['Estimated', [false, false, true, true]],
      ['Complete', [true, true, false, false]],
    ]);
    expect(frame?.meta?.type).toBe('table');
  });

  it('keeps its fields when it is empty', () => {
    const [frame] = draw({ format: 'table', groupBy: [SERVICE] }, table(three, []), at);
    expect(frame?.fields.map(({ name, values: column }) => [name, column.length])).toEqual([
      ['Date', 0],
      ['SERVICE', 0],
      ['UnblendedCost', 0],
      ['Estimated', 0],
      ['Complete', 0],
    ]);
  });
});

describe('total', () => {
  it('is one number per group, exact, with text columns for labels', () => {
    const [frame] = draw(
      { format: 'total', groupBy: [SERVICE], top: 1 },
      byService([['a'], ['0.1', '0.1', '0.1']], [['b'], ['0.1', '0.2', undefined]], [['c'], ['7', '0', '0']]),
      at,
    );
    expect(frame?.meta).toMatchObject({ type: 'numeric-long', typeVersion: [0, 1] });
    expect(frame?.fields.map(({ name, values: column }) => [name, Array.from<unknown>(column)])).toEqual([
      ['SERVICE', ['c', 'Others']],
      ['UnblendedCost', [7, 0.6]],
    ]);
  });

  it('alone carries the alias, or the metric in words', () => {
    const one = byService([[], ['1', '1', '1']]);
    expect(draw({ format: 'total', alias: 'Month to date' }, one, at).flatMap(names)).toEqual(['Month to date']);
    expect(draw({ format: 'total' }, one, at).flatMap(names)).toEqual(['Unblended cost']);
  });

  it('tells unlike units apart in a column of their own', () => {
    const [frame] = draw(
      { format: 'total', groupBy: [SERVICE] },
      byService([['a'], ['1', '1', '1'], 'USD'], [['b'], ['1', '0', '0'], 'CNY']),
      at,
    );
    expect(values(frame, 'unit')).toEqual(['USD', 'CNY']);
    expect(frame?.fields.at(-1)?.config?.unit).toBe('short');
  });

  it('is empty, typed and without fields when there is nothing', () => {
    expect(draw({ format: 'total' }, table([], []), at)).toMatchObject([
      { fields: [], meta: { type: 'numeric-long' } },
    ]);
  });

  it('is null where an amount is unreadable', () => {
    expect(values(draw({ format: 'total' }, byService([[], ['1', 'NaN', '1']]), at)[0], 'UnblendedCost')).toEqual([
      null,
    ]);
  });
});

const SAMPLE = path.resolve(__dirname, '../../../../shared/samples/GetCostAndUsage-1.json');
const isThere = existsSync(SAMPLE);
(isThere ? describe : describe.skip)(
  `an answer that AWS printed${isThere ? '' : ' (skipped: no ../shared/samples here)'}`,
  () => {
    it('is read whole: service, tag, negative and long amounts', () => {
      const recorded = JSON.parse(readFileSync(SAMPLE, 'utf8')) as Recorded;
      const { TimePeriod, Estimated, Groups } = recorded.ResultsByTime[0]!;
      const rows = Groups.map((group): Row => [
        group.Keys,
        [group.Metrics.UnblendedCost.Amount],
        group.Metrics.UnblendedCost.Unit,
      ]);
      const answered = table([{ start: TimePeriod.Start, end: TimePeriod.End, estimated: Estimated }], rows);
      const query = { groupBy: [SERVICE, { type: 'TAG', key: 'Environment' }], granularity: 'MONTHLY' };
      const frames = draw(
        query,
        answered,
        context('2017-09-01T00:00:00Z', '2017-10-01T00:00:00Z', { nowMs: Date.parse('2017-10-05T00:00:00Z') }),
      );
      expect(frames.map((frame) => [labels(frame)?.['tag:Environment'], values(frame)])).toEqual(
        expect.arrayContaining([
          ['(untagged)', [40.3543773134]],
          ['Dev', [0.2682364644]],
        ]),
      );
      expect(frames).toHaveLength(Groups.length);
    });
  },
);

interface Recorded {
  ResultsByTime: {
    TimePeriod: { Start: string; End: string };
    Estimated: boolean;
    Groups: { Keys: string[]; Metrics: { UnblendedCost: { Amount: string; Unit: string } } }[];
  }[];
}
