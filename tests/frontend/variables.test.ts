import { dateTime, type DataQueryRequest, type QueryVariableModel, type TimeRange } from '@grafana/data';
import { lastValueFrom } from 'rxjs';
import type { AwsCostQuery } from '../../src/frontend/query';
import type { StoredVariableQuery, VariableSupport } from '../../src/frontend/variables/variable-support';
import { newDataSource, stubBackend, type StubVariable } from './grafana-stub';

const RANGE = { from: dateTime(1000), to: dateTime(2000) } as TimeRange;
const ACCOUNT = { type: 'DIMENSION', key: 'LINKED_ACCOUNT' } as const;
const ACCOUNTS = [
  { value: '111122223333', label: 'prod' },
  { value: '222233334444', label: 'test' },
  { value: '333344445555', label: 'test' },
];

describe('a query variable', () => {
  async function values(query: unknown, variables: Record<string, StubVariable> = {}, scopedVars = {}) {
    const request = { targets: [query], scopedVars, range: RANGE } as DataQueryRequest<StoredVariableQuery>;
    return (await lastValueFrom((newDataSource(variables).variables as VariableSupport).query(request))).data;
  }

  it('shows names and holds ids, for all of the dashboard’s range', async () => {
    const calls = stubBackend({ 'dimension-values': { values: ACCOUNTS, truncated: false } });
    expect(await values({ refId: 'v', list: 'accounts' })).toEqual([
      { text: 'prod', value: '111122223333' },
      { text: 'test (222233334444)', value: '222233334444' },
      { text: 'test (333344445555)', value: '333344445555' },
    ]);
    expect(calls).toEqual([
      {
        path: 'dimension-values',
        params: { dimension: 'LINKED_ACCOUNT', for: 'variable', search: '', from: 1000, to: 2000 },
      },
    ]);
  });

  it('is chained: its key and filters are other variables', async () => {
    const calls = stubBackend({ 'tag-values': { values: [{ value: 'web', label: 'web' }], truncated: false } });
    const filter = { ...ACCOUNT, operator: 'is' };
    const query = { list: 'tagValues', key: '$key', filters: [{ ...filter, values: ['$account'] }] };
    const chosen = { key: { value: 'team' }, account: { value: ['111122223333', '222233334444'] } };
    expect(await values(query, chosen)).toEqual([{ text: 'web', value: 'web' }]);
    expect(calls.map(({ params }) => params)).toEqual([
      expect.objectContaining({
        key: 'team',
        filters: JSON.stringify([{ ...filter, values: ['111122223333', '222233334444'] }]),
      }),
    ]);
  });

  it('lists the values of several keys, and none while no key is chosen', async () => {
    const calls = stubBackend({ 'tag-values': { values: [{ value: 'web', label: 'web' }], truncated: false } });
    expect(await values({ list: 'tagValues', key: '$key' }, { key: { value: ['team', 'owner'] } })).toHaveLength(1);
    expect(calls.map(({ params }) => params['key'])).toEqual(['team', 'owner']);
    expect(await values({ list: 'tagValues', key: '$key' }, { key: { value: [] } })).toEqual([]);
  });

  it('calls what carries no tag as panels do', async () => {
    stubBackend({ 'tag-values': { values: [{ value: '', label: '(none)' }], truncated: false } });
    expect(await values('tag:team')).toEqual([{ text: '(untagged)', value: '' }]);
  });

  it('searches at the server for what is typed', async () => {
    const calls = stubBackend({ 'dimension-values': { values: [], truncated: false } });
    const query = { list: 'usageTypes', search: '$__searchFilter' };
    await values(query);
    await values(query, {}, { __searchFilter: { value: 'Box', text: 'Box' } });
    expect(calls.map(({ params }) => params['search'])).toEqual(['', 'Box']);
  });

  it('understands text, and says when it does not', async () => {
    stubBackend({ 'tag-keys': { values: [{ value: 'team', label: 'team' }], truncated: false } });
    expect(await values('tag_keys()')).toEqual([{ text: 'team', value: 'team' }]);
    await expect(values('select 1')).rejects.toThrow('choose a list');
  });

  it('fails with the companion’s words', async () => {
    stubBackend({ 'dimension-values': { status: 403, data: { error: { message: 'Not allowed: x' } } } });
    await expect(values('services')).rejects.toThrow('Not allowed: x');
  });
});

