import { mergeTables } from '../../../src/queries/shared/merge-tables';
import { days, table } from '../cost/table';

const two = days('2026-11-18', 2, '2026-11-19');

describe('mergeTables', () => {
  it('returns one table as it is', () => {
    const one = table(two, [[[], ['1', '2']]]);
    expect(mergeTables([one])).toBe(one);
  });

  it('has a group once for each unit, whether a part has one unit or several', () => {
    const usage = (unit: string | readonly string[], amounts: string[]) => ({
      periods: two,
      groups: [['X']],
      columns: { UsageQuantity: [{ unit, amounts }] },
      descriptions: {},
    });
    const merged = mergeTables([usage(['Hrs', 'GB'], ['1', '2']), usage('Hrs', ['3', '4'])]);
    expect(merged.groups).toEqual([['X'], ['X']]);
    expect(merged.columns.UsageQuantity).toEqual([
      { unit: 'Hrs', amounts: ['4', '4'] },
      { unit: 'GB', amounts: [undefined, '2'] },
    ]);
  });

  it('adds the amounts of a group exactly, and keeps groups that only one part has', () => {
    const merged = mergeTables([
      table(
        two,
        [
          [['S3'], ['0.1', '1']],
          [['EC2'], ['5', undefined]],
        ],
        { descriptions: { a: 'first' } },
      ),
      table(
        two,
        [
          [['Tax'], [undefined, '8']],
          [['S3'], ['0.2', undefined]],
        ],
        { descriptions: { b: 'second' } },
      ),
    ]);
    expect(merged).toEqual({
      periods: two,
      groups: [['S3'], ['EC2'], ['Tax']],
      columns: {
        UnblendedCost: [
          { unit: 'USD', amounts: ['0.3', '1'] },
          { unit: 'USD', amounts: ['5', undefined] },
          { unit: 'USD', amounts: [undefined, '8'] },
        ],
      },
      descriptions: { a: 'first', b: 'second' },
    });
  });

  it('never adds unlike units', () => {
    const merged = mergeTables([table(two, [[[], ['1', '1'], 'Hrs']]), table(two, [[[], ['2', '2'], 'GB']])]);
    expect(merged.columns['UnblendedCost']?.map(({ unit }) => unit)).toEqual(['Hrs', 'GB']);
  });

  it('puts the periods of all parts in order, estimated where any part is', () => {
    const late = table([{ ...two[1]!, estimated: false }], [[[], ['1']]]);
    const early = table([two[0]!, two[1]!], [[[], ['2', '3']]]);
    const merged = mergeTables([late, early]);
    expect(merged.periods).toEqual(two);
    expect(merged.columns['UnblendedCost']?.[0]?.amounts).toEqual(['2', '4']);
  });

  it('leaves out a part without rows, and passes an unreadable amount on', () => {
    const merged = mergeTables([
      table(two, [[[], [undefined, undefined], '']]),
      table(two, [[[], ['1', 'x']]]),
      table(two, [[[], ['1', '1']]]),
    ]);
    expect(merged.groups).toEqual([[]]);
    expect(merged.columns['UnblendedCost']?.[0]?.amounts).toEqual(['2', 'x']);
  });
});
