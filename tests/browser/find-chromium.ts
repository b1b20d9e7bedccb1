import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

export const NO_CHROMIUM =
  'no Chromium on this machine: install one (Debian: apt-get install chromium) or name it in CHROMIUM_PATH';

/** The machine's own Chromium or Chrome, else the one that Playwright has downloaded, else undefined. */
export function findChromium(): string | undefined {
  return [process.env['CHROMIUM_PATH'] ?? '', ...PLACES, chromium.executablePath()].find(
    (file) => file && existsSync(file),
  );
}
