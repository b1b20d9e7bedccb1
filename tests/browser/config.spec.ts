import { findChromium, NO_CHROMIUM } from './find-chromium';
import { selectors } from '../../src/frontend/selectors';
import { expect, test } from './workbench';

test.skip(!findChromium(), NO_CHROMIUM);

test('saves and tests, and names the account', async ({ page, workbench }) => {
  await workbench.open('#/config');

  await page.getByRole('button', { name: 'Save & test' }).click();

  const result = page.getByTestId('test-result');
  await expect(result).toBeVisible();
  await expect(result).toContainText(/\b\d{12}\b/);
});

test('says what is wrong with settings that cannot work', async ({ page, workbench }) => {
  // Grafana answers a failed test with a status of its own, and so does the HTTP door.
  workbench.allowFailure(/\/health$/);
  await workbench.open('#/config');
  const endpoint = page.getByRole('textbox', { name: 'Endpoint' });
  const stored = await endpoint.inputValue();

  await endpoint.fill('http://127.0.0.1:9');
  await page.getByRole('button', { name: 'Save & test' }).click();
  await expect(page.getByTestId('test-result')).toHaveAttribute('data-severity', 'error');

  // Whoever comes next finds the simulator again.
  await endpoint.fill(stored);
  await page.getByRole('button', { name: 'Save & test' }).click();
  await expect(page.getByTestId('test-result')).toHaveAttribute('data-severity', 'success');
});

test('shows what was spent, of how much', async ({ page, workbench }) => {
  await workbench.open('#/config');

  const spend = page.getByTestId(selectors.configEditor.spend);
  await expect(spend).toContainText(/Today: \$\d+\.\d\d of \$1\.00, \d+ paid requests?\. Resets 00:00 UTC\./);
  await expect(spend).toContainText('This month');
});
