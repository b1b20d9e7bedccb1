import { findChromium, NO_CHROMIUM } from './find-chromium';
import { expect, test } from './workbench';

test.skip(!findChromium(), NO_CHROMIUM);

for (const theme of ['dark', 'light'] as const) {
  test(`draws forecast and budget in the ${theme} theme, the answer first`, async ({ page, workbench }) => {
    await workbench.open('#/dashboards/awscost-forecast', theme);

    await expect(workbench.panel('Month-end estimate')).toContainText(/\$[\d.]+\s*K/);
    await expect(workbench.panel('Budget used at month end')).toContainText(/[\d.]+%/);
    for (const title of ['On the way to the budget', 'Daily cost and forecast', 'Monthly cost and forecast']) {
      await expect(workbench.panel(title).locator('canvas')).toBeVisible();
      // The band is there to be seen, not to be listed.
      await expect(workbench.panel(title)).toContainText('Forecast');
      await expect(workbench.panel(title)).not.toContainText('80 %');
    }
    await expect(page.getByTestId('data-testid Panel status error')).toHaveCount(0);
  });
}

test('reckons again with another budget, without asking AWS', async ({ page, workbench }) => {
  await workbench.open('#/dashboards/awscost-forecast');
  const left = workbench.panel('Left of budget at month end');
  await expect(left).toContainText('-$');

  const answered = page.waitForResponse((response) => response.url().includes('/api/ds/query'));
  await page.getByLabel('Budget per month').fill('1000000');
  await page.getByLabel('Budget per month').press('Tab');

  expect(JSON.stringify(await (await answered).json())).not.toMatch(/"paidRequests":[1-9]/);
  await expect(left).not.toContainText('-$');
  await expect(left).toContainText('$');
});
