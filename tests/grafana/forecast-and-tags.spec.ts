import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@grafana/plugin-e2e';
import { DATA_SOURCE } from './data-source';

interface Stored {
  readonly uid: string;
  readonly panels: readonly { readonly title: string; readonly type: string }[];
}

const stored = (name: string): Stored =>
  JSON.parse(readFileSync(path.resolve(import.meta.dirname, `../../dashboards/${name}.json`), 'utf8')) as Stored;

for (const name of ['forecast-and-budget', 'tags']) {
  test(`${name} draws every panel without an error`, async ({ gotoDashboardPage, page }) => {
    const { uid, panels } = stored(name);
    const failed: string[] = [];
    const answered = new Set<string>();
    page.on('response', (response) => {
      if (response.url().includes('/api/ds/query')) {
        answered.add(decodeURIComponent(response.request().headers()['x-panel-title'] ?? ''));
        failed.push(...(response.ok() ? [] : [`${response.status()} ${response.request().postData()}`]));
      }
    });
    const dashboard = await gotoDashboardPage({ uid });

    for (const { title, type } of panels) {
      const panel = dashboard.getPanelByTitle(title);
      await panel.locator.scrollIntoViewIfNeeded();
      await expect(() => expect([...answered]).toContain(title)).toPass();
      // A time series draws its numbers on a canvas; the others write them.
      const drawn = type === 'timeseries' ? panel.locator.locator('canvas') : panel.locator.getByText(/\d/);
      await expect(drawn.first()).toBeAttached();
      await expect(panel.locator.getByText('No data')).toBeHidden();
      await expect(panel.getErrorIcon()).toBeHidden();
    }
    expect(failed).toEqual([]);
    await page.screenshot({ path: test.info().outputPath(`${name}.png`) });
  });
}

test('a forecast brings its band along, filled down to a line that is there', async ({ request }) => {
  const query = { refId: 'A', queryType: 'forecast', datasource: { uid: DATA_SOURCE.uid } };
  const answer = await request.post('/api/ds/query', { data: { from: 'now-30d', to: 'now+30d', queries: [query] } });
  expect(answer.ok()).toBe(true);

  const { results } = (await answer.json()) as {
    results: { A: { frames: { schema: { fields: { config?: Record<string, never> }[] } }[] } };
  };
  const configs = results.A.frames.map(({ schema }) => schema.fields[1]?.config ?? {});
  const names = configs.map((config) => config['displayNameFromDS']);
  expect(names).toEqual(['Actual', 'Forecast', 'Forecast, 80 % upper', 'Forecast, 80 % lower']);
  expect(configs[2]).toMatchObject({ custom: { fillBelowTo: names[3] } });
});
