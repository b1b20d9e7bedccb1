import { CoreApp } from '@grafana/data';
import { screen } from '@testing-library/react';
import { parseQuery } from '#queries';
import { selectors } from '../../src/frontend/selectors';
import { choose, drawQueryEditor, drawStoredQuery, settle, typeInto } from './draw-query-editor';
import { newDataSource, stubBackend, type ResourceCall } from './grafana-stub';

const { field } = selectors.queryEditor;
const { keyItem } = selectors;
let calls: ResourceCall[];

beforeEach(() => {
  jest.useFakeTimers();
  calls = stubBackend({
    'dimension-values': {
      values: [
        { value: '111122223333', label: 'prod' },
        { value: '222233334444', label: 'test' },
      ],
      truncated: false,
    },
    'tag-keys': { values: [{ value: 'team', label: 'team' }], truncated: false },
    'tag-values': { values: [{ value: 'ads', label: 'ads' }], truncated: false },
    'cost-categories': { values: [{ value: 'Stage', label: 'Stage' }], truncated: false },
  });
});

describe('plain fields', () => {
  it('shows defaults for what the query leaves out', async () => {
    await drawQueryEditor(newDataSource());

    expect(screen.getByTestId(field('metric'))).toHaveValue('Unblended cost');
    expect(screen.getByTestId(field('granularity'))).toHaveValue('Auto');
    expect(screen.getByRole('radio', { name: 'Time series' })).toBeChecked();
    expect(screen.getByTestId(field('accountNames'))).toBeChecked();
  });

  it('draws what a comparison looks like only where there is one', async () => {
    await drawQueryEditor(newDataSource(), { compareAs: 'percent' });
    expect(screen.queryByRole('radio', { name: 'Difference' })).not.toBeInTheDocument();
  });

  it('keeps the form of a comparison that is switched on again', async () => {
    await drawQueryEditor(newDataSource(), { compare: 'previousPeriod', compareAs: 'percent' });
    expect(screen.getByRole('radio', { name: 'Percent' })).toBeChecked();
  });

  // Grafana's picker keeps the place of the chosen option in the whole list as the one that Enter takes.
  it('stays as it is when Enter takes what a search has left no place for', async () => {
    const { state, user } = await drawQueryEditor(newDataSource(), { metric: 'NormalizedUsageAmount' });

    await user.click(screen.getByTestId(field('metric')));
    await user.keyboard('amort{Enter}');
    await settle();

    expect(screen.getByTestId(field('metric'))).toBeInTheDocument();
    expect(state.query['metric']).toBe('NormalizedUsageAmount');
  });

  it('stores choices, number, text and switch', async () => {
    const { state, user } = await drawQueryEditor(newDataSource());

    await choose(user, field('metric'), /^Amortized cost/);
    await user.click(screen.getByRole('radio', { name: 'Table' }));
    await settle();
    await user.type(screen.getByTestId(field('top')), '10');
    await user.click(screen.getByTestId(field('alias')));
    await user.paste('{{SERVICE}}');
    await user.click(screen.getByTestId(field('accountNames')));

    expect(state.query).toMatchObject({
      refId: 'A',
      metric: 'AmortizedCost',
      format: 'table',
      top: 10,
      alias: '{{SERVICE}}',
      accountNames: false,
    });
    expect(parseQuery(state.query)).not.toHaveProperty('issues');
  });

  it('stores nothing for an emptied number', async () => {
    const { state, user } = await drawQueryEditor(newDataSource(), { top: 5 });
    await user.clear(screen.getByTestId(field('top')));
    expect(state.query.top).toBeUndefined();
  });

  it('marks a number that will be refused', async () => {
    await drawQueryEditor(newDataSource(), { top: 5000 });
    expect(screen.getByText('A whole number from 1 to 1000')).toBeInTheDocument();
  });

  it('keeps Grafana’s own keys and fields it does not know', async () => {
    const { state, user } = await drawQueryEditor(newDataSource(), {
      key: 'Q-1',
      hide: true,
      datasource: { uid: 'bill' },
    });
    await user.click(screen.getByRole('radio', { name: 'Total' }));
    expect(state.query).toMatchObject({ key: 'Q-1', hide: true, datasource: { uid: 'bill' }, format: 'total' });
  });

  it('runs only when asked to: a request may cost money', async () => {
    const { state, user } = await drawQueryEditor(newDataSource());
    await user.click(screen.getByRole('radio', { name: 'Total' }));
    await settle();
    expect(state.runs).toBe(0);

    await user.click(screen.getByRole('button', { name: 'Run queries' }));
    expect(state.runs).toBe(1);
  });
});

