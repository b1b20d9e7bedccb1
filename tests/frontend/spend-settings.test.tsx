import { config } from '@grafana/runtime';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { parseSettings } from '#settings';
import { SpendSettings } from '../../src/frontend/config/SpendSettings';
import { askerText, rowsOf } from '../../src/frontend/config/spend';
import { selectors } from '../../src/frontend/selectors';
import type { ConfigOptions, DataSourceJson } from '../../src/frontend/settings';
import { stubBackend, type ResourceCall } from './grafana-stub';

const ids = selectors.configEditor;
const MIDNIGHT = new Date().setUTCHours(24, 0, 0, 0);
const SPEND = {
  today: {
    requests: 3,
    usd: 0.03,
    atLeast: false,
    capUsd: 1,
    resetsAtMs: MIDNIGHT,
    byOperation: [{ name: 'ce:GetCostAndUsage', requests: 3, usd: 0.03 }],
    byAsker: [{ name: 'panel:abc/4', requests: 3, usd: 0.03 }],
  },
  month: {
    requests: 41,
    usd: 0.41,
    atLeast: true,
    resetsAtMs: MIDNIGHT,
    byOperation: [
      { name: 'ce:GetCostAndUsage', requests: 40, usd: 0.4 },
      { name: 'ce:GetTags', requests: 1, usd: 0.01 },
    ],
    byAsker: [{ name: 'alert-rule:r1', requests: 41, usd: 0.41 }],
  },
  keptForAlertRulesUsd: 0.2,
  keptIn: 'memory',
  note: 'no folder to write to',
};

let calls: ResourceCall[];
beforeEach(() => {
  calls = stubBackend({ spend: SPEND });
});

function draw(jsonData: DataSourceJson = {}, uid = '') {
  const written = { jsonData };
  function Page() {
    const [options, setOptions] = useState({ uid, version: 1, jsonData } as ConfigOptions);
    written.jsonData = options.jsonData;
    return <SpendSettings options={options} onOptionsChange={setOptions} />;
  }
  render(<Page />);
  return written;
}

async function fill(testId: string, text: string) {
  const user = userEvent.setup();
  await user.click(screen.getByTestId(testId));
  await user.paste(text);
}

it('shows the defaults without writing them', () => {
  const written = draw();
  expect(screen.getByRole('radio', { name: 'On' })).toBeChecked();
  expect(screen.getByTestId(ids.dailyCap)).toHaveAttribute('placeholder', '1');
  expect(screen.getByTestId(ids.monthlyCap)).toHaveAttribute('placeholder', 'none');
  expect(screen.getByRole('radio', { name: 'Automatic' })).toBeChecked();
  expect(screen.getByRole('radio', { name: 'Full' })).toBeChecked();
  expect(written.jsonData).toEqual({});
});

it('writes caps, freshness and planner as the settings read them', async () => {
  const user = userEvent.setup();
  const written = draw();

  await fill(ids.dailyCap, '2.5');
  await fill(ids.monthlyCap, '30');
  await user.click(screen.getByRole('radio', { name: 'Fixed' }));
  await fill(ids.lifetime('cost'), '90');
  await user.click(screen.getByRole('radio', { name: 'Selection only' }));

  const expected = {
    dailyCapUsd: 2.5,
    monthlyCapUsd: 30,
    freshness: 'fixed',
    lifetimeMinutes: { cost: 90 },
    planner: 'selection',
  };
  expect(written.jsonData).toEqual(expected);
  expect(parseSettings(written.jsonData)).toMatchObject({ settings: { ...expected, spendCap: 'on' } });
});

it('switches the cap off by an explicit choice only', async () => {
  const user = userEvent.setup();
  const written = draw({ dailyCapUsd: 5 });

  await user.clear(screen.getByTestId(ids.dailyCap));
  expect(parseSettings(written.jsonData)).toMatchObject({ settings: { spendCap: 'on', dailyCapUsd: 1 } });
  await user.click(screen.getAllByRole('radio', { name: 'Off' })[0]!);

  expect(written.jsonData.spendCap).toBe('off');
  expect(screen.getByTestId(ids.dailyCap)).toBeDisabled();
  expect(screen.getByText(/Nothing limits what queries and alert rules buy/)).toBeInTheDocument();
});

it.each([
  ['a negative cap', { dailyCapUsd: -1 }, 'An amount from 0 to 1000000'],
  ['half a minute', { freshness: 'fixed', lifetimeMinutes: { cost: 0.5 } }, 'A whole number from 1 to 44640'],
] as const)('marks %s, which the companion would refuse', (_case, jsonData, words) => {
  draw(jsonData);
  expect(screen.getByText(words)).toBeInTheDocument();
});

