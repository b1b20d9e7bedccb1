// Where one ledger is kept between two lives of the process: a small JSON file, replaced as a whole.
import { createHash } from 'node:crypto';
import { readBook, writeBook } from './ledger-book';
import type { Book } from './ledger-book';
import type { Log } from './log';

/**
 * The disk, as far as a ledger needs it. All of them wait for the disk: a page is booked before it is sent, and a file
 * of a few kilobytes is written in a fraction of a millisecond.
 */
export interface LedgerFiles {
  /** undefined when there is no such file; throws when it cannot be read. */
  read(path: string): string | undefined;
  write(path: string, text: string): void;
  /** Replaces `to` in one step. */
  rename(from: string, to: string): void;
  /** With the folders above it; nothing when it is there. */
  makeFolder(path: string): void;
}

/** A folder that outlives the process, or the reason why there is none. */
export type LedgerPlace = { readonly folder: string; readonly files: LedgerFiles } | { readonly note: string };

export interface LedgerFile {
  /** What was kept; `lost` when there was something that cannot be read any more. It is kept aside. */
  load(): readonly Book[] | 'lost';
  /** Never throws: what cannot be kept is still counted in memory. */
  save(books: Iterable<Book>): void;
  /** Why the count is in memory only; undefined while it is on the disk. */
  note(): string | undefined;
}

const VERSION = 2;
/** What one unit of an older file is in ours: version 1 counted hundredths of a cent. */
const UNITS_OF_VERSION: ReadonlyMap<unknown, number> = new Map([
  [1, 10],
  [VERSION, 1],
]);

/** `name` is the data source's isolation; it stands in the file, its hash in the file's name. */
export function createLedgerFile(
  name: string,
  place: LedgerPlace,
  { now, log }: { now: () => number; log: Log },
): LedgerFile {
  if ('note' in place) {
    return { load: () => [], save: () => undefined, note: () => place.note };
  }
  const { folder, files } = place;
  const path = `${folder}/spend-${createHash('sha256').update(name).digest('hex').slice(0, 16)}.json`;
  let note: string | undefined;

  const fails = (what: string, thrown: unknown) => {
    const reason = (thrown as NodeJS.ErrnoException).code ?? 'unexpected';
    if (note === undefined) {
      log.warn(`the spend ledger cannot be ${what}; spend is counted in memory`, { path, reason });
    }
    note = `the ledger's file cannot be ${what} (${reason})`;
  };

  const keepAside = (): 'lost' => {
    const aside = `${path}.unreadable-${now()}`;
    try {
      files.rename(path, aside);
      log.warn('the spend ledger could not be read; it is kept aside and the day counts as half spent', { aside });
    } catch (thrown) {
      fails('replaced', thrown);
    }
    return 'lost';
  };

  return {
    load() {
      let text: string | undefined;
      try {
        text = files.read(path);
      } catch (thrown) {
        fails('read', thrown);
        return keepAside();
      }
      return text === undefined ? [] : (parse(text, name) ?? keepAside());
    },
    save(books) {
      const text = JSON.stringify({ version: VERSION, dataSource: name, books: [...books].map(writeBook) });
      try {
        files.makeFolder(folder);
        files.write(`${path}.new`, text);
        files.rename(`${path}.new`, path);
        note = undefined;
      } catch (thrown) {
        fails('written', thrown);
      }
    },
    note: () => note,
  };
}

function parse(text: string, name: string): readonly Book[] | undefined {
  try {
    const { version, dataSource, books } = JSON.parse(text) as Readonly<Record<string, unknown>>;
    const times = UNITS_OF_VERSION.get(version);
    const read = Array.isArray(books) ? books.map((book) => readBook(book, times)) : [undefined];
    const isOurs = times !== undefined && dataSource === name;
    return isOurs && read.every((book) => book !== undefined) ? (read as Book[]) : undefined;
  } catch {
    return undefined;
  }
}
