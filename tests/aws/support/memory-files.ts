// A disk in memory that can be read-only, for ledgers.
import type { LedgerFiles } from '../../../src/aws';

export interface MemoryFiles extends LedgerFiles {
  readonly texts: Map<string, string>;
  readOnly: boolean;
}

export function createMemoryFiles(): MemoryFiles {
  const texts = new Map<string, string>();
  const refuse = () => {
    if (files.readOnly) {
      throw Object.assign(new Error('read-only file system'), { code: 'EROFS' });
    }
  };
  const files: MemoryFiles = {
    texts,
    readOnly: false,
    read: (path) => texts.get(path),
    write(path, text) {
      refuse();
      texts.set(path, text);
    },
    rename(from, to) {
      refuse();
      texts.set(to, texts.get(from) ?? '');
      texts.delete(from);
    },
    makeFolder: () => refuse(),
  };
  return files;
}