describe('a new panel', () => {
  // From issue 4: in Grafana 12.3 a new panel ran by service while its editor drew an empty "Group by".
  it.each([
    ['nothing but Grafana’s keys', { refId: 'A', datasource: { uid: 'bill' } }],
    ['a kind only', { refId: 'A', queryType: 'cost', hide: false }],
  ])('with %s draws, stores and sends the same', async (_case, stored) => {
    const datasource = newDataSource();
    const { state } = await drawStoredQuery(datasource, stored);

    expect(screen.getByTestId(keyItem.key('groupBy', 0))).toHaveValue('Service');
    expect(screen.getByTestId(field('granularity'))).toHaveValue('Daily');
    expect(state.query).toEqual({ ...datasource.getDefaultQuery(CoreApp.PanelEditor), ...stored });
    expect(datasource.applyTemplateVariables(stored, {})).toEqual(state.query);
    expect(datasource.filterQuery(stored)).toBe(true);
    expect(state.runs).toBe(0);
  });

  it('is not stored twice, and a query that says anything is left alone', async () => {
    const { state } = await drawStoredQuery(newDataSource(), { refId: 'A', metric: 'AmortizedCost' });
    expect(screen.queryByTestId(keyItem.key('groupBy', 0))).not.toBeInTheDocument();
    expect(state.query).toEqual({ refId: 'A', metric: 'AmortizedCost' });
    expect(newDataSource().applyTemplateVariables(state.query, {})).toEqual(state.query);
  });
});

describe('group by', () => {
  it('chooses a dimension without asking the companion', async () => {
    const { state, user } = await drawQueryEditor(newDataSource());

    await user.click(screen.getByRole('button', { name: 'Add group' }));
    await choose(user, keyItem.key('groupBy', 0), 'Linked account');

    expect(state.query.groupBy).toEqual([{ type: 'DIMENSION', key: 'LINKED_ACCOUNT' }]);
    expect(calls).toEqual([]);
  });

  it('lists tag keys when the picker is opened, not before', async () => {
    const { state, user } = await drawQueryEditor(newDataSource(), { groupBy: [{ type: 'TAG', key: '' }] });
    expect(calls).toEqual([]);

    await choose(user, keyItem.key('groupBy', 0), 'team');

    expect(state.query.groupBy).toEqual([{ type: 'TAG', key: 'team' }]);
    expect(calls).toEqual([{ path: 'tag-keys', params: { search: '', from: 1000, to: 2000 } }]);
  });

  it('forgets the key when its type changes', async () => {
    const { state, user } = await drawQueryEditor(newDataSource(), {
      groupBy: [{ type: 'DIMENSION', key: 'SERVICE' }],
    });
    await choose(user, keyItem.type('groupBy', 0), 'Cost category');
    await choose(user, keyItem.key('groupBy', 0), 'Stage');
    expect(state.query.groupBy).toEqual([{ type: 'COST_CATEGORY', key: 'Stage' }]);
  });

  it('takes a dimension of which we know nothing', async () => {
    const { state, user } = await drawQueryEditor(newDataSource(), { groupBy: [{ type: 'DIMENSION', key: '' }] });
    await typeInto(user, keyItem.key('groupBy', 0), 'RESOURCE_ID');
    expect(state.query.groupBy).toEqual([{ type: 'DIMENSION', key: 'RESOURCE_ID' }]);
  });

  it('takes at most two, and gives one back', async () => {
    const { state, user } = await drawQueryEditor(newDataSource(), {
      groupBy: [
        { type: 'DIMENSION', key: 'SERVICE' },
        { type: 'TAG', key: 'team' },
      ],
    });
    expect(screen.queryByRole('button', { name: 'Add group' })).not.toBeInTheDocument();

    await user.click(screen.getByRole('button', { name: 'Remove group 1' }));
    expect(state.query.groupBy).toEqual([{ type: 'TAG', key: 'team' }]);
    expect(screen.getByRole('button', { name: 'Add group' })).toBeInTheDocument();
  });
});

