import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { selectors } from '../../src/frontend/selectors';
import { VariableEditor } from '../../src/frontend/variables/VariableEditor';
import type { StoredVariableQuery } from '../../src/frontend/variables/variable-support';
import { choose, RANGE, settle, typeInto } from './draw-query-editor';
import { newDataSource, stubBackend } from './grafana-stub';

const { variableEditor } = selectors;

beforeEach(() => {
  jest.useFakeTimers();
  stubBackend({ 'tag-keys': { values: [{ value: 'team', label: 'team' }], truncated: false } });
});

async function draw(stored: unknown) {
  const state = { query: stored as StoredVariableQuery };
  const datasource = newDataSource({ account: { value: 'a' } });
  function Variable() {
    const [query, setQuery] = useState(state.query);
    state.query = query;
    return (
      <VariableEditor
        datasource={datasource}
        query={query}
        range={RANGE}
        onChange={setQuery}
        onRunQuery={() => undefined}
      />
    );
  }
  render(<Variable />);
  await settle();
  return { state, user: userEvent.setup({ advanceTimers: jest.advanceTimersByTime }) };
}

it('stores a list, its key and a search', async () => {
  const { state, user } = await draw({ refId: 'v', list: 'accounts' });
  expect(screen.queryByTestId(variableEditor.key)).toBeNull();

  await choose(user, variableEditor.list, /^Values of a tag/);
  await choose(user, variableEditor.key, 'team');
  await user.click(screen.getByTestId(variableEditor.search));
  await user.paste('$__searchFilter');

  expect(state.query).toEqual({
    refId: 'AwsCostVariable',
    list: 'tagValues',
    key: 'team',
    filters: [],
    search: '$__searchFilter',
  });
});

it('takes another variable as key and in filters', async () => {
  const { state, user } = await draw({ refId: 'v', list: 'tagValues' });
  await typeInto(user, variableEditor.key, '$key');
  await user.click(screen.getByRole('button', { name: 'Add filter' }));
  await settle();
  await choose(user, selectors.keyItem.key('filters', 0), /^Linked account/);
  await choose(user, selectors.keyItem.values('filters', 0), /\$account/);
  expect(state.query).toMatchObject({
    key: '$key',
    filters: [{ type: 'DIMENSION', key: 'LINKED_ACCOUNT', operator: 'is', values: ['$account'] }],
  });
});

it('reads what was written by hand, and keeps what is none of ours until a list is chosen', async () => {
  const known = await draw('services()');
  expect(screen.getByTestId(variableEditor.list)).toHaveValue('Services');
  expect(known.state.query).toBe('services()');
});

it('warns of a query it does not know', async () => {
  await draw('select 1');
  expect(screen.getByText('This query is none of ours')).toBeInTheDocument();
});
