// Awkward values and awkward times.
import type { Frame } from '#plugin-sdk/data';
import { context, days, type Row, table } from '../cost/table';
import { noticesOf, values } from '../cost/drawn';
import { draw, ENVIRONMENT, type Given, TEAM } from './drawn';

const three = days('2026-11-02', 3);
const at = context('2026-11-02T00:00:00Z', '2026-11-05T00:00:00Z');
const costOf = (periods: Parameters<typeof table>[0], rows: readonly Row[]) =>
  table(periods, rows, { metric: 'AmortizedCost' });
const cost = (...rows: readonly Row[]): Given => costOf(three, rows);
const row = (frame: Frame | undefined, place: number) => frame?.fields.map((field) => field.values[place]);

describe('values of a tag', () => {
  it('keep dollar signs, quotes, emoji and blanks', () => {
    const awkward = ['pay$link', '$5', 'say "hi"', "it's", '🚀', ' web ', 'a,b', '<b>', 'naïve', 'team$x'];
    const [frame] = draw(
      { view: 'values', keys: [TEAM] },
      [cost(...awkward.map((value, place): Row => [[`team$${value}`], [String(100 - place)]]))],
      at,
    );
    expect(values(frame, 'tag:team')).toEqual(awkward);
  });

  it('may be a thousand, each with its row and its share', () => {
    const rows = Array.from({ length: 1_000 }, (_, index): Row => [[`team$v${index}`], ['1', '1', '1']]);
    const [frame] = draw({ view: 'values', keys: [TEAM] }, [cost(...rows)], at);
    expect(values(frame, 'tag:team')).toHaveLength(1_000);
    expect(values(frame, 'Share')[0]).toBeCloseTo(0.1, 10);
  });

  it('beyond a top are added up, and named as near all the same', () => {
    const query = { view: 'values', keys: [TEAM], top: 1 };
    const [frame] = draw(query, [cost([['team$CC-101'], ['9']], [['team$CC101'], ['1']], [['team$web'], ['2']])], at);
    expect(row(frame, 0)).toEqual(['CC-101', 'CC101', 9, 75, '2026-11-02', '2026-11-02']);
    expect(row(frame, 1)).toEqual(['Others', '', 3, 25, '', '']);
  });

  it('say when each was seen first and last', () => {
    const query = { view: 'values', keys: [TEAM] };
    const [frame] = draw(query, [cost([['team$a'], ['1', '1', '0']], [['team$b'], [undefined, '1', '-1']])], at);
    expect([values(frame, 'FirstSeen'), values(frame, 'LastSeen')]).toEqual([
      ['2026-11-02', '2026-11-03'],
      ['2026-11-03', '2026-11-04'],
    ]);
  });

  it('of a cost category are uncategorised where they are none', () => {
    const keys = [{ type: 'COST_CATEGORY', key: 'Unit' }];
    const frames = draw({ keys, format: 'total' }, [cost([['Unit$'], ['1']], [['Unit$Data'], ['3']])], at);
    expect(values(frames[0], 'category:Unit')).toEqual(['Data', '(uncategorised)']);
    expect(noticesOf(frames)).toContain('(uncategorised) is 25.0 % of the cost: 1.00 USD without category:Unit.');
  });
});

describe('coverage', () => {
  const query = { view: 'coverage', keys: [TEAM, ENVIRONMENT], coverageBy: 'SERVICE', format: 'table' };

  it('adds a group up that has one half only, and the Others of both halves', () => {
    const tagged = cost([['A'], ['6']], [['B'], ['1']]);
    const untagged = cost([['A'], ['2']], [['C'], ['3']]);
    const [frame] = draw({ ...query, top: 1 }, [tagged, untagged], at);
    expect([row(frame, 0), row(frame, 1)]).toEqual([
      ['A', 6, 2, 75],
      ['Others', 1, 3, 25],
    ]);
  });

  it('is not known where credits make a part negative, or nothing cost anything', () => {
    const tagged = cost([['A'], ['1']], [['B'], ['-2']], [['C'], ['0']]);
    const [frame] = draw(query, [tagged, cost([['A'], ['1']], [['B'], ['5']], [['C'], ['0']])], at);
    expect(values(frame, 'Coverage')).toEqual([null, 50, null]);
  });

  it('is not known where an amount is no number', () => {
    const [frame] = draw(query, [cost([['A'], ['N/A']]), cost([['A'], ['5']])], at);
    expect(values(frame, 'Coverage')).toEqual([null]);
  });

  it('lays days side by side that only one half has', () => {
    const late = costOf(three.slice(1), [[['A'], ['1', '1']]]);
    const series = draw({ ...query, format: 'timeSeries' }, [late, cost([['A'], ['1', '1', '3']])], at);
    expect(values(series[0])).toEqual([50, 25]);
  });

  it('leaves the dashed ends of its lines unfilled, and those of bars pale', () => {
    const now = context('2026-11-18T00:00:00Z', '2026-11-20T10:30:00Z', { chart: true });
    const newest = (rows: readonly Row[]) => costOf(days('2026-11-18', 3), rows);
    const fills = (measure: string) =>
      draw({ ...query, format: 'timeSeries', measure }, [newest([[['A'], ['1', '1', '1']]]), newest([])], now).flatMap(
        ({ fields }) => fields.flatMap(({ config }) => config?.custom?.['fillOpacity'] ?? []),
      );
    expect([fills('percent'), fills('tagged')]).toEqual([[0], [12]]);
  });

  it('of keys that nothing carries is nothing, and says so', () => {
    const frames = draw(query, [cost(), cost([['A'], ['1', '1', '1']]), ['Team', 'environment']], at);
    expect(values(frames[0], 'Coverage')).toEqual([]);
    expect(noticesOf(frames)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('Nothing in this range carries all of tag:team, tag:environment'),
        'AWS has no cost with the tag team. Spelt like it: Team.',
      ]),
    );
  });
});
