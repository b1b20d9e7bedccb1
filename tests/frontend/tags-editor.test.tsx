// The editor of a tags query: keys are tags and cost categories only, and a view draws the fields it uses.
import { screen } from '@testing-library/react';
import { parseQuery } from '#queries';
import { selectors } from '../../src/frontend/selectors';
import { choose, drawStoredQuery, settle } from './draw-query-editor';
import { newDataSource, stubBackend } from './grafana-stub';

const { field } = selectors.queryEditor;
const { keyItem } = selectors;
const stored = { refId: 'A', queryType: 'tags', schemaVersion: 1 };

beforeEach(() => {
  jest.useFakeTimers();
  stubBackend({ 'tag-keys': { values: [{ value: 'team', label: 'team' }], truncated: false } });
});

it('begins a key as a tag, and offers no dimension', async () => {
  const { state, user } = await drawStoredQuery(newDataSource(), stored);
  await user.click(screen.getByRole('button', { name: 'Add group' }));
  await settle();
  await choose(user, keyItem.key('keys', 0), 'team');
  expect(state.query).toMatchObject({ keys: [{ type: 'TAG', key: 'team' }] });
  expect(parseQuery(state.query)).not.toHaveProperty('issues');

  await user.click(screen.getByTestId(keyItem.type('keys', 0)));
  await settle();
  expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['Tag', 'Cost category']);
});

it.each([
  ['cost', ['share', 'alias'], ['coverageBy', 'measure']],
  ['coverage', ['coverageBy', 'measure', 'alias'], ['share']],
  ['values', ['top'], ['coverageBy', 'measure', 'share', 'alias']],
  ['keys', ['chargeTypes'], ['top', 'coverageBy', 'share', 'alias']],
])('draws for the view %s what it uses', async (view, shown, hidden) => {
  await drawStoredQuery(newDataSource(), { ...stored, view } as never);
  shown.forEach((name) => expect(screen.getByTestId(field(name))).toBeInTheDocument());
  hidden.forEach((name) => expect(screen.queryByTestId(field(name))).not.toBeInTheDocument());
});
