import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@grafana/plugin-e2e';
import { DATA_SOURCE } from './data-source';

interface Stored {
  readonly uid: string;
  readonly panels: readonly { readonly title: string; readonly type: string }[];
}

/** What /api/ds/query is asked and answers, as far as these tests look. */
interface Asked {
  readonly queries: readonly { readonly refId: string; readonly hide?: boolean }[];
}
interface Answered {
  readonly results: Readonly<
    Record<
      string,
      {
        readonly error?: string;
        readonly frames?: readonly { readonly data: { readonly values: readonly number[][] } }[];
      }
    >
  >;
}

const stored = (name: string): Stored =>
  JSON.parse(readFileSync(path.resolve(import.meta.dirname, `../../dashboards/${name}.json`), 'utf8')) as Stored;

for (const name of ['usage-beside-cost', 'unit-cost', 'alarms']) {
  test(`${name} draws every panel without an error`, async ({ gotoDashboardPage, page }) => {
    test.slow();
    const { uid, panels } = stored(name);
    const failed: string[] = [];
    page.on('response', (response) => {
      if (response.url().includes('/api/ds/query') && !response.ok()) {
        failed.push(`${response.status()} ${response.request().postData()}`);
      }
    });
    const dashboard = await gotoDashboardPage({ uid });

    for (const { title, type } of panels) {
      const panel = dashboard.getPanelByTitle(title);
      await panel.locator.scrollIntoViewIfNeeded();
      const drawn = ['timeseries', 'state-timeline'].includes(type)
        ? panel.locator.locator('canvas')
        : panel.locator.getByText(/\d/);
      await expect(drawn.first()).toBeAttached();
      await expect(panel.locator.getByText('No data')).toBeHidden();
      await expect(panel.getErrorIcon()).toBeHidden();
    }
    expect(failed).toEqual([]);
    await page.screenshot({ path: test.info().outputPath(`${name}.png`) });
  });
}

test('math over a hidden query is one line, and the hidden query none', async ({ gotoDashboardPage, page }) => {
  const answered = page.waitForResponse(
    (response) =>
      response.url().includes('/api/ds/query') &&
      (response.request().postDataJSON() as Asked).queries.some(({ hide }) => hide === true),
  );
  const dashboard = await gotoDashboardPage({ uid: stored('usage-beside-cost').uid });
  await dashboard.getPanelByTitle('EC2: network out').locator.scrollIntoViewIfNeeded();

  const response = await answered;
  const { queries } = response.request().postDataJSON() as Asked;
  expect(queries.map(({ refId, hide = false }) => [refId, hide])).toEqual([
    ['A', true],
    ['B', false],
  ]);
  const { A, B } = ((await response.json()) as Answered).results;
  expect([A?.error, B?.error]).toEqual([undefined, undefined]);
  expect(A?.frames ?? []).toEqual([]);
  expect(B?.frames).toHaveLength(1);
  expect(B?.frames?.[0]?.data.values[1]?.length).toBeGreaterThan(100);
});

test('an alert rule on metric math that refers to another query says why it cannot', async ({ request }) => {
  const datasource = { uid: DATA_SOURCE.uid };
  const math = { metricQueryType: 'search', metricEditorMode: 'code', expression: 'm1 * 2', regions: ['us-east-1'] };
  const rule = (refId: string, model: object) => ({
    refId,
    queryType: 'usage',
    datasourceUid: datasource.uid,
    relativeTimeRange: { from: 3600, to: 0 },
    model: { refId, queryType: 'usage', datasource, ...model },
  });
  const cpu = { namespace: 'AWS/EC2', metricName: 'CPUUtilization', dimensions: { InstanceId: ['*'] }, id: 'm1' };
  const data = [rule('A', math), rule('B', { ...cpu, regions: ['us-east-1'] })];

  const answer = await request.post('/api/v1/eval', { data: { data, condition: 'A' } });

  const { results } = (await answer.json()) as Answered;
  expect(results['A']?.error).toContain(
    'expression refers to m1, and Grafana sends each query of an alert rule alone: metric math cannot refer to other queries there.',
  );
  expect(results['B']?.error).toBeUndefined();
});
