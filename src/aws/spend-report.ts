// PURE. The ledger as it is read: in USD, the dearest first.
import type { Book, BookLine } from './ledger-book';
import { countedUnits, keptForRules, resetMs } from './spend-limit';
import type { SpendLimit } from './spend-limit';
import type { SpendAccount } from './spend-account';
import { usdOf } from './usd';

export interface SpendLine {
  /** An operation, or a kind of asker with its uid: `panel:<dashboard>/<panel>`, `alert-rule:<rule>`, `others`. */
  readonly name: string;
  readonly requests: number;
  readonly usd: number;
}

export interface SpendPeriod {
  /** `2026-11-20` or `2026-11`, UTC. */
  readonly period: string;
  readonly requests: number;
  readonly usd: number;
  /** A ledger was lost within the period: at least this much was spent. */
  readonly atLeast: boolean;
  /** Missing when the cap is off. */
  readonly capUsd?: number;
  /** What counts against the cap: more than `usd` after a loss. */
  readonly countedUsd: number;
  /** Epoch ms. */
  readonly resetsAtMs: number;
  readonly byOperation: readonly SpendLine[];
  readonly byAsker: readonly SpendLine[];
}

export interface SpendReport {
  readonly today: SpendPeriod;
  readonly month: SpendPeriod;
  /** Of today's cap, for alert rules alone. */
  readonly keptForAlertRulesUsd: number;
  /** What a panel may still spend now; missing without a cap. */
  readonly leftUsd?: number;
  /** When the nearer of the two caps resets, epoch ms. */
  readonly resetsAtMs: number;
  readonly keptIn: 'file' | 'memory';
  /** Why it is kept in memory only. */
  readonly note?: string;
}

export function reportSpend(account: SpendAccount, limit: SpendLimit, nowMs: number): SpendReport {
  const { ledger } = account;
  const { units, of } = account.left(undefined, limit);
  const note = ledger.note();
  return {
    today: periodOf(ledger.day(), limit.dailyUsd, resetMs('day', nowMs)),
    month: periodOf(ledger.month(), limit.monthlyUsd, resetMs('month', nowMs)),
    keptForAlertRulesUsd: usdOf(keptForRules(limit)),
    ...(Number.isFinite(units) && { leftUsd: usdOf(units) }),
    resetsAtMs: resetMs(of, nowMs),
    keptIn: note === undefined ? 'file' : 'memory',
    ...(note !== undefined && { note }),
  };
}

function periodOf(book: Book, capUsd: number | undefined, resetsAtMs: number): SpendPeriod {
  return {
    period: book.period,
    requests: book.requests,
    usd: usdOf(book.units),
    atLeast: book.isPartial,
    ...(capUsd !== undefined && { capUsd }),
    countedUsd: usdOf(countedUnits(book, capUsd)),
    resetsAtMs,
    byOperation: linesOf(book.operations),
    byAsker: linesOf(book.askers),
  };
}

function linesOf(lines: ReadonlyMap<string, BookLine>): readonly SpendLine[] {
  return [...lines]
    .filter(([, { requests }]) => requests > 0)
    .map(([name, { requests, units }]) => ({ name, requests, usd: usdOf(units) }))
    .sort((a, b) => b.usd - a.usd || (a.name < b.name ? -1 : 1));
}
