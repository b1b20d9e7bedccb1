// Usage beside Grafana's own CloudWatch source, in the same Grafana, on the same simulator: equal point by point. Where the two
// differ, and why: cloudwatch-differences.spec.ts.
import { type APIRequestContext, expect, type Locator } from '@playwright/test';
import { anyValue, insights, math, oneMetric, type Question, search } from './cloudwatch-questions';
import { DATA_SOURCE } from './data-source';
import { differences } from './drawn-series';
import { type Ask, asOurs, asTheirs, CLOUDWATCH, test, wholeDays } from './two-sources';

const forms: readonly (readonly [string, readonly Question[]])[] = [
  ['one metric', oneMetric],
  ['any or many values', anyValue],
  ['metric math', math],
  ['a search', search],
  ['Metrics Insights', insights],
];

for (const [form, questions] of forms) {
  test.describe(form, () => {
    for (const [title, asks, days = 1] of questions) {
      test(`is equal: ${title}`, async ({ sources }) => {
        const drawn = await sources.draw(asks, wholeDays(days));

        const points = drawn.ours.reduce((total, one) => total + one.points.length, 0);
        test
          .info()
          .annotations.push({ type: 'compared', description: `${drawn.ours.length} series, ${points} points` });
        expect(differences(drawn)).toEqual([]);
        expect(points).toBeGreaterThan(0);
      });
    }
  });
}

test('both stand beside each other on a dashboard, with as many series', async ({ sources: _, page }) => {
  const asks = [anyValue[0]!, oneMetric[0]!, math[1]!].map(([, queries]) => queries);
  const { uid } = await createDashboard(page.request, asks);
  await page.goto(`/d/${uid}?kiosk`);

  const charts = page.getByTestId(/^data-testid Panel header /).filter({ has: page.locator('.uplot') });
  await expect(charts).toHaveCount(2 * asks.length);
  for (const row of asks.keys()) {
    const [ours, theirs] = await Promise.all([0, 1].map((side) => seriesOf(charts.nth(2 * row + side)).count()));
    expect(ours).toBe(theirs);
  }
  await page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLCanvasElement>('.uplot canvas')].every((canvas) =>
      canvas
        .getContext('2d')
        ?.getImageData(0, 0, canvas.width, canvas.height)
        .data.some((shade) => shade > 0),
    ),
  );
  await page.screenshot({ path: test.info().outputPath('side-by-side.png') });
  await page.request.delete(`/api/dashboards/uid/${uid}`);
});

const seriesOf = (panel: Locator): Locator => panel.getByTestId(/^data-testid VizLegend series/);

/** Ours on the left, Grafana's own on the right, a row for each panel's queries. */
async function createDashboard(
  request: APIRequestContext,
  asks: readonly (readonly Ask[])[],
): Promise<{ readonly uid: string }> {
  const { fromMs, toMs } = wholeDays(1);
  const panels = asks.flatMap((queries, row) =>
    [asOurs, asTheirs].map((as, side) => ({
      type: 'timeseries',
      title: `${side === 0 ? DATA_SOURCE.name : CLOUDWATCH.name} ${row + 1}`,
      gridPos: { x: 12 * side, y: 7 * row, w: 12, h: 7 },
      datasource: as(queries[0]!).datasource,
      targets: queries.map((query, index) => ({ ...as(query), refId: String.fromCharCode(65 + index) })),
    })),
  );
  const time = { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() };
  const dashboard = { title: 'Usage beside CloudWatch', timezone: 'utc', time, panels };
  const created = await request.post('/api/dashboards/db', { data: { dashboard, overwrite: true } });
  return (await created.json()) as { uid: string };
}
