import { PluginContextProvider, type DataSourceSettings, type PluginMeta } from '@grafana/data';
import { render, screen } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { ConfigEditor } from '../../src/frontend/ConfigEditor';
import { selectors } from '../../src/frontend/selectors';
import type { ConfigOptions, DataSourceJson } from '../../src/frontend/settings';

const base = {
  id: 1,
  // Not saved yet: what one has spent is the matter of spend-settings.test.tsx.
  uid: '',
  orgId: 1,
  name: 'AWS bill',
  type: 'finops-awscost-datasource',
  typeName: 'AWS Cost & Usage',
  typeLogoUrl: '',
  access: 'proxy',
  url: '',
  user: '',
  database: '',
  basicAuth: false,
  basicAuthUser: '',
  isDefault: false,
  readOnly: false,
  withCredentials: false,
  secureJsonFields: {},
  jsonData: {},
} satisfies DataSourceSettings<DataSourceJson>;

/** Draws the editor as Grafana does: what it writes is what it is drawn with next. Answers the newest options. */
function draw(start: Partial<ConfigOptions>) {
  const written: { options: ConfigOptions } = { options: { ...base, ...start } };
  function Page() {
    const [options, setOptions] = useState(written.options);
    written.options = options;
    return (
      <PluginContextProvider meta={{ id: base.type, info: {} } as PluginMeta}>
        <ConfigEditor options={options} onOptionsChange={setOptions} />
      </PluginContextProvider>
    );
  }
  render(<Page />);
  return written;
}

/** Typing letter by letter redraws the whole editor for each. */
async function fill(user: UserEvent, field: HTMLElement, text: string) {
  await user.click(field);
  await user.paste(text);
}

it('writes the keys of Grafana’s own AWS data sources', async () => {
  const user = userEvent.setup();
  const written = draw({ jsonData: { authType: 'credentials', profile: '' } });

  await fill(user, screen.getByLabelText(/^Credentials Profile Name/), 'finops');
  await fill(user, screen.getByLabelText(/^Assume Role ARN/), 'arn:aws:iam::1:role/r');
  await fill(user, screen.getByLabelText(/^External ID/), 'x1');
  await fill(user, screen.getByLabelText(/^Endpoint/), 'http://localhost:4566');

  expect(written.options.jsonData).toEqual({
    authType: 'credentials',
    profile: 'finops',
    assumeRoleArn: 'arn:aws:iam::1:role/r',
    externalId: 'x1',
    endpoint: 'http://localhost:4566',
  });
});

it('shows a role stored as assumeRoleARN and writes it as assumeRoleArn', async () => {
  const user = userEvent.setup();
  const written = draw({ jsonData: { authType: 'default', assumeRoleARN: 'arn:aws:iam::1:role/old' } });

  expect(screen.getByLabelText(/^Assume Role ARN/)).toHaveValue('arn:aws:iam::1:role/old');
  await fill(user, screen.getByLabelText(/^Assume Role ARN/), 'er');

  expect(written.options.jsonData).toEqual({ authType: 'default', assumeRoleArn: 'arn:aws:iam::1:role/older' });
});

it('forgets both spellings when the role is cleared', async () => {
  const user = userEvent.setup();
  const written = draw({ jsonData: { authType: 'default', assumeRoleARN: 'arn:aws:iam::1:role/old' } });

  await user.clear(screen.getByLabelText(/^Assume Role ARN/));

  expect(written.options.jsonData).toEqual({ authType: 'default', assumeRoleArn: '' });
});

it('keeps an old authType’s meaning', () => {
  const written = draw({ jsonData: { authType: 'sharedCreds', profile: 'finops' } });

  expect(screen.getByLabelText(/^Credentials Profile Name/)).toHaveValue('finops');
  expect(written.options.jsonData.authType).not.toBe('default');
});

it('chooses the first provider the server allows for a new data source', () => {
  expect(draw({}).options.jsonData.authType).toBe('default');
});

describe('session token', () => {
  it('is asked for beside access keys only', () => {
    draw({ jsonData: { authType: 'default' } });
    expect(screen.queryByLabelText(/Session Token/)).not.toBeInTheDocument();
  });

  it('is written to secureJsonData', async () => {
    const user = userEvent.setup();
    const written = draw({ jsonData: { authType: 'keys' } });

    await fill(user, screen.getByTestId(selectors.configEditor.sessionToken), 'tok');

    expect(written.options.secureJsonData).toEqual({ sessionToken: 'tok' });
    expect(written.options.jsonData).toEqual({ authType: 'keys' });
  });

  it('is not shown once stored and can be reset', async () => {
    const user = userEvent.setup();
    const written = draw({ jsonData: { authType: 'keys' }, secureJsonFields: { sessionToken: true } });
    expect(screen.getByTestId(selectors.configEditor.sessionToken)).toHaveValue('configured');

    await user.click(screen.getByRole('button', { name: 'Reset' }));

    expect(written.options.secureJsonFields.sessionToken).toBe(false);
    expect(written.options.secureJsonData).toEqual({ sessionToken: '' });
    expect(screen.getByTestId(selectors.configEditor.sessionToken)).toHaveValue('');
  });
});

describe('AWS Cost & Usage', () => {
  it('shows the defaults without writing them', () => {
    const written = draw({ jsonData: { authType: 'default' } });

    expect(screen.getByRole('radio', { name: '14 months' })).toBeChecked();
    expect(screen.getByTestId(selectors.configEditor.hourly)).not.toBeChecked();
    expect(screen.getByText(/20 pages = \$0\.20 at most/)).toBeInTheDocument();
    expect(written.options.jsonData).toEqual({ authType: 'default' });
  });

  it('says what a request costs, and that Save & test buys one', () => {
    draw({});
    expect(screen.getByText(/\$0\.01 for each page .* Save & test buys one page/)).toBeInTheDocument();
  });

  it('writes history, hourly, billing view and page cap', async () => {
    const user = userEvent.setup();
    const written = draw({ jsonData: { authType: 'default' } });

    await user.click(screen.getByRole('radio', { name: '38 months' }));
    await user.click(screen.getByTestId(selectors.configEditor.hourly));
    await fill(user, screen.getByTestId(selectors.configEditor.billingViewArn), 'arn:aws:billing::1:billingview/x');
    await fill(user, screen.getByTestId(selectors.configEditor.pageCap), '5');

    expect(written.options.jsonData).toEqual({
      authType: 'default',
      historyMonths: 38,
      hourly: true,
      billingViewArn: 'arn:aws:billing::1:billingview/x',
      pageCap: 5,
    });
    expect(screen.getByText(/5 pages = \$0\.05 at most/)).toBeInTheDocument();
  });

  it('returns to the default page cap when the field is emptied', async () => {
    const user = userEvent.setup();
    const written = draw({ jsonData: { authType: 'default', pageCap: 5 } });

    await user.clear(screen.getByTestId(selectors.configEditor.pageCap));

    expect(written.options.jsonData.pageCap).toBeUndefined();
    expect(screen.getByText(/20 pages = \$0\.20 at most/)).toBeInTheDocument();
  });

  it('marks a page cap that the companion would refuse', async () => {
    draw({ jsonData: { authType: 'default', pageCap: 0 } });
    expect(screen.getByText('A whole number from 1 to 1000')).toBeInTheDocument();
  });
});
