import { findChromium, NO_CHROMIUM } from './find-chromium';
import { expect, test } from './workbench';

test.skip(!findChromium(), NO_CHROMIUM);

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

for (const { board, panel, shows } of [
  { board: 'alarms', panel: 'In alarm', shows: /\d/ },
  { board: 'tags', panel: 'Tag coverage', shows: /%/ },
  { board: 'unit-cost', panel: 'Lambda', shows: /\$/ },
  { board: 'usage', panel: 'EC2: cost', shows: /\$/ },
]) {
  test(`draws the answer of the ${board} board, and no panel with an error`, async ({ page, workbench }) => {
    await workbench.open(`#/dashboards/awscost-${board}`);

    await expect(workbench.panel(panel).first()).toContainText(shows);
    await expect(page.getByTestId('data-testid Panel status error')).toHaveCount(0);
  });
}

test('draws seven panels of the cost overview from at most five paid requests', async ({ page, workbench }) => {
  const answers: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/api/ds/query')) {
      answers.push(response.json().then(paidRequests));
    }
  });
  await workbench.open('#/dashboards/awscost-overview');

  await expect.poll(() => answers.length).toBe(7);
  const paid = (await Promise.all(answers)).reduce((sum, count) => sum + count, 0);
  expect(paid).toBeLessThanOrEqual(5);
});

test('asks the whole last calendar month for "Last month", whatever the zone of the browser', async ({
  page,
  workbench,
}) => {
  // Panels ask in the order of the board.
  const asked = page.waitForRequest((request) => request.url().endsWith('requestId=workbench-2'));
  await workbench.open('#/dashboards/awscost-overview');

  const body = (await asked).postDataJSON() as { from: string; to: string };

  expect(new Date(Number(body.from)).toISOString()).toBe('2026-10-01T00:00:00.000Z');
  expect(new Date(Number(body.to)).toISOString()).toBe('2026-10-31T23:59:59.999Z');
});

test('narrows the whole board to what its pickers hold, and asks for a list only when one is opened', async ({
  page,
  workbench,
}) => {
  const lists: string[] = [];
  page.on('request', (request) => request.url().includes('/resources/') && lists.push(request.url()));
  await workbench.open('#/dashboards/awscost-overview');
  await expect(workbench.panel('Selected period')).toContainText(/\$[\d.]+/);
  const all = await workbench.panel('Selected period').innerText();
  expect(lists).toEqual([]);

  await page.locator('#variable-account').click();
  const narrowed = page.waitForRequest((request) => request.postData()?.includes('"values":["210000000001"]') === true);
  await page.getByRole('option', { name: 'shop-prod' }).click();
  await narrowed;

  await expect(workbench.panel('Selected period')).not.toHaveText(all);
  expect(lists.map((url) => new URL(url).searchParams.get('dimension'))).toEqual(['LINKED_ACCOUNT']);
});

test('opens what the address names, and switches the theme', async ({ page, workbench }) => {
  await workbench.open('#/dashboards/awscost-overview');
  await page.getByRole('button', { name: 'Light theme' }).click();

  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  expect(new URL(page.url()).searchParams.get('theme')).toBe('light');
});

interface Answer {
  readonly results: { readonly A: { readonly frames: readonly { readonly schema: Schema }[] } };
}
interface Schema {
  readonly meta?: { readonly custom?: { readonly requests?: readonly { readonly paidRequests: number }[] } };
}

/** What one panel's answer says it cost. */
function paidRequests({ results }: Answer): number {
  const requests = results.A.frames.flatMap(({ schema }) => schema.meta?.custom?.requests ?? []);
  return requests.reduce((sum, request) => sum + request.paidRequests, 0);
}
