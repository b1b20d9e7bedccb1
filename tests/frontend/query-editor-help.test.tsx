import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { kinds, parseQuery } from '#queries';
import { QueryEditorHelp } from '../../src/frontend/QueryEditorHelp';
import { newDataSource } from './grafana-stub';

const examples = kinds.flatMap((kind) => kind.examples);

it.each(examples.map(({ title }) => title))('starts the query "%s" with one click', async (title) => {
  const onClickExample = jest.fn();
  render(<QueryEditorHelp datasource={newDataSource()} query={{ refId: 'B' }} onClickExample={onClickExample} />);

  await userEvent.click(screen.getByText(title));

  const [query] = onClickExample.mock.calls[0];
  expect(query.refId).toBe('B');
  expect(parseQuery(query)).not.toHaveProperty('issues');
});

it('has something for every kind', () => {
  expect(kinds.filter((kind) => kind.examples.length === 0)).toEqual([]);
});