describe('spent so far', () => {
  it('is asked of a saved data source only', () => {
    draw();
    expect(calls).toEqual([]);
    expect(screen.queryByTestId(ids.spend)).not.toBeInTheDocument();
  });

  it('names today, this month, what for and for whom', async () => {
    draw({}, 'bill');
    const shown = await screen.findByTestId(ids.spend);
    expect(shown).toHaveTextContent('Today: $0.03 of $1.00, 3 paid requests. Resets 00:00 UTC.');
    expect(shown).toHaveTextContent('This month: at least $0.41, no cap, 41 paid requests.');
    expect(shown).toHaveTextContent('ce:GetCostAndUsage$0.03 (3)$0.40 (40)');
    expect(shown).toHaveTextContent('Panel abc/4$0.03 (3)');
    expect(shown).toHaveTextContent('Kept in memory only, and lost with the plugin\'s process: no folder to write to');
  });

  it('says why when it cannot be read', async () => {
    stubBackend({ spend: { status: 400, data: { message: 'authType: "x" is not one of keys' } } });
    draw({}, 'bill');
    expect(await screen.findByTestId(ids.spend)).toHaveTextContent('cannot be read: authType: "x" is not one of keys');
  });

  it('lists every name of either period once, and calls askers by their kind', () => {
    const rows = rowsOf(SPEND.today.byOperation, SPEND.month.byOperation);
    expect(rows.map(({ name, today }) => [name, today?.requests])).toEqual([['ce:GetCostAndUsage', 3], ['ce:GetTags', undefined]]);
    expect(['panel:a:b/4', 'alert-rule:r1', 'others', 'novelty'].map(askerText)).toEqual([
      'Panel a:b/4',
      'Alert rule r1',
      'All others',
      'novelty',
    ]);
  });
});

describe('Check the planner', () => {
  const RULE = { rule: 'sum SERVICE', passed: true, metric: 'UnblendedCost', direct: '10.5', derived: '10.5', difference: '0' };
  const REPORT = {
    month: { start: '2026-09-01', end: '2026-10-01' },
    rules: [RULE, { ...RULE, rule: 'filter REGION', passed: false, difference: '-1.5' }],
    paidRequests: 11,
    priceUsd: 0.11,
  };

  beforeEach(() => Object.assign(config.bootData.user, { orgRole: 'Admin' }));

  it('names its price, buys when confirmed, and reports rule by rule', async () => {
    const user = userEvent.setup();
    const paths = () => calls.filter(({ path }) => path !== 'spend');
    calls = stubBackend({ spend: SPEND, 'check-planner': { priceUsd: 0.12 } });
    draw({}, 'bill');

    await user.click(screen.getByTestId(ids.plannerCheck));
    expect(await screen.findByText('About $0.12, less where answers are held.')).toBeInTheDocument();
    expect(paths()).toEqual([{ path: 'check-planner', params: {} }]);
    calls = stubBackend({ spend: SPEND, 'check-planner': REPORT });
    await user.click(screen.getByTestId(ids.plannerConfirm));

    expect(await screen.findByText('2 rules on 2026-09: 1 switched off. 11 paid requests, $0.11.')).toBeInTheDocument();
    expect(calls.map(({ path }) => path)).toEqual(['check-planner', 'spend']);
    expect(calls[0]?.data).toEqual({});
    expect(screen.getByTestId(ids.plannerReport)).toHaveTextContent('filter REGIONno10.50-1.5');
  });

  it('says why it was not made', async () => {
    const user = userEvent.setup();
    stubBackend({ spend: SPEND, 'check-planner': { status: 403, data: { message: 'It takes the role Editor or Admin.' } } });
    draw({}, 'bill');
    await user.click(screen.getByTestId(ids.plannerCheck));
    expect(await screen.findByText('Not checked: It takes the role Editor or Admin.')).toBeInTheDocument();
  });

  it.each([
    ['where the planner is off', { planner: 'off' }, 'Admin'],
    ['to a viewer', {}, 'Viewer'],
  ] as const)('is not offered %s', async (_case, jsonData, orgRole) => {
    Object.assign(config.bootData.user, { orgRole });
    draw(jsonData, 'bill');
    await screen.findByTestId(ids.spend);
    expect(screen.queryByTestId(ids.plannerCheck)).not.toBeInTheDocument();
  });
});
