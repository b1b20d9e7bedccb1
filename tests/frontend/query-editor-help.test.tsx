import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { kinds, parseQuery } from '#queries';
import { QueryEditorHelp } from '../../src/frontend/QueryEditorHelp';
import { newDataSource } from './grafana-stub';

const examples = kinds.flatMap(({ label, examples }) => examples.map(({ title }) => [label, title] as const));

it.each(examples)('starts the query %s: "%s" with one click', async (label, title) => {
  const onClickExample = jest.fn();
  render(<QueryEditorHelp datasource={newDataSource()} query={{ refId: 'B' }} onClickExample={onClickExample} />);

  // Kinds may call their examples alike.
  const section = screen.getByRole('heading', { name: label }).parentElement!;
  await userEvent.click(within(section).getByText(title));

  const [query] = onClickExample.mock.calls[0];
  expect(query.refId).toBe('B');
  expect(parseQuery(query)).not.toHaveProperty('issues');
});

it('has something for every kind', () => {
  expect(kinds.filter((kind) => kind.examples.length === 0)).toEqual([]);
});
