import { expect, test } from '@grafana/plugin-e2e';
import type { APIRequestContext, Page, Response } from '@playwright/test';
import { DATA_SOURCE } from './data-source';

const datasource = { type: 'finops-awscost-datasource', uid: DATA_SOURCE.uid };
const ACCOUNTS = ['210000000001', '210000000002'];
const is = (type: string, key: string, variable: string) => ({ type, key, operator: 'is', values: [variable] });

const query = (list: string, more: object = {}) => ({
  refId: 'AwsCostVariable',
  list,
  key: '',
  filters: [],
  search: '',
  ...more,
});
const variable = (name: string, asked: object, more: object = {}) => ({
  name,
  type: 'query',
  datasource,
  query: asked,
  refresh: 1,
  sort: 5,
  multi: true,
  includeAll: true,
  current: { text: ['All'], value: ['$__all'] },
  ...more,
});

/** Accounts, then the teams that cost something in them; a panel filtered by both, and an ad hoc filter beside. */
async function save(request: APIRequestContext, uid: string, list: readonly object[]): Promise<void> {
  const target = {
    refId: 'A',
    datasource,
    queryType: 'cost',
    schemaVersion: 1,
    granularity: 'DAILY',
    groupBy: [{ type: 'DIMENSION', key: 'LINKED_ACCOUNT' }],
    filters: [is('DIMENSION', 'LINKED_ACCOUNT', '$account'), is('TAG', 'team', '$team')],
  };
  const gridPos = { x: 0, y: 0, w: 24, h: 14 };
  const panels = [{ id: 1, type: 'timeseries', title: 'Chosen accounts', gridPos, datasource, targets: [target] }];
  const time = { from: 'now-30d', to: 'now' };
  const dashboard = { uid, title: uid, panels, templating: { list }, time };
  expect((await request.post('/api/dashboards/db', { data: { dashboard, overwrite: true } })).status()).toBe(200);
}

const chained = (account: object = {}, team: object = {}): readonly object[] => [
  variable('account', query('accounts'), account),
  variable('team', query('tagValues', { key: 'team', filters: [is('DIMENSION', 'LINKED_ACCOUNT', '$account')] }), team),
];

interface Sent {
  readonly queries: readonly {
    readonly filters: readonly {
      readonly key: string;
      readonly operator: string;
      readonly values: readonly string[];
    }[];
  }[];
}

const answers = (page: Page): Promise<Response> =>
  page.waitForResponse((response) => response.url().includes('/api/ds/query'));
const filtersOf = (response: Response) => (response.request().postDataJSON() as Sent).queries[0]?.filters;

/** The legend is there before uPlot has drawn. */
async function picture(page: Page, name: string): Promise<void> {
  await expect(page.locator('canvas').first()).toBeVisible();
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  await page.screenshot({ path: test.info().outputPath(name) });
}

test.describe('query variables', () => {
  test.afterEach(async ({ request }) => {
    await request.delete('/api/dashboards/uid/awscost-variables');
  });

  test('stand at All as no filter, a chain of them too', async ({ page, request }) => {
    await save(request, 'awscost-variables', chained());
    const answered = answers(page);
    await page.goto('/d/awscost-variables');

    const response = await answered;
    expect(response.status()).toBe(200);
    expect(filtersOf(response)).toEqual([]);
    await expect(page.getByText('shop-prod').first()).toBeVisible();
    await picture(page, 'all.png');
  });

  test('stand at All as their list, sorted, where Grafana’s regex leaves some out', async ({ page, request }) => {
    await save(request, 'awscost-variables', chained({}, { regex: '/^s/', sort: 6 }));
    const answered = answers(page);
    await page.goto('/d/awscost-variables');

    const values = ['storefront', 'security', 'search'];
    expect(filtersOf(await answered)).toEqual([{ type: 'TAG', key: 'team', operator: 'is', values }]);
  });

  test('are chained: two accounts, and the teams of these two', async ({ page, request }) => {
    const lists: URL[] = [];
    page.on('request', (sent) => sent.url().includes('/resources/tag-values') && lists.push(new URL(sent.url())));
    await save(request, 'awscost-variables', chained({ current: { text: ['a', 'b'], value: ACCOUNTS } }));
    const answered = answers(page);
    await page.goto('/d/awscost-variables');

    expect(filtersOf(await answered)?.[0]).toMatchObject({ key: 'LINKED_ACCOUNT', values: ACCOUNTS });
    expect(lists.at(-1)?.searchParams.get('filters')).toContain(JSON.stringify(ACCOUNTS));
    // Each has a line, and a dashed end for what is incomplete; the picker shows names.
    const { results } = (await (await answered).json()) as { results: Record<string, { frames: unknown[] }> };
    expect(results['A']?.frames).toHaveLength(2 * ACCOUNTS.length);
    await expect(page.getByText('shop-prod').first()).toBeVisible();
    await picture(page, 'chained.png');
  });

  test('take an ad hoc filter with "one of" beside them', async ({ page, request }) => {
    const services = ['AWS Lambda', 'Amazon DynamoDB'];
    const filter = { key: 'SERVICE', operator: '=|', value: services[0], values: services, condition: '' };
    const adHoc = { name: 'Filters', type: 'adhoc', datasource, filters: [filter], hide: 0 };
    await save(request, 'awscost-variables', [...chained(), adHoc]);
    const answered = answers(page);
    await page.goto('/d/awscost-variables');

    const response = await answered;
    expect(response.status()).toBe(200);
    expect(filtersOf(response)?.at(-1)).toEqual({
      type: 'DIMENSION',
      key: 'SERVICE',
      operator: 'is',
      values: services,
    });
    await expect(page.getByText('SERVICE').first()).toBeVisible();
    await picture(page, 'ad-hoc.png');
  });
});

test('a custom variable with several accounts reaches AWS as all of them', async ({ page, request }) => {
  const custom = {
    name: 'account',
    type: 'custom',
    multi: true,
    query: ACCOUNTS.join(','),
    current: { value: ACCOUNTS, text: ACCOUNTS },
  };
  await save(request, 'awscost-custom', [custom, variable('team', query('tagValues', { key: 'team' }))]);
  const answered = answers(page);
  await page.goto('/d/awscost-custom');

  expect(filtersOf(await answered)).toEqual([
    { type: 'DIMENSION', key: 'LINKED_ACCOUNT', operator: 'is', values: ACCOUNTS },
  ]);
  await request.delete('/api/dashboards/uid/awscost-custom');
});