describe('All', () => {
  const all = (query: object | string, model: Partial<QueryVariableModel> = {}): StubVariable => ({
    value: ['111122223333', '222233334444'],
    model: {
      type: 'query',
      datasource: { uid: 'bill' },
      current: { text: 'All', value: ['$__all'] },
      query,
      regex: '',
      ...model,
    } as Partial<QueryVariableModel>,
  });
  const filters = (
    variable: StubVariable,
    more: Record<string, StubVariable> = {},
    scopedVars = {},
    key: object = ACCOUNT,
  ) => {
    const query = { refId: 'A', queryType: 'cost', filters: [{ ...key, operator: 'is', values: ['$v'] }] };
    return newDataSource({ v: variable, ...more }).applyTemplateVariables(query, scopedVars).filters;
  };
  const listed = [{ ...ACCOUNT, operator: 'is', values: ['111122223333', '222233334444'] }];

  it('of everything there is of this key is no filter', () => {
    expect(filters(all({ list: 'accounts' }))).toEqual([]);
    expect(filters(all('accounts()'))).toEqual([]);
    const team = { type: 'TAG', key: 'team' };
    expect(filters(all({ list: 'tagValues', key: '$k' }), { k: { value: 'team' } }, {}, team)).toEqual([]);
  });

  it('of a chain that stands at All from its first link on is no filter either', () => {
    const unit = { type: 'DIMENSION', key: 'ORGANIZATIONAL_UNIT', operator: 'is', values: ['$u'] };
    const units = all({ list: 'organizationalUnits' });
    const narrowed = all({ list: 'accounts', filters: [unit] });
    expect(filters(narrowed, { u: units })).toEqual([]);
    expect(filters(narrowed, { u: { value: ['Root/Workloads'] } })).toEqual(listed);
  });

  it('of variables that lead in a ring is their lists', () => {
    const narrowedBy = (name: string) =>
      all({ list: 'accounts', filters: [{ ...ACCOUNT, operator: 'is', values: [`$${name}`] }] });
    expect(filters(narrowedBy('w'), { w: narrowedBy('v') })).toEqual(listed);
  });

  it.each([
    ['a regex', all({ list: 'accounts' }, { regex: '/prod/' })],
    ['filters', all({ list: 'accounts', filters: [{ type: 'TAG', key: 'team', operator: 'isAbsent', values: [] }] })],
    ['a search', all({ list: 'accounts', search: 'prod' })],
    ['values of another key', all({ list: 'services' })],
    ['another data source', all({ list: 'accounts' }, { datasource: { uid: 'other' } })],
    ['options of its own', all({ list: 'accounts' }, { staticOptions: [{ text: 'x', value: 'x' }] as never })],
    ['two values chosen', all({ list: 'accounts' }, { current: { text: ['a', 'b'], value: ['a', 'b'] } as never })],
  ])('of a variable with %s is its list', (_case, variable) => {
    expect(filters(variable)).toEqual(listed);
  });

  it('is the one value in a panel repeated for it', () => {
    expect(filters(all({ list: 'accounts' }), {}, { v: { value: '111122223333', text: 'prod' } })).toEqual([
      { ...ACCOUNT, operator: 'is', values: ['111122223333'] },
    ]);
  });
});

describe('ad hoc filters', () => {
  const added = (...filters: { key: string; operator: string; value: string; values?: string[] }[]) => {
    const query = { refId: 'A', queryType: 'cost', filters: [{ ...ACCOUNT, operator: 'is', values: ['1'] }] };
    return (newDataSource().applyTemplateVariables(query, {}, filters).filters as unknown[]).slice(1);
  };

  it.each([
    [
      { key: 'SERVICE', operator: '=', value: 'AWS Lambda' },
      { type: 'DIMENSION', key: 'SERVICE', operator: 'is', values: ['AWS Lambda'] },
    ],
    [
      { key: 'tag:team', operator: '!=', value: 'web' },
      { type: 'TAG', key: 'team', operator: 'isNot', values: ['web'] },
    ],
    [
      { key: 'category:Unit', operator: '=|', value: 'a', values: ['a', 'b'] },
      { type: 'COST_CATEGORY', key: 'Unit', operator: 'is', values: ['a', 'b'] },
    ],
    [
      { key: 'REGION', operator: '!=|', value: 'a', values: ['a', 'b'] },
      { type: 'DIMENSION', key: 'REGION', operator: 'isNot', values: ['a', 'b'] },
    ],
    [
      { key: 'tag:team', operator: '=', value: '(untagged)' },
      { type: 'TAG', key: 'team', operator: 'is', values: [''] },
    ],
    [
      { key: 'tag:$5 "x" 🚀', operator: '=', value: '$5' },
      { type: 'TAG', key: '$5 "x" 🚀', operator: 'is', values: ['$5'] },
    ],
  ])('%j join the query’s own', (filter, ours) => {
    expect(added(filter)).toEqual([ours]);
  });

  it('refuse what AWS cannot match, before anything is asked', async () => {
    const calls = stubBackend({});
    const filters = [{ key: 'SERVICE', operator: '=~', value: 'Amazon.*' }];
    const request = { targets: [], range: RANGE, scopedVars: {}, filters } as unknown;
    const asked = newDataSource().query(request as DataQueryRequest<AwsCostQuery>);
    await expect(lastValueFrom(asked)).rejects.toThrow('SERVICE =~ Amazon.* cannot be asked');
    expect(calls).toEqual([]);
  });

  it('offer dimensions, tags and categories, and their values', async () => {
    stubBackend({
      'tag-keys': { values: [{ value: 'team', label: 'team' }], truncated: false },
      'cost-categories': { status: 403, data: { message: 'no' } },
      'tag-values': {
        values: [
          { value: '', label: '(none)' },
          { value: 'web', label: 'web' },
        ],
        truncated: false,
      },
    });
    const datasource = newDataSource();
    const keys = await datasource.getTagKeys();
    expect(keys).toContainEqual({ text: 'Service', value: 'SERVICE', group: 'Dimensions' });
    expect(keys.at(-1)).toEqual({ text: 'team', value: 'tag:team', group: 'Tags' });
    expect(await datasource.getTagValues({ key: 'tag:team', filters: [] })).toEqual([
      { text: '(untagged)', value: '(untagged)' },
      { text: 'web', value: 'web' },
    ]);
  });
});
