import { test as base, expect, type Locator, type Page } from '@playwright/test';

interface Workbench {
  /** Opens a tab: `open('#/config')`, `open('#/explore', 'light')`. */
  open(hash: string, theme?: 'dark' | 'light'): Promise<void>;
  /** The panel with this title, without its siblings. */
  panel(title: string): Locator;
  /** Lets requests to addresses like this one fail. */
  allowFailure(address: RegExp): void;
}

/** Playwright's test with the workbench; a page that logged an error fails its test. */
export const test = base.extend<{ workbench: Workbench }>({
  workbench: async ({ page }, use) => {
    const allowed: RegExp[] = [];
    const problems = listen(page);
    await use({
      allowFailure: (address) => allowed.push(address),
      panel: (title) => page.getByTestId(`data-testid Panel header ${title}`),
      open: async (hash, theme = 'dark') => {
        const address = new URL(process.env['WORKBENCH_URL'] ?? '');
        address.searchParams.set('theme', theme);
        address.hash = hash;
        await page.goto(address.href);
      },
    });
    expect(problems.filter((problem) => !allowed.some((address) => address.test(problem)))).toEqual([]);
  },
});

/** Collects what the page writes to its console as errors, throws, or cannot load; addresses last. */
function listen(page: Page): string[] {
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') {
      problems.push(`${message.text()} ${message.location().url}`);
    }
  });
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('response', (response) => {
    if (response.status() >= 400) {
      problems.push(`${response.status()} ${response.url()}`);
    }
  });
  return problems;
}

export { expect };
