import { countValues, filterParts } from '../../../src/queries/shared/filter-parts';
import type { Filter } from '../../../src/queries/shared/key';

const many = (count: number) => Array.from({ length: count }, (_, index) => String(100_000_000_000 + index));
const accounts = (values: string[], operator: Filter['operator'] = 'is'): Filter => ({
  type: 'DIMENSION',
  key: 'LINKED_ACCOUNT',
  operator,
  values,
});
const team: Filter = { type: 'TAG', key: 'team', operator: 'is', values: ['web', 'api'] };

describe('filterParts', () => {
  it('leaves what AWS takes in one request whole', () => {
    const filters = [accounts(many(98)), team];
    expect(filterParts(filters)).toEqual([filters]);
    expect(filterParts([])).toEqual([[]]);
  });

  it('asks for more than 100 values in parts that hold each value once (trap 26)', () => {
    const parts = filterParts([team, accounts([...many(150), ...many(10)])]) ?? [];
    expect(parts.map((part) => [part[0], part[1]?.values.length])).toEqual([
      [team, 98],
      [team, 52],
    ]);
    expect(parts.flatMap((part) => part[1]?.values)).toEqual(many(150));
    expect(parts.every((part) => countValues(part) <= 100)).toBe(true);
  });

  it('cuts the same whatever order the values come in', () => {
    expect(filterParts([accounts(many(150).reverse())])).toEqual(filterParts([accounts(many(150))]));
    const teams: Filter = { ...team, values: many(75) };
    const cut = (filters: Filter[]) =>
      filterParts(filters)?.map((part) => part.find(({ key }) => key === 'team')?.values.length);
    expect(cut([teams, accounts(many(75))])).toEqual(cut([accounts(many(75)), teams]));
  });

  it('does not cut by a key whose values overlap: lines would be counted twice', () => {
    const groups: Filter = { type: 'DIMENSION', key: 'USAGE_TYPE_GROUP', operator: 'is', values: many(110) };
    expect(filterParts([groups])).toBeUndefined();
    const parts = filterParts([{ ...groups, values: many(60) }, accounts(many(55))]) ?? [];
    expect(parts.map(([first]) => first?.values.length)).toEqual([60, 60]);
  });

  it('cannot cut an exclusion, nor make more than ten parts', () => {
    expect(filterParts([accounts(many(150), 'isNot')])).toBeUndefined();
    expect(filterParts([accounts(many(120), 'isNot'), team])).toBeUndefined();
    expect(filterParts([accounts(many(1001))])).toBeUndefined();
    expect(filterParts([accounts(many(1000))])).toHaveLength(10);
  });
});
