// What one data source has spent, by UTC day and month. It outlives the instance, and the process where there is a
// folder for it.
import type { Clock } from './clock';
import { addToBook, createBook, foldAskers } from './ledger-book';
import type { Book, BookEntry } from './ledger-book';
import { createLedgerFile } from './ledger-file';
import type { LedgerPlace } from './ledger-file';
import type { Log } from './log';

export interface Booking extends BookEntry {
  readonly periods: readonly string[];
}

export interface Ledger {
  /** Books a paid request in its day and its month. It is on the disk when this returns, where there is one. */
  book(entry: BookEntry): Booking;
  /** Takes it off again, in the day it was booked. */
  unbook(booking: Booking): void;
  /** Of the present UTC day and month. */
  day(): Book;
  month(): Book;
  /** Why the count is in memory only; undefined while it is on the disk. */
  note(): string | undefined;
}

/** A clock may be set back: a day that was spent is found again, spent, for this many days. */
const KEPT = { day: 40, month: 14 } as const;

/** Nothing is read before the first call. Throws nothing. */
export function createLedger(name: string, place: LedgerPlace, { clock, log }: { clock: Clock; log: Log }): Ledger {
  const file = createLedgerFile(name, place, { now: () => clock.now(), log });
  const books = new Map<string, Book>();
  let isOpen = false;

  const today = () => new Date(clock.now()).toISOString().slice(0, 10);
  const open = () => {
    if (isOpen) {
      return;
    }
    isOpen = true;
    const kept = file.load();
    if (kept === 'lost') {
      const day = today();
      [day, day.slice(0, 7)].forEach((period) => books.set(period, createBook(period, true)));
    } else {
      kept.forEach((book) => books.set(book.period, book));
    }
    // At once: a second restart must not take a day whose book was lost for a fresh one, and whether the folder can be
    // written is known before anything is spent.
    file.save(books.values());
  };
  const bookOf = (period: string): Book => {
    open();
    let book = books.get(period);
    if (!book) {
      books.set(period, (book = createBook(period)));
      forget(books, period);
    }
    return book;
  };

  return {
    book(entry) {
      const day = today();
      const periods = [day, day.slice(0, 7)];
      periods.forEach((period) => addToBook(bookOf(period), entry, 1));
      file.save(books.values());
      return { ...entry, periods };
    },
    unbook(booking) {
      booking.periods.forEach((period) => addToBook(bookOf(period), booking, -1));
      file.save(books.values());
    },
    day: () => bookOf(today()),
    month: () => bookOf(today().slice(0, 7)),
    note() {
      open();
      return file.note();
    },
  };
}

/** Drops the oldest books beyond what is kept; of those before `opened` only the sums are of use. */
function forget(books: Map<string, Book>, opened: string): void {
  const older = [...books.keys()].filter((period) => period.length === opened.length && period < opened).sort();
  const kept = opened.length === 7 ? KEPT.month : KEPT.day;
  older.slice(0, Math.max(0, older.length + 1 - kept)).forEach((period) => books.delete(period));
  // The one before stays whole: around midnight a request may still be taken off there.
  older.slice(0, -1).forEach((period) => {
    const book = books.get(period);
    if (book) {
      foldAskers(book);
    }
  });
}
