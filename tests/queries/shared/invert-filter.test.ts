import { invertFilter, longestFilter } from '../../../src/queries/shared/invert-filter';
import type { Filter } from '../../../src/queries/shared/key';

const ids = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => String(100_000_000_000 + from + index));
const accounts = (values: string[], operator: Filter['operator'] = 'is'): Filter => ({
  type: 'DIMENSION',
  key: 'LINKED_ACCOUNT',
  operator,
  values,
});
const team: Filter = { type: 'TAG', key: 'team', operator: 'is', values: ['web'] };

describe('the filter worth inverting', () => {
  it('is the longest, beyond 100 values in all', () => {
    expect(longestFilter([accounts(ids(100))])).toBeUndefined();
    expect(longestFilter([accounts(ids(100)), team])).toEqual(accounts(ids(100)));
    expect(longestFilter([team, accounts(ids(150), 'isNot')])).toEqual(accounts(ids(150), 'isNot'));
  });
});

describe('inverted', () => {
  it.each(['is', 'isNot'] as const)('%s says the few others', (operator) => {
    const other = operator === 'is' ? 'isNot' : 'is';
    expect(invertFilter(accounts(ids(150), operator), ids(160))).toEqual(accounts(ids(10, 150), other));
  });

  it('stays as it is where the others are not fewer', () => {
    const filter = accounts(ids(150));
    expect(invertFilter(filter, ids(300))).toBe(filter);
  });

  it('is no filter for all there are, and excluding all stays an exclusion', () => {
    expect(invertFilter(accounts(ids(150)), ids(120))).toBeUndefined();
    const none = accounts(ids(150), 'isNot');
    expect(invertFilter(none, ids(150))).toBe(none);
  });

  it('leaves what carries no tag where it was', () => {
    const teams = (values: string[], more: Partial<Filter> = {}): Filter => ({ ...team, values, ...more });
    expect(invertFilter(teams(ids(150)), ids(152))).toEqual(teams(['', ...ids(2, 150)], { operator: 'isNot' }));
    expect(invertFilter(teams(ids(150)), ids(150))).toEqual(teams([''], { operator: 'isNot' }));
    expect(invertFilter(teams(ids(150), { operator: 'isNot' }), ids(151))).toEqual(teams(['', ...ids(1, 150)]));
  });

  it('does not care for values nobody has', () => {
    expect(invertFilter(accounts([...ids(150), 'gone']), ids(155))).toEqual(accounts(ids(5, 150), 'isNot'));
  });
});
