// The browser suite: the workbench's page in a real Chromium. `npx playwright test -c .config/playwright.config.ts`
import { defineConfig } from '@playwright/test';
import { findChromium } from '../tests/browser/find-chromium';

// Playwright reads the default export.
export default defineConfig({
  testDir: '../tests/browser',
  outputDir: '../test-results',
  globalSetup: '../tests/browser/start-demo.ts',
  // One page at a time: the tests share one companion, whose settings one of them changes.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    viewport: { width: 1500, height: 950 },
    timezoneId: 'America/New_York',
    launchOptions: {
      executablePath: findChromium(),
      // In containers there is neither a sandbox nor a way out, and Chromium would look for its servers at every start.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
    screenshot: 'only-on-failure',
  },
});
