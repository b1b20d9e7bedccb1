// Takes the README's pictures again: `UPDATE_SCREENSHOTS=1 npx playwright test -c .config/playwright.config.ts screenshots`.
import path from 'node:path';
import type { Page } from '@playwright/test';
import { findChromium, NO_CHROMIUM } from './find-chromium';
import { expect, test } from './workbench';

test.skip(!findChromium(), NO_CHROMIUM);

test.skip(!process.env['UPDATE_SCREENSHOTS'], 'set UPDATE_SCREENSHOTS=1 to take the README’s pictures again');

const file = (name: string) => path.join(test.info().config.rootDir, '../../src/img/screenshots', `${name}.png`);

/** Charts animate and fonts swap; pictures wait for both. */
const settle = (page: Page) => page.waitForTimeout(1500);

for (const theme of ['dark', 'light'] as const) {
  test(`overview-${theme}`, async ({ page, workbench }) => {
    await workbench.open('#/dashboards/awscost-overview', theme);
    await page.setViewportSize({ width: 1500, height: 1108 });
    await expect(workbench.panel('Cost by region')).toContainText('$');
    await settle(page);
    await page.screenshot({ path: file(`overview-${theme}`) });
  });
}

for (const { board, panel } of [
  { board: 'forecast', panel: 'Months' },
  { board: 'unit-cost', panel: 'Lambda: what it is made of' },
]) {
  test(`${board}-dark`, async ({ page, workbench }) => {
    await workbench.open(`#/dashboards/awscost-${board}`, 'dark');
    await page.setViewportSize({ width: 1500, height: 1108 });
    await expect(workbench.panel(panel)).toContainText('$');
    await settle(page);
    await page.screenshot({ path: file(`${board}-dark`) });
  });
}

test('explore-dark', async ({ page, workbench }) => {
  await workbench.open('#/explore');
  await page.getByRole('combobox', { name: 'Start from' }).click();
  await page.getByRole('option', { name: /Cost per service, daily/ }).click();
  await expect(workbench.panel('Graph')).toContainText('Others');
  await page.mouse.move(0, 0);
  await settle(page);
  await page.screenshot({ path: file('explore-dark') });
});

test('query-editor', async ({ page, workbench }) => {
  await workbench.open('#/explore');
  await page.getByRole('combobox', { name: 'Start from' }).click();
  await page.getByRole('option', { name: /What a service is made of/ }).click();
  await expect(page.getByTestId('aws-requests')).toContainText('USAGE_TYPE');
  await settle(page);
  await page.getByTestId('query-editor').screenshot({ path: file('query-editor') });
});

test('config', async ({ page, workbench }) => {
  await page.setViewportSize({ width: 1100, height: 1500 });
  await workbench.open('#/config');
  await page.getByRole('button', { name: 'Save & test' }).click();
  await expect(page.getByTestId('test-result')).toBeVisible();
  await settle(page);
  await page.screenshot({ path: file('config'), fullPage: true });
});