describe('filters', () => {
  const ACCOUNT = { type: 'DIMENSION', key: 'LINKED_ACCOUNT', operator: 'is', values: [] };

  it('adds a filter and its values, which are asked for when the picker is opened', async () => {
    const { state, user } = await drawQueryEditor(newDataSource());

    await user.click(screen.getByRole('button', { name: 'Add filter' }));
    await choose(user, keyItem.key('filters', 0), 'Linked account');
    expect(calls).toEqual([]);
    await choose(user, keyItem.values('filters', 0), /prod/);
    await user.click(screen.getByRole('option', { name: /test/ }));

    expect(state.query.filters).toEqual([{ ...ACCOUNT, values: ['111122223333', '222233334444'] }]);
    expect(calls).toEqual([
      { path: 'dimension-values', params: { dimension: 'LINKED_ACCOUNT', search: '', from: 1000, to: 2000 } },
    ]);
    expect(parseQuery(state.query)).not.toHaveProperty('issues');
  });

  it('searches on the server while typing', async () => {
    const { user } = await drawQueryEditor(newDataSource(), { filters: [ACCOUNT] });
    await user.click(screen.getByTestId(keyItem.values('filters', 0)));
    await user.keyboard('pro');
    await settle();
    expect(screen.getByRole('option', { name: /^prod/ })).toBeInTheDocument();
    expect(calls.at(-1)?.params).toMatchObject({ search: 'pro' });
  });

  it('takes a value that is not listed', async () => {
    const { state, user } = await drawQueryEditor(newDataSource(), { filters: [ACCOUNT] });
    await typeInto(user, keyItem.values('filters', 0), '999');
    expect(state.query.filters).toEqual([{ ...ACCOUNT, values: ['999'] }]);
  });

  it('does not take the row that says a list goes on', async () => {
    stubBackend({ 'tag-values': { values: [], truncated: true } });
    const filter = { type: 'TAG', key: 'team', operator: 'is', values: [] };
    const { state, user } = await drawQueryEditor(newDataSource(), { filters: [filter] });
    await user.click(screen.getByTestId(keyItem.values('filters', 0)));
    await settle();
    expect(screen.getByRole('option', { name: /There are more/ })).toBeInTheDocument();
    await user.keyboard('{ArrowUp}{Enter}');
    await settle();
    expect(state.query.filters).toEqual([filter]);
  });

  it('offers dashboard variables', async () => {
    const { state, user } = await drawQueryEditor(newDataSource({ account: { value: 'x' } }), { filters: [ACCOUNT] });
    await choose(user, keyItem.values('filters', 0), /\$account/);
    expect(state.query.filters).toEqual([{ ...ACCOUNT, values: ['$account'] }]);
  });

  it('lists nothing for a key that is a variable, and asks nobody', async () => {
    const { user } = await drawQueryEditor(newDataSource({ tag: { value: 'x' } }), {
      filters: [{ type: 'TAG', key: '$tag', operator: 'is', values: [] }],
    });
    await user.click(screen.getByTestId(keyItem.values('filters', 0)));
    await settle();
    expect(screen.getByRole('option', { name: /\$tag/ })).toBeInTheDocument();
    expect(calls).toEqual([]);
  });

  it('says why a list is missing and goes on taking values', async () => {
    stubBackend({
      'tag-values': { status: 403, data: { error: { code: 'access-denied', message: 'Not allowed: ce:GetTags' } } },
    });
    const { state, user } = await drawQueryEditor(newDataSource(), {
      filters: [{ type: 'TAG', key: 'team', operator: 'is', values: [] }],
    });

    await user.click(screen.getByTestId(keyItem.values('filters', 0)));
    await settle();
    expect(screen.getByRole('status')).toHaveTextContent('Not allowed: ce:GetTags. You can type the value.');
    await typeInto(user, keyItem.values('filters', 0), 'ads');

    expect(state.query.filters).toEqual([{ type: 'TAG', key: 'team', operator: 'is', values: ['ads'] }]);
  });

  it('needs no values for what is absent', async () => {
    const { state, user } = await drawQueryEditor(newDataSource(), {
      filters: [{ type: 'TAG', key: 'team', operator: 'is', values: ['ads'] }],
    });
    await choose(user, keyItem.operator('filters', 0), 'is absent');
    expect(state.query.filters).toEqual([{ type: 'TAG', key: 'team', operator: 'isAbsent', values: [] }]);
    expect(screen.queryByTestId(keyItem.values('filters', 0))).not.toBeInTheDocument();
  });

  it('offers no absent dimension', async () => {
    const { user } = await drawQueryEditor(newDataSource(), { filters: [ACCOUNT] });
    await user.click(screen.getByTestId(keyItem.operator('filters', 0)));
    await settle();
    expect(screen.getByRole('option', { name: 'is not' })).toBeInTheDocument();
    expect(screen.queryByRole('option', { name: 'is absent' })).not.toBeInTheDocument();
  });

  it('survives what somebody wrote by hand', async () => {
    await drawQueryEditor(newDataSource(), { filters: [null, 'x', { type: 'TAG', key: 'team' }], groupBy: 'SERVICE' });
    expect(screen.getByTestId(keyItem.values('filters', 0))).toBeInTheDocument();
  });
});

describe('query types', () => {
  it('says so when the query is of a newer version', async () => {
    await drawQueryEditor(newDataSource(), { schemaVersion: 99 });
    expect(screen.getByTestId(selectors.queryEditor.problem)).toHaveTextContent(/update the plugin/);
  });

  it('says so when the query type is unknown', async () => {
    await drawQueryEditor(newDataSource(), { queryType: 'novelty' });
    expect(screen.getByTestId(selectors.queryEditor.problem)).toHaveTextContent(/novelty/);
  });

  it('opens a query without a type as cost: annotations begin empty', async () => {
    await drawQueryEditor(newDataSource(), { queryType: undefined });
    expect(screen.getByTestId(field('metric'))).toHaveValue('Unblended cost');
  });
});
