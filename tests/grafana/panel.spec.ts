import { expect, test } from '@grafana/plugin-e2e';
import type { Page, Response } from '@playwright/test';
import { DATA_SOURCE } from './data-source';

/** By the editor's own button: the models of plugin-e2e give Grafana's one second, which a busy machine does not have. */
async function runQueries(page: Page): Promise<Response> {
  const answered = page.waitForResponse((response) => response.url().includes('/api/ds/query'));
  await page.getByRole('button', { name: 'Run queries' }).click();
  return answered;
}

test('a new panel shows the cost of each service', async ({ panelEditPage, page }) => {
  await panelEditPage.datasource.set(DATA_SOURCE.name);

  expect((await runQueries(page)).status()).toBe(200);
  await expect(panelEditPage.panel.locator.getByText('Amazon Simple Storage Service').first()).toBeVisible();
  await expect(panelEditPage.panel.getErrorIcon()).toBeHidden();
  await page.screenshot({ path: test.info().outputPath('panel.png') });
});

test('Explore draws a query over thirty days and runs it again', async ({ page }) => {
  const range = { from: 'now-30d', to: 'now' };
  const query = { refId: 'A', queryType: 'cost', schemaVersion: 1, groupBy: [{ type: 'DIMENSION', key: 'SERVICE' }] };
  const panes = { a: { datasource: DATA_SOURCE.uid, queries: [query], range } };
  await page.goto(`/explore?schemaVersion=1&orgId=1&panes=${encodeURIComponent(JSON.stringify(panes))}`);
  await expect(page.getByText('Amazon Simple Storage Service').first()).toBeVisible();

  expect((await runQueries(page)).status()).toBe(200);
  await expect(page.getByText('No data')).toBeHidden();
  await page.screenshot({ path: test.info().outputPath('explore.png') });
});
