// The plugin in a real Grafana: `npm run grafana` in one terminal, and in another
//   GRAFANA_URL=http://127.0.0.1:3000 npx playwright test -c tests/grafana/playwright.config.ts
import path from 'node:path';
import type { PluginOptions } from '@grafana/plugin-e2e';
import { defineConfig } from '@playwright/test';
import { findChromium } from '../browser/find-chromium';

const root = path.resolve(import.meta.dirname, '../..');
/** Where plugin-e2e keeps the session that its own first project makes. */
const SESSION = path.join(root, 'playwright/.auth/admin.json');

export default defineConfig<PluginOptions>({
  outputDir: path.join(root, 'test-results/grafana'),
  // The tests share one Grafana, and often two cores.
  workers: 1,
  // A first visit loads 20 MB of Grafana.
  timeout: 90_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    baseURL: process.env['GRAFANA_URL'],
    provisioningRootDir: path.join(root, 'provisioning'),
    viewport: { width: 1500, height: 950 },
    launchOptions: { executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu'] },
    screenshot: 'only-on-failure',
  },
  projects: [
    {
      name: 'session',
      testDir: path.join(root, 'node_modules/@grafana/plugin-e2e/dist/auth'),
      testMatch: /auth\.setup\.js/,
    },
    { name: 'plugin', testDir: import.meta.dirname, use: { storageState: SESSION }, dependencies: ['session'] },
  ],
});
