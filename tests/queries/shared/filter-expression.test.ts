import { filterExpression } from '../../../src/queries/shared/filter-expression';
import type { Filter } from '../../../src/queries/shared/key';

const dimension = (key: string, values: string[], operator: Filter['operator'] = 'is'): Filter => ({
  type: 'DIMENSION',
  key,
  operator,
  values,
});
const tag = (values: string[], operator: Filter['operator'] = 'is'): Filter => ({
  type: 'TAG',
  key: 'team',
  operator,
  values,
});

const ABSENT = { Tags: { Key: 'team', MatchOptions: ['ABSENT'] } };

describe('filterExpression', () => {
  it('is nothing for no filter and a bare leaf for one', () => {
    expect(filterExpression([])).toBeUndefined();
    expect(filterExpression([dimension('REGION', ['eu-west-1'])])).toEqual({
      Dimensions: { Key: 'REGION', Values: ['eu-west-1'] },
    });
  });

  it('puts two or more under one And, whatever their order', () => {
    const filters = [dimension('SERVICE', ['b', 'a', 'b']), tag(['web'])];
    const expected = {
      And: [{ Dimensions: { Key: 'SERVICE', Values: ['a', 'b'] } }, { Tags: { Key: 'team', Values: ['web'] } }],
    };
    expect(filterExpression(filters)).toEqual(expected);
    expect(filterExpression([...filters].reverse())).toEqual(expected);
  });

  it('says a filter given twice once', () => {
    expect(filterExpression([tag(['web']), tag(['web'])])).toEqual({ Tags: { Key: 'team', Values: ['web'] } });
  });

  it('lets two filters on one key both hold', () => {
    expect(filterExpression([tag(['a', 'b']), tag(['b', 'c'])])).toEqual({
      And: [{ Tags: { Key: 'team', Values: ['a', 'b'] } }, { Tags: { Key: 'team', Values: ['b', 'c'] } }],
    });
  });

  it('turns isNot into Not and isAbsent into ABSENT', () => {
    expect(filterExpression([tag(['web'], 'isNot')])).toEqual({ Not: { Tags: { Key: 'team', Values: ['web'] } } });
    expect(filterExpression([tag([], 'isAbsent')])).toEqual(ABSENT);
    expect(
      filterExpression([{ type: 'COST_CATEGORY', key: 'Unit', operator: 'isAbsent', values: ['left over'] }]),
    ).toEqual({
      CostCategories: { Key: 'Unit', MatchOptions: ['ABSENT'] },
    });
  });

  it('takes an empty tag value for absent (trap 22)', () => {
    expect(filterExpression([tag([''])])).toEqual(ABSENT);
    expect(filterExpression([tag(['', 'web'])])).toEqual({ Or: [ABSENT, { Tags: { Key: 'team', Values: ['web'] } }] });
    expect(filterExpression([tag(['', 'web'], 'isNot')])).toEqual({
      Not: { Or: [ABSENT, { Tags: { Key: 'team', Values: ['web'] } }] },
    });
  });

  it('has exactly one root member', () => {
    const root = filterExpression([tag(['']), tag(['x'], 'isNot'), dimension('AZ', ['a'])]);
    expect(Object.keys(root ?? {})).toEqual(['And']);
  });
});
