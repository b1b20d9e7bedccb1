// Bun for another platform. npm fetches it, so that the user's own registry and proxy are used; Bun itself would not ask them.
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Platform } from './platforms';
import { cacheFolder, root } from './project';
import { run } from './run';

/** The Bun executable of that platform, in the version that compiles. Kept in `.cache/bun`; 40 to 55 MB are fetched once. */
export async function fetchRuntime(platform: Platform): Promise<string> {
  const version = bunVersion();
  const folder = path.join(cacheFolder, 'bun', `${path.basename(platform.bunPackage)}-${version}`);
  const file = path.join(folder, platform.bunFile);
  if (existsSync(file)) {
    return file;
  }
  const draft = `${folder}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  try {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    await run(npm, ['pack', '--silent', `--pack-destination=${draft}`, `${platform.bunPackage}@${version}`]);
    const archive = `${platform.bunPackage.slice(1).replace('/', '-')}-${version}.tgz`;
    // npm puts everything below `package/`.
    await run('tar', ['-xzf', path.join(draft, archive), '-C', draft, '--strip-components=1']);
    rmSync(path.join(draft, archive));
    renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return file;
}

function bunVersion(): string {
  const { version } = createRequire(path.join(root, 'package.json'))('bun/package.json') as { version: string };
  return version;
}
