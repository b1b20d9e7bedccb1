// The disk, for `main.ts` files to hand in. It waits: a page is booked before it is sent.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { LedgerFiles } from '#aws';

/** Only the user of the process reads what is written: it says who asked what. */
const OWNER_ONLY = { mode: 0o600 };

export const diskFiles: LedgerFiles = {
  read(path) {
    try {
      return readFileSync(path, 'utf8');
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') {
        return undefined;
      }
      throw thrown;
    }
  },
  write: (path, text) => writeFileSync(path, text, OWNER_ONLY),
  rename: renameSync,
  makeFolder: (path) => void mkdirSync(path, { recursive: true }),
};
