// Trap 4: today is not over and the month is open; drawn like the others they look like a drop, and a rule fires on it.
import { findKind } from '#queries';
import { draw, labels, noticesOf, values } from './drawn';
import { context, costQuery, days, table } from './table';

// The clock stands at 20 November: by default 19 and 20 are incomplete.
const four = days('2026-11-17', 4, '2026-11-01');
const at = context('2026-11-17T00:00:00Z', '2026-11-20T10:30:00Z');
const one = table(four, [[[], ['1', '2', '4', '8']]]);
const through = (query: object, when = at) => draw(query, one, when)[0]?.meta?.custom?.['dataThrough'];
const fromAlert = { ...at, fromAlert: true };
const chart = { ...at, chart: true };

describe('an incomplete period (trap 4)', () => {
  it('is dashed in a chart, in a frame of its own with the same name: no value is in both', () => {
    const frames = draw({}, one, chart);
    expect(frames.map((frame) => [labels(frame), values(frame)])).toEqual([
      [{}, [1, 2]],
      [{ complete: 'false' }, [4, 8]],
    ]);
    expect(frames.map((frame) => frame.fields[1]?.config?.displayNameFromDS)).toEqual([
      'Unblended cost',
      'Unblended cost',
    ]);
    expect(frames[1]?.fields[1]?.config?.custom).toMatchObject({
      lineStyle: { fill: 'dash' },
      hideFrom: { legend: true },
    });
  });

  it('is the whole chart where nothing is complete, and nothing special where all is', () => {
    const today = { ...context('2026-11-20T00:00:00Z', '2026-11-20T10:30:00Z'), chart: true };
    expect(draw({}, table(days('2026-11-20', 1), [[[], ['8']]]), today).map(labels)).toEqual([{ complete: 'false' }]);
    expect(
      draw({}, table(days('2026-11-20', 1), [[[], ['1']]]), today)[0]?.fields[1]?.config?.custom,
    ).not.toHaveProperty('hideFrom');
    const before = { ...context('2026-11-02T00:00:00Z', '2026-11-03T00:00:00Z'), chart: true };
    const [frame, ...others] = draw({}, table(days('2026-11-02', 1), [[[], ['8']]]), before);
    expect([labels(frame), frame?.fields[1]?.config?.color, others]).toEqual([{}, undefined, []]);
  });

  it('is one series with the others for whoever cannot dash, and named', () => {
    const frames = draw({}, one, at);
    expect(frames.map((frame) => values(frame))).toEqual([[1, 2, 4, 8]]);
    expect(noticesOf(frames)).toContain('Not complete yet: 2026-11-19 to 2026-11-20.');
  });

  it('has a column in a table', () => {
    expect(values(draw({ format: 'table' }, one, at)[0], 'Complete')).toEqual([true, true, false, false]);
    expect(draw({ format: 'table', incomplete: 'keep' }, one, at)[0]?.fields.map(({ name }) => name)).not.toContain(
      'Complete',
    );
  });

  it('is left out on request, and that is said', () => {
    const frames = draw({ incomplete: 'drop' }, one, chart);
    expect(frames.map((frame) => values(frame))).toEqual([[1, 2]]);
    expect(noticesOf(frames)).toEqual([
      'Estimated by AWS and still moving: 2026-11-17 to 2026-11-18.',
      'Left out as incomplete: 2026-11-19 to 2026-11-20.',
    ]);
    expect(values(draw({ incomplete: 'drop', format: 'total' }, one, at)[0], 'UnblendedCost')).toEqual([3]);
  });

  it('cuts the open month of a total to its complete days, so that those are not lost', () => {
    const [request] = findKind('cost')!.requests(
      costQuery({ incomplete: 'drop', format: 'total', granularity: 'MONTHLY' }),
      at,
    );
    expect(request?.input).toMatchObject({ TimePeriod: { Start: '2026-11-17', End: '2026-11-19' } });
  });

  it('leaves a typed frame without fields when nothing else is there', () => {
    const today = context('2026-11-20T00:00:00Z', '2026-11-20T10:30:00Z', { fromAlert: true });
    const frames = draw({}, table(days('2026-11-20', 1), [[[], ['8']]]), today);
    expect(frames).toMatchObject([{ fields: [], meta: { type: 'timeseries-multi', custom: { dataThrough: null } } }]);
  });

  it('is as young as the lag says', () => {
    expect(draw({ lagDays: 1 }, one, chart).map((frame) => values(frame))).toEqual([[1, 2, 4], [8]]);
    expect(draw({ lagDays: 3 }, one, chart).map((frame) => values(frame))).toEqual([[1], [2, 4, 8]]);
    expect([{}, { lagDays: 1 }, { lagDays: 3 }].map((query) => through(query))).toEqual([
      '2026-11-18',
      '2026-11-19',
      '2026-11-17',
    ]);
  });

  it('is a month until its last day is old enough', () => {
    const months = [
      { start: '2026-10-01', end: '2026-11-01', estimated: false },
      { start: '2026-11-01', end: '2026-12-01', estimated: true },
    ];
    const monthly = (now: string) =>
      values(
        draw(
          { granularity: 'MONTHLY', format: 'table' },
          table(months, [[[], ['1', '2']]]),
          context('2026-10-01T00:00:00Z', '2026-11-20T00:00:00Z', { nowMs: Date.parse(now) }),
        )[0],
        'Complete',
      );
    expect(monthly('2026-11-01T12:00:00Z')).toEqual([false, false]);
    expect(monthly('2026-11-02T00:00:00Z')).toEqual([true, false]);
  });
});

describe('data through', () => {
  it('is the last complete day of what is drawn', () => {
    expect(through({})).toBe('2026-11-18');
    expect(through({}, context('2026-11-02T00:00:00Z', '2026-11-05T00:00:00Z'))).toBe('2026-11-04');
    expect(through({ granularity: 'MONTHLY' })).toBe('2026-11-18');
  });
});

describe('an alert rule', () => {
  it('sees no incomplete day, in one series, whatever the query marks', () => {
    for (const incomplete of ['mark', 'drop', 'keep']) {
      const frames = draw({ incomplete }, one, { ...fromAlert, chart: true });
      expect(frames.map((frame) => [labels(frame), values(frame)])).toEqual([[{}, [1, 2]]]);
    }
  });

  it('sees no incomplete hour', () => {
    const hours = ['2026-11-18T23', '2026-11-19T00'].map((hour, index) => ({
      start: `${hour}:00:00Z`,
      end: index === 0 ? '2026-11-19T00:00:00Z' : '2026-11-19T01:00:00Z',
      estimated: true,
    }));
    const when = context('2026-11-18T23:00:00Z', '2026-11-19T01:00:00Z', { fromAlert: true });
    expect(values(draw({ granularity: 'HOURLY' }, table(hours, [[[], ['1', '2']]]), when)[0])).toEqual([1]);
  });

  it('keeps an open month, a running total and the total of its range', () => {
    const month = table([{ start: '2026-11-01', end: '2026-12-01', estimated: true }], [[[], ['9']]]);
    expect(values(draw({ granularity: 'MONTHLY' }, month, fromAlert)[0])).toEqual([9]);
    expect(values(draw({ runningTotal: true }, one, fromAlert)[0])).toEqual([1, 3, 7, 15]);
    expect(values(draw({ format: 'total' }, one, fromAlert)[0], 'UnblendedCost')).toEqual([15]);
  });
});
