import { draw, labels, names, noticesOf, values } from './drawn';
import { context, days, type Row, table } from './table';

const SERVICE = { type: 'DIMENSION', key: 'SERVICE' };
const three = days('2026-11-02', 3);
const at = context('2026-11-02T00:00:00Z', '2026-11-05T00:00:00Z');
const byService = (...rows: readonly Row[]) => table(three, rows);

describe('top', () => {
  const rows: Row[] = [
    [['a'], ['0.1', '0.1', '0.1']],
    [['b'], ['0.2', undefined, '0.2']],
    [['c'], ['0.1', '0.2', undefined]],
    [['d'], ['100', '-0.3', '0']],
  ];

  it('keeps the largest over the range and adds the rest exactly (trap 21)', () => {
    const frames = draw({ groupBy: [SERVICE], top: 1 }, byService(...rows), at);
    expect(frames.flatMap(names)).toEqual(['d', 'Others']);
    // As doubles, 0.1 + 0.2 would be 0.30000000000000004.
    expect(values(frames[1])).toEqual([0.4, 0.3, 0.3]);
    expect(labels(frames[1])).toEqual({ SERVICE: 'Others' });
  });

  it('has no Others where nothing is left over', () => {
    expect(draw({ groupBy: [SERVICE], top: 4 }, byService(...rows), at).flatMap(names)).not.toContain('Others');
  });

  it('never adds unlike units: one Others per unit, and a notice (traps 29, 30)', () => {
    const usage: Row[] = [
      [['big'], ['9', '9', '9'], 'Hrs'],
      [['x'], ['1', '1', '1'], 'Hrs'],
      [['y'], ['2', '2', '2'], 'Hrs'],
      [['z'], ['4', '4', '4'], 'GB'],
    ];
    const frames = draw(
      { metric: 'UsageQuantity', groupBy: [{ type: 'DIMENSION', key: 'USAGE_TYPE' }], top: 1 },
      table(three, usage, { metric: 'UsageQuantity' }),
      at,
    );
    expect(frames.flatMap(names)).toEqual(['big (Hrs)', 'Others (GB)', 'Others (Hrs)']);
    expect(frames.map((frame) => values(frame)[0])).toEqual([9, 4, 3]);
    expect(frames.map((frame) => frame.fields[1]?.config?.unit)).toEqual(['count:Hrs', 'count:GB', 'count:Hrs']);
    expect(labels(frames[2])).toEqual({ USAGE_TYPE: 'Others', unit: 'Hrs' });
    expect(noticesOf(frames)).toEqual([expect.stringContaining('different units (GB, Hrs)')]);
  });

  it('passes an unreadable amount on: a sum without it would look like the truth', () => {
    const frames = draw(
      { groupBy: [SERVICE], top: 1 },
      byService([['a'], ['9', '9', '9']], [['b'], ['1', 'x', '1']], [['c'], ['1', '1', '1']]),
      at,
    );
    expect(values(frames[1])).toEqual([2, null, 2]);
  });
});

describe('units', () => {
  it('are the currency AWS bills in (trap 29)', () => {
    expect(draw({}, byService([[], ['1', '1', '1'], 'CNY']), at)[0]?.fields[1]?.config?.unit).toBe('currency:CN¥');
  });

  it('that change between periods make one series each', () => {
    const frames = draw({}, byService([[], ['1', '2', '3'], ['USD', 'EUR', 'USD']]), at);
    expect(frames.map((frame) => [names(frame)[0], labels(frame), values(frame)])).toEqual([
      ['Unblended cost (USD)', { unit: 'USD' }, [1, 0, 3]],
      ['Unblended cost (EUR)', { unit: 'EUR' }, [0, 2, 0]],
    ]);
  });

  it('are not mixed by a group that has no rows', () => {
    const frames = draw(
      { groupBy: [SERVICE] },
      byService([['a'], ['1', '1', '1']], [['b'], [undefined, undefined, undefined], '']),
      at,
    );
    expect(frames.map(labels)).toEqual([{ SERVICE: 'a' }, { SERVICE: 'b' }]);
    expect(noticesOf(frames)).toEqual([]);
  });

  it('that AWS could not add are said to mean nothing (trap 30)', () => {
    const frames = draw(
      { metric: 'UsageQuantity' },
      table(three, [[[], ['1', '1', '1'], 'N/A']], { metric: 'UsageQuantity' }),
      at,
    );
    expect(noticesOf(frames)).toEqual([expect.stringContaining('USAGE_TYPE')]);
  });
});
