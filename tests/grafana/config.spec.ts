import { expect, test } from '@grafana/plugin-e2e';
import { DATA_SOURCE } from './data-source';

test('Save & test signs in and names the account', async ({ gotoDataSourceConfigPage, page }) => {
  const configPage = await gotoDataSourceConfigPage(DATA_SOURCE.uid);

  await expect(configPage.saveAndTest()).toBeOK();
  await expect(page.getByText(/Signed in to account \d{12}/).first()).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('config.png') });
});
