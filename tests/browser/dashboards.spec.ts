import { expect, test } from './workbench';

for (const theme of ['dark', 'light'] as const) {
  test(`draws the cost overview in the ${theme} theme`, async ({ page, workbench }) => {
    await workbench.open('#/dashboards/awscost-overview', theme);

    for (const title of ['Month to date', 'Last month', 'Selected period', 'Cost by region']) {
      await expect(workbench.panel(title)).toContainText(/\$[\d.]+/);
    }
    for (const title of ['Daily cost by service', 'Daily cost by account']) {
      await expect(workbench.panel(title).locator('canvas')).toBeVisible();
    }
    await expect(workbench.panel('Biggest costs').getByRole('columnheader')).toHaveText([/Service/, /Cost/]);
    await expect(page.getByTestId('data-testid Panel status error')).toHaveCount(0);
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
  });
}

test('asks the whole last calendar month for "Last month", whatever the zone of the browser', async ({ page, workbench }) => {
  const asked = page.waitForRequest((request) => /Last month|workbench-2/.test(request.url()));
  await workbench.open('#/dashboards/awscost-overview');

  const body = (await asked).postDataJSON() as { from: string; to: string };

  expect(new Date(Number(body.from)).toISOString()).toBe('2026-10-01T00:00:00.000Z');
  expect(new Date(Number(body.to)).toISOString()).toBe('2026-10-31T23:59:59.999Z');
});

test('opens what the address names, and switches the theme', async ({ page, workbench }) => {
  await workbench.open('#/dashboards/awscost-overview');
  await page.getByRole('button', { name: 'Light theme' }).click();

  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  expect(new URL(page.url()).searchParams.get('theme')).toBe('light');
});
