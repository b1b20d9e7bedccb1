import { findChromium, NO_CHROMIUM } from './find-chromium';
import { selectors } from '../../src/frontend/selectors';
import { expect, test } from './workbench';

test.skip(!findChromium(), NO_CHROMIUM);

test('draws the default query as a chart, a table and frames, with what it asked of AWS', async ({
  page,
  workbench,
}) => {
  await workbench.open('#/explore');

  await expect(workbench.panel('Graph').locator('canvas')).toBeVisible();
  await expect(workbench.panel('Graph')).toContainText('Amazon Simple Storage Service');
  await expect(page.getByTestId('aws-requests')).toContainText('ce:GetCostAndUsage');
  await expect(page.getByTestId('aws-requests')).toContainText('"Key": "SERVICE"');
  await expect(
    workbench.panel('Table').getByRole('columnheader', { name: 'Amazon Simple Storage Service' }),
  ).toBeVisible();
  await page.getByRole('button', { name: /Frames/ }).click();
  await expect(workbench.panel('Frames')).toContainText(/Array\[\d+\]/);
});

test('shows the next answer after an edit, and that a repeated run costs nothing', async ({ page, workbench }) => {
  await workbench.open('#/explore');
  await expect(workbench.panel('Graph')).toBeVisible();

  await page.getByTestId('query-editor').getByRole('radio', { name: 'Total' }).check({ force: true });
  await page.getByRole('button', { name: 'Run query', exact: true }).click();

  await expect(workbench.panel('Graph')).toBeHidden();
  await expect(workbench.panel('Table').getByRole('columnheader')).toHaveText([/SERVICE/, /UnblendedCost/]);
  await expect(workbench.panel('AWS requests')).toContainText('1 answer, 1 from the cache · paid requests: 0 · $0.00');
});

test('starts another query from an example', async ({ page, workbench }) => {
  await workbench.open('#/explore');
  await expect(workbench.panel('Graph')).toBeVisible();

  await page.getByRole('combobox', { name: 'Start from' }).click();
  await page.getByRole('option').nth(1).click();

  await expect(page.getByTestId('aws-requests')).not.toContainText('"Key": "SERVICE"');
  await expect(workbench.panel('Table').getByRole('gridcell').first()).toBeVisible();
});

test('says the price of the query as it stands, and what a refresh would cost', async ({ page, workbench }) => {
  await workbench.open('#/explore');

  const price = page.getByTestId(selectors.price.line);
  await expect(price).toHaveText(/^held · \$0 · we ask again about (\d+ \w+ )?\d\d:\d\d UTC$/);
  await page.getByTestId(selectors.price.requests).click();
  await expect(page.getByTestId(selectors.price.input)).toContainText('"Key": "SERVICE"');

  await page.getByTestId(selectors.price.refresh).click();
  await expect(page.getByTestId(selectors.price.confirm)).toHaveText(/^Refresh for \$0\.\d\d$/);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByTestId(selectors.price.refresh)).toBeVisible();

  await page.getByRole('button', { name: 'Add group' }).click();
  await expect(price).toHaveText(/^No price: groupBy\.1\.key is empty/);
});
