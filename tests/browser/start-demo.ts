// Starts `npm run demo` on a free port at a fixed day, once for the whole suite, and tells the tests its address.
import { spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import type { FullConfig } from '@playwright/test';
import { findChromium, NO_CHROMIUM } from './find-chromium';

const TODAY = '2026-11-20';

/** Playwright's globalSetup: resolves when the page is served; what it returns ends the demo. */
async function startDemo({ rootDir }: FullConfig): Promise<(() => Promise<void>) | undefined> {
  if (!findChromium()) {
    process.stdout.write(`browser suite skipped: ${NO_CHROMIUM}\n`);
    return undefined;
  }
  const port = await freePort();
  const demo = spawn(process.execPath, ['--import', 'tsx', 'src/build/demo.ts', `--port=${port}`, `--today=${TODAY}`], {
    cwd: path.resolve(rootDir, '../..'),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = new Promise<void>((resolve) => demo.once('exit', () => resolve()));
  process.env['WORKBENCH_URL'] = await new Promise<string>((resolve, reject) => {
    let printed = '';
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      const address = /http:\/\/\S+/.exec(printed)?.[0];
      if (address) {
        resolve(address);
      }
    };
    demo.stdout.on('data', read);
    demo.stderr.on('data', read);
    void gone.then(() => reject(new Error(`the demo has ended:\n${printed}`)));
  });
  return async () => {
    demo.kill('SIGTERM');
    await gone;
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

// Playwright reads the default export.
export default startDemo;
