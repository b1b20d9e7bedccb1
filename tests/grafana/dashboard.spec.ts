import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@grafana/plugin-e2e';

const { uid, panels } = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../../dashboards/cost-overview.json'), 'utf8'),
) as { uid: string; panels: { title: string; type: string }[] };

test('the provisioned dashboard has data in every panel and no error', async ({ gotoDashboardPage, page }) => {
  const failed: string[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/api/ds/query') && !response.ok()) {
      failed.push(`${response.status()} ${response.request().postData()}`);
    }
  });
  // Panels below the fold ask when they are scrolled to, so an answer is awaited for each title, not for the page.
  const answered = new Set<string>();
  page.on('response', (response) => {
    const title = response.request().headers()['x-panel-title'];
    if (response.url().includes('/api/ds/query') && response.ok() && title) {
      answered.add(decodeURIComponent(title));
    }
  });
  const dashboard = await gotoDashboardPage({ uid });

  for (const { title, type } of panels.filter(({ type }) => type !== 'row' && type !== 'text')) {
    const panel = dashboard.getPanelByTitle(title);
    await panel.locator.scrollIntoViewIfNeeded();
    await expect(panel.locator).toBeVisible();
    await expect(() => expect([...answered]).toContain(title)).toPass();
    // A time series draws its numbers on a canvas; the others write them.
    await expect(
      type === 'timeseries' ? panel.locator.locator('canvas').first() : panel.locator.getByText(/\$\s?\d/).first(),
    ).toBeAttached();
    await expect(panel.locator.getByText('No data')).toBeHidden();
    await expect(panel.getErrorIcon()).toBeHidden();
  }
  expect(failed).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('dashboard.png') });
});
