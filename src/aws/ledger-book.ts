// PURE. One page of the ledger: what a day or a month has cost, for what, and at whose first asking.

export interface BookLine {
  requests: number;
  /** 1/100,000 USD. @see UNITS_PER_USD */
  units: number;
}

export interface Book extends BookLine {
  /** `2026-11-20` or `2026-11`, UTC. */
  readonly period: string;
  /** A ledger was lost within the period: there was more than stands here. */
  isPartial: boolean;
  readonly operations: Map<string, BookLine>;
  /** `panel:<dashboard>/<panel>`, `alert-rule:<rule>`, `health` …: kinds and uids, never titles. */
  readonly askers: Map<string, BookLine>;
}

export interface BookEntry {
  readonly operation: string;
  readonly asker: string;
  readonly units: number;
}

/** A board with a panel per account must not let the file grow: later names go under `others`. */
export const MAX_ASKERS = 200;
export const OTHERS = 'others';

export function createBook(period: string, isPartial = false): Book {
  return { period, isPartial, requests: 0, units: 0, operations: new Map(), askers: new Map() };
}

/** Adds one paid request, or takes it off again with `times` -1. Never below nothing. */
export function addToBook(book: Book, { operation, asker, units }: BookEntry, times: 1 | -1): void {
  const name = book.askers.has(asker) || book.askers.size < MAX_ASKERS ? asker : OTHERS;
  addTo(book, units, times);
  addTo(lineOf(book.operations, operation), units, times);
  addTo(lineOf(book.askers, name), units, times);
}

/** Sums the askers under `others`: who asked is worth knowing of today and this month, not of all days that are kept. */
export function foldAskers(book: Book): void {
  if (book.requests > 0) {
    book.askers.clear();
    book.askers.set(OTHERS, { requests: book.requests, units: book.units });
  }
}

/** As it is stored; see `readBook`. */
export function writeBook({ operations, askers, ...totals }: Book): unknown {
  return { ...totals, operations: Object.fromEntries(operations), askers: Object.fromEntries(askers) };
}

/** What `writeBook` gave → the book; undefined when it is anything else. `times`: how many of our units one of its was. */
export function readBook(value: unknown, times = 1): Book | undefined {
  const { period, isPartial, operations, askers } = recordOf(value);
  const total = readLine(value, times);
  const byOperation = readLines(operations, times);
  const byAsker = readLines(askers, times);
  return typeof period === 'string' && /^\d{4}-\d{2}(-\d{2})?$/.test(period) && total && byOperation && byAsker
    ? { ...total, period, isPartial: isPartial === true, operations: byOperation, askers: byAsker }
    : undefined;
}

function addTo(line: BookLine, units: number, times: 1 | -1): void {
  line.requests = Math.max(0, line.requests + times);
  line.units = Math.max(0, line.units + times * units);
}

function lineOf(lines: Map<string, BookLine>, name: string): BookLine {
  let line = lines.get(name);
  if (!line) {
    lines.set(name, (line = { requests: 0, units: 0 }));
  }
  return line;
}

function readLines(value: unknown, times: number): Map<string, BookLine> | undefined {
  const lines = Object.entries(recordOf(value)).map(([name, line]) => [name, readLine(line, times)] as const);
  return lines.every(([, line]) => line) ? new Map(lines as [string, BookLine][]) : undefined;
}

function readLine(value: unknown, times: number): BookLine | undefined {
  const { requests, units } = recordOf(value);
  return isCount(requests) && isCount(units) ? { requests, units: units * times } : undefined;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
