// The disk, for `main.ts` files to hand in. It waits: a page is booked before it is sent.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { LedgerFiles } from '#aws';

/** Only the user of the process reads what is written: it says who asked what. */
const OWNER_ONLY = { mode: 0o600 };

export const diskFiles: LedgerFiles = {
  read(file) {
    try {
      return readFileSync(file, 'utf8');
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') {
        return undefined;
      }
      throw thrown;
    }
  },
  write: (file, text) => writeFileSync(file, text, OWNER_ONLY),
  rename: renameSync,
  makeFolder,
};

/** Not by `recursive`: where a file system answers ENOENT for every new folder, as /proc does, Node tries for ever. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) {
    return;
  }
  makeFolder(path.dirname(folder));
  mkdirSync(folder);
}
