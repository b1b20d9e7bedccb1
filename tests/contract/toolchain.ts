import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const cache = join(root, '.cache/contract');

/** Path of something built, or why it could not be: for a machine without Go, or without network for its modules. */
export type Built = { path: string; reason?: undefined } | { path?: undefined; reason: string };

/** The host in Go. The first build fetches its modules; later ones take a second. */
export function buildHost(): Built {
  const path = join(cache, 'host');
  const go = run('go', ['build', '-o', path, '.'], join(root, 'tests/contract/host'));
  return go ? { reason: `the host in Go cannot be built here: ${go}` } : { path };
}

/** The example plugin, compiled as the product is. */
export function buildExample(): Built {
  const bun = ['node_modules/bun/bin/bun.exe', 'node_modules/@oven/bun-linux-x64/bin/bun']
    .map((name) => join(root, name))
    .find(existsSync);
  if (!bun) {
    return { reason: 'Bun is not installed' };
  }
  const path = join(cache, 'example-plugin');
  const flags = ['--compile', '--minify', '--bytecode', '--no-compile-autoload-dotenv', '--no-compile-autoload-bunfig'];
  const failed = run(bun, ['build', ...flags, '--outfile', path, 'tests/contract/example-plugin/main.ts'], root);
  return failed ? { reason: `the example plugin cannot be compiled here: ${failed}` } : { path };
}

function run(command: string, args: string[], cwd: string): string | undefined {
  mkdirSync(cache, { recursive: true });
  const { status, error, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', timeout: 240_000 });
  return status === 0 ? undefined : (error?.message ?? stderr.trim().split('\n').slice(-3).join(' · '));
}

/** `describe`, or where something is missing a skipped one that says what. */
export function describeIf(...needed: readonly Built[]): (name: string, tests: () => void) => void {
  const reason = needed.find((each) => each.reason)?.reason;
  if (!reason) {
    return describe;
  }
  process.stderr.write(`contract suite skipped: ${reason}\n`);
  return (name, tests) => describe.skip(`${name} (skipped: ${reason})`, tests);
}
