import { draw, noticesOf } from './drawn';
import { context, days, type Row, table } from './table';

const SERVICE = { type: 'DIMENSION', key: 'SERVICE' };
const TEAM = { type: 'TAG', key: 'team' };
const three = days('2026-11-02', 3);
const at = context('2026-11-02T00:00:00Z', '2026-11-05T00:00:00Z');
const byService = (...rows: readonly Row[]) => table(three, rows);

describe('notices', () => {
  const plain = byService([[], ['1', '1', '1']]);

  it('name estimated periods once, by runs (trap 4)', () => {
    const periods = [
      ...days('2026-11-01', 2, '2026-11-01'),
      ...days('2026-11-03', 1),
      ...days('2026-11-04', 1, '2026-11-04'),
    ];
    expect(noticesOf(draw({}, table(periods, [[[], ['1', '1', '1', '1']]]), at))).toEqual([
      'Estimated by AWS and still moving: 2026-11-01 to 2026-11-02, 2026-11-04.',
    ]);
  });

  it('say that pages were left out, and that an answer is stale', () => {
    const frames = draw({}, plain, at, { truncatedAtPages: 20, staleBecause: 'throttled', ageMs: 11_000_000 });
    expect(noticesOf(frames)).toEqual([
      expect.stringContaining('more than 20 pages'),
      expect.stringMatching(/\(throttled\).*3 h old/),
    ]);
  });

  it('say that AWS contradicted itself between two pages', () => {
    expect(noticesOf(draw({}, plain, at, { conflictingRows: 2 }))).toEqual([expect.stringContaining('2 rows twice')]);
  });

  it('say why a chart of the last hours is empty, and only a chart', () => {
    const hours = context('2026-11-04T06:00:00Z', '2026-11-04T12:00:00Z');
    const day = table(days('2026-11-04', 1), [[[], ['1']]]);
    const words = expect.stringContaining('lies at 2026-11-04 UTC, before this range begins');
    expect(noticesOf(draw({}, day, hours))).toContainEqual(words);
    expect(noticesOf(draw({ format: 'total' }, day, hours))).not.toContainEqual(words);
  });

  it('say every clamp', () => {
    expect(noticesOf(draw({}, plain, context('2026-11-02T00:00:00Z', '2027-01-01T00:00:00Z')))).toEqual([
      expect.stringContaining('ends in the future'),
    ]);
  });

  it('wonder about a tag that nothing carries (traps 22, 24)', () => {
    expect(noticesOf(draw({ groupBy: [TEAM] }, byService([['team$'], ['1', '1', '1']]), at))).toEqual([
      expect.stringContaining('tag:team'),
    ]);
    expect(
      noticesOf(draw({ groupBy: [TEAM] }, byService([['team$'], ['1', '1', '1']], [['team$x'], ['1', '1', '1']]), at)),
    ).toEqual([]);
  });

  it('say that a pie cannot show a total with negative groups (trap 9)', () => {
    const rows: Row[] = [
      [['a'], ['2', '1', '1']],
      [['Credit'], ['-1', undefined, undefined]],
    ];
    const query = { groupBy: [SERVICE], format: 'total' };
    expect(noticesOf(draw(query, byService(...rows), at))).toEqual([expect.stringContaining('a pie cannot show them')]);
    expect(noticesOf(draw(query, byService(rows[0]!), at))).toEqual([]);
  });

  it('stand on the first frame only, with the request, also when there is nothing to draw', () => {
    const frames = draw({ groupBy: [SERVICE] }, byService([['a'], ['1', '1', '1']], [['b'], ['1', '1', '1']]), at, {
      staleBecause: 'x',
    });
    expect(frames.map((frame) => [frame.meta?.notices?.length, frame.meta?.executedQueryString !== undefined])).toEqual(
      [
        [1, true],
        [undefined, false],
      ],
    );
    expect(JSON.parse(frames[0]?.meta?.executedQueryString ?? '')).toMatchObject({ operation: 'ce:GetCostAndUsage' });
    expect(noticesOf(draw({}, table([], []), at, { staleBecause: 'x' }))).toHaveLength(1);
  });
});
