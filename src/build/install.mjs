// Installs what package-lock.json says when node_modules is missing or older: `npm run demo` and `npm test` work in a fresh
// clone. Plain Node, because nothing is installed yet.
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const modifiedMs = (file) => statSync(path.join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;

// npm writes the first just before or after the second; a minute apart they are not of the same install.
const SAME_INSTALL_MS = 60_000;

if (modifiedMs('node_modules/.package-lock.json') + SAME_INSTALL_MS < modifiedMs('package-lock.json')) {
  process.stdout.write('Installing packages…\n');
  // Not `npm ci`: it refuses a lock file without the other platforms' optional packages, and no registry we know has all of them.
  // This installs the locked versions just the same, and `--no-save` leaves the lock file alone.
  execFileSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
}
