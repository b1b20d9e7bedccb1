import { expect, test } from '@grafana/plugin-e2e';
import { DATA_SOURCE } from './data-source';

const ACCOUNTS = ['210000000001', '210000000002'];

test('a variable with several accounts reaches AWS as all of them', async ({ page, request }) => {
  const target = {
    refId: 'A',
    datasource: { type: 'finops-awscost-datasource', uid: DATA_SOURCE.uid },
    queryType: 'cost',
    schemaVersion: 1,
    groupBy: [{ type: 'DIMENSION', key: 'LINKED_ACCOUNT' }],
    filters: [{ type: 'DIMENSION', key: 'LINKED_ACCOUNT', operator: 'is', values: ['$account'] }],
  };
  const panel = {
    id: 1,
    type: 'timeseries',
    title: 'Chosen accounts',
    gridPos: { x: 0, y: 0, w: 24, h: 12 },
    targets: [target],
  };
  const variable = {
    name: 'account',
    type: 'custom',
    multi: true,
    query: ACCOUNTS.join(','),
    current: { value: ACCOUNTS, text: ACCOUNTS },
  };
  const dashboard = {
    uid: 'awscost-variable',
    title: 'Variable',
    panels: [panel],
    templating: { list: [variable] },
    time: { from: 'now-30d', to: 'now' },
  };
  const saved = await request.post('/api/dashboards/db', { data: { dashboard, overwrite: true } });
  expect(saved.status()).toBe(200);

  const answered = page.waitForResponse((response) => response.url().includes('/api/ds/query'));
  await page.goto('/d/awscost-variable');
  const answer = (await (await answered).json()) as { results: Record<string, { frames: unknown[] }> };

  // Each has a line, and a dashed end for what is incomplete.
  expect(answer.results['A']?.frames).toHaveLength(2 * ACCOUNTS.length);
  await expect(page.getByText('shop-prod').first()).toBeVisible();
  await request.delete('/api/dashboards/uid/awscost-variable');
});
