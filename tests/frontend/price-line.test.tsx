import { config } from '@grafana/runtime';
import { act, screen } from '@testing-library/react';
import { selectors } from '../../src/frontend/selectors';
import { drawQueryEditor } from './draw-query-editor';
import { newDataSource, stubBackend, type Resources } from './grafana-stub';

const { price, queryEditor } = selectors;
const BUY = {
  state: 'buy',
  requests: [
    { operation: 'ce:GetCostAndUsage', input: { Granularity: 'DAILY' }, held: false, pages: 2, isGuess: false, priceUsd: 0.02 },
  ],
  totalUsd: 0.02,
  refreshUsd: 0.03,
  askAgainAtMs: 0,
  spentTodayUsd: 0.12,
  capUsd: 1,
};
const FORBIDDEN = { status: 403, data: { error: { code: 'forbidden', message: 'It takes the role Editor or Admin.' } } };

beforeEach(() => {
  // The editor is drawn with the range of the second second of 1970.
  jest.useFakeTimers({ now: 3000 });
  Object.assign(config.bootData.user, { orgRole: 'Editor' });
});

async function rest(ms = 600) {
  await act(() => jest.advanceTimersByTimeAsync(ms));
}

async function drawn(resources: Resources, query = {}, variables = {}) {
  const calls = stubBackend({ preview: BUY, ...resources });
  const editor = await drawQueryEditor(newDataSource(variables), query);
  await rest();
  return { ...editor, calls, of: (path: string) => calls.filter((call) => call.path === path) };
}

it('says the price and what is spent today', async () => {
  await drawn({});
  expect(screen.getByTestId(price.line)).toHaveTextContent('1 request, about 2 pages, $0.02');
  expect(screen.getByText('· today $0.12 of $1.00')).toBeInTheDocument();
});

it('asks once the query has rested, not with every key', async () => {
  const { user, of } = await drawn({});
  expect(of('preview')).toHaveLength(1);

  await user.click(screen.getByTestId(queryEditor.field('alias')));
  await user.keyboard('of SERVICE');
  await rest(300);
  expect(of('preview')).toHaveLength(1);
  await rest(300);

  expect(of('preview')).toHaveLength(2);
  expect(of('preview')[1]?.data).toMatchObject({ query: { alias: 'of SERVICE' }, from: 1000, to: 2000 });
});

it('asks with variables filled in', async () => {
  const { of } = await drawn({}, { alias: '$who' }, { who: { value: 'ads' } });
  expect(of('preview')[0]?.data).toMatchObject({ query: { alias: 'ads' } });
});

it('shows the very request behind a toggle', async () => {
  const { user } = await drawn({});
  expect(screen.queryByTestId(price.input)).not.toBeInTheDocument();

  await user.click(screen.getByTestId(price.requests));

  expect(screen.getByTestId(price.input)).toHaveTextContent('ce:GetCostAndUsage · 2 pages, $0.02');
  expect(screen.getByTestId(price.input)).toHaveTextContent('{ "Granularity": "DAILY" }');
});

it.each([
  ['half made', { groupBy: [{ type: 'TAG', key: '' }] }, /No price: groupBy\.0\.key is empty/],
  ['with a variable that has no value', { groupBy: [{ type: 'TAG', key: '$who' }] }, /No price: .*\$who/],
  ['by the hour where that is off', { granularity: 'HOURLY' }, /No price: .*hourly data is off/],
])('does not ask the price of a query %s', async (_case, query, words) => {
  const { of } = await drawn({}, query);
  expect(screen.getByTestId(price.line)).toHaveTextContent(words);
  expect(of('preview')).toEqual([]);
});

it('is quiet about a price that cannot be had', async () => {
  await drawn({ preview: { status: 502, data: { error: { message: 'The plugin is away' } } } });
  expect(screen.getByTestId(price.line)).toHaveTextContent('No price: The plugin is away');
  expect(screen.queryByTestId(price.refresh)).not.toBeInTheDocument();
});

describe('Refresh now', () => {
  it('says its price, buys when confirmed, then runs', async () => {
    const { user, of, state } = await drawn({ refresh: { requests: [{ paidRequests: 3 }], totalUsd: 0.03 } });

    await user.click(screen.getByTestId(price.refresh));
    expect(screen.getByText('Ask AWS again, whatever is held, for $0.03?')).toBeInTheDocument();
    expect(of('refresh')).toEqual([]);
    await user.click(screen.getByTestId(price.confirm));
    await rest(100);

    expect(of('refresh')[0]?.data).toMatchObject({ query: { refId: 'A', queryType: 'cost' }, from: 1000, to: 2000 });
    expect(state.runs).toBe(1);
    expect(screen.getByTestId(price.refresh)).toBeInTheDocument();
  });

  it('buys nothing when it is cancelled', async () => {
    const { user, of, state } = await drawn({});
    await user.click(screen.getByTestId(price.refresh));
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(of('refresh')).toEqual([]);
    expect(state.runs).toBe(0);
  });

  it('cannot be confirmed for the price of another query', async () => {
    const { user } = await drawn({});
    await user.click(screen.getByTestId(price.refresh));
    await user.click(screen.getByRole('radio', { name: 'Total' }));
    expect(screen.getByTestId(price.confirm)).toBeDisabled();
    await rest();
    expect(screen.getByTestId(price.confirm)).toBeEnabled();
  });

  it.each([
    ['was refused', FORBIDDEN, 'It takes the role Editor or Admin.', 0],
    ['found the cap reached', { requests: [{ staleBecause: 'The daily cap is reached.' }], totalUsd: 0 }, 'The daily cap is reached.', 1],
  ])('says why when it %s', async (_case, refresh, words, runs) => {
    const { user, state } = await drawn({ refresh });
    await user.click(screen.getByTestId(price.refresh));
    await user.click(screen.getByTestId(price.confirm));
    await rest(100);
    expect(screen.getByText(words)).toBeInTheDocument();
    expect(state.runs).toBe(runs);
  });

  it.each(['Viewer', ''] as const)('is not offered to the role "%s"', async (role) => {
    Object.assign(config.bootData.user, { orgRole: role });
    await drawn({});
    expect(screen.getByTestId(price.line)).toBeInTheDocument();
    expect(screen.queryByTestId(price.refresh)).not.toBeInTheDocument();
  });
});
