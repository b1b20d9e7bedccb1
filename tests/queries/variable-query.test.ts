import { isUnrestricted, parseVariableQuery, variableKey } from '#queries';

const query = (list: string, key = '') => ({ list, key, filters: [], search: '' });

describe('a variable’s query', () => {
  it.each([
    ['accounts', query('accounts')],
    ['services()', query('services')],
    ['usage_types', query('usageTypes')],
    ['organizational_units()', query('organizationalUnits')],
    ['tag_keys()', query('tagKeys')],
    ['tag_values(cost-center)', query('tagValues', 'cost-center')],
    ['tagValues("a tag")', query('tagValues', 'a tag')],
    ['dimension_values(REGION)', query('dimensionValues', 'REGION')],
    ['cost_category_values(BusinessUnit)', query('costCategoryValues', 'BusinessUnit')],
    ['SERVICE', query('services')],
    ['LINKED_ACCOUNT', query('accounts')],
    ['PURCHASE_TYPE', query('dimensionValues', 'PURCHASE_TYPE')],
    ['tag:team', query('tagValues', 'team')],
    ['category:BusinessUnit', query('costCategoryValues', 'BusinessUnit')],
    ['tag_values', undefined],
    ['services(x)', undefined],
    ['select * from costs', undefined],
    ['', undefined],
  ])('reads the text %j', (text, expected) => {
    expect(parseVariableQuery(text)).toEqual(expected);
    expect(parseVariableQuery({ refId: 'A', query: text })).toEqual(expected);
  });

  it('reads what it stores, and fills in what is left out', () => {
    const stored = {
      list: 'tagValues',
      key: '$key',
      filters: [{ type: 'DIMENSION', key: 'LINKED_ACCOUNT', operator: 'is', values: ['$account'] }],
      search: 'x',
    };
    expect(parseVariableQuery({ refId: 'v', ...stored })).toEqual(stored);
    expect(parseVariableQuery({ refId: 'v' })).toEqual(query('accounts'));
    expect(parseVariableQuery({ list: 'novelty' })).toBeUndefined();
    expect(parseVariableQuery(undefined)).toBeUndefined();
  });

  it.each([
    [query('accounts'), { type: 'DIMENSION', key: 'LINKED_ACCOUNT' }],
    [query('organizationalUnits'), { type: 'DIMENSION', key: 'ORGANIZATIONAL_UNIT' }],
    [query('dimensionValues', 'AZ'), { type: 'DIMENSION', key: 'AZ' }],
    [query('tagValues', 'team'), { type: 'TAG', key: 'team' }],
    [query('costCategoryValues', 'BusinessUnit'), { type: 'COST_CATEGORY', key: 'BusinessUnit' }],
    [query('tagValues'), undefined],
    [query('tagKeys'), undefined],
  ])('%j lists values of %j', (asked, key) => {
    expect(variableKey(parseVariableQuery(asked)!)).toEqual(key);
  });

  it('lists everything unless it filters or searches', () => {
    const all = parseVariableQuery('accounts')!;
    expect([all, { ...all, search: 'x' }].map(isUnrestricted)).toEqual([true, false]);
    expect(isUnrestricted({ ...all, filters: [{ type: 'TAG', key: 'a', operator: 'isAbsent', values: [] }] })).toBe(
      false,
    );
  });
});
