// PURE. How much may still be spent, by whom, and what is said when it is too little.
import { AwsError } from './aws-error';
import type { Caller } from './layer';
import type { Book } from './ledger-book';
import { unitsOf } from './usd';

/** Caps in USD per UTC day and UTC month; a missing one is off. */
export interface SpendLimit {
  readonly dailyUsd?: number;
  readonly monthlyUsd?: number;
}

export interface SpendState {
  readonly day: Book;
  readonly month: Book;
  /** Promised to queries on their way and not yet booked. */
  readonly reservedUnits: number;
  readonly nowMs: number;
}

export interface Left {
  /** Never below 0; infinite without a cap. */
  readonly units: number;
  /** Which cap is the nearer one. */
  readonly of: 'day' | 'month';
}

/** Rules are looked at by nobody: a fifth of the day is theirs, so that a busy board cannot silence them. */
const KEPT_SHARE = 5;
const PAGE_UNITS = unitsOf(0.01);
const DAY_MS = 86_400_000;

/** Units of the daily cap that only alert rules may spend: whole pages, for less would buy them nothing. */
export function keptForRules({ dailyUsd }: SpendLimit): number {
  return dailyUsd === undefined ? 0 : Math.floor(unitsOf(dailyUsd) / KEPT_SHARE / PAGE_UNITS) * PAGE_UNITS;
}

/** What this caller may still spend now. */
export function leftFor(caller: Caller | undefined, limit: SpendLimit, state: SpendState): Left {
  const kept = caller?.kind === 'alert-rule' ? 0 : keptForRules(limit);
  const day = leftOf(limit.dailyUsd, state.day, kept + state.reservedUnits);
  const month = leftOf(limit.monthlyUsd, state.month, state.reservedUnits);
  return month < day ? { units: month, of: 'month' } : { units: day, of: 'day' };
}

/** What counts against a cap: after a lost ledger half of it, for nobody knows how much was spent. */
export function countedUnits(book: Book, capUsd: number | undefined): number {
  return book.units + (book.isPartial && capUsd !== undefined ? Math.floor(unitsOf(capUsd) / 2) : 0);
}

/** Start of the next UTC day or month, epoch ms. */
export function resetMs(of: 'day' | 'month', nowMs: number): number {
  const now = new Date(nowMs);
  return of === 'day'
    ? (Math.floor(nowMs / DAY_MS) + 1) * DAY_MS
    : Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1);
}

/** No amounts in it: public boards show errors to strangers. */
export function spendLimitError(
  { units, of }: Left,
  { operation, region, pages, nowMs }: { operation: string; region: string; pages: number; nowMs: number },
): AwsError {
  const resetsAtMs = resetMs(of, nowMs);
  const limit = of === 'day' ? 'daily' : 'monthly';
  const reset = of === 'day' ? '00:00 UTC' : `00:00 UTC on ${new Date(resetsAtMs).toISOString().slice(0, 10)}`;
  const what =
    units < PAGE_UNITS
      ? `the ${limit} spend limit of the data source is reached`
      : `it needs about ${pages} pages, more than the ${limit} spend limit of the data source has left`;
  return new AwsError('spend-limit', {
    operation,
    region,
    retryAfterMs: resetsAtMs - nowMs,
    message: `${operation} was not sent: ${what}. It resets at ${reset}; change it under Spend in the data source's settings.`,
  });
}

function leftOf(capUsd: number | undefined, book: Book, takenUnits: number): number {
  return capUsd === undefined
    ? Number.POSITIVE_INFINITY
    : Math.max(0, unitsOf(capUsd) - countedUnits(book, capUsd) - takenUnits);
}
