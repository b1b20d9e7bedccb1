import type { Entry } from '../wire/pipeline';

export interface LedgerEntry extends Entry {
  /** When, on the simulator's clock: ISO, UTC. */
  readonly at: string;
}

export interface LedgerReport {
  /** All requests since the last clearing; `requests` keeps the newest of them. */
  readonly total: number;
  /** Successful requests that AWS charges for. */
  readonly paid: number;
  readonly usd: number;
  readonly requests: readonly LedgerEntry[];
}

const kept = 10_000;
const unitsPerUsd = 1e8;

export interface Ledger {
  add(entry: LedgerEntry): void;
  report(): LedgerReport;
  clear(): void;
}

/** What was asked and what it would have cost. Holds inputs, never credentials. */
export function createLedger(): Ledger {
  let requests: LedgerEntry[] = [];
  let total = 0;
  let paid = 0;
  // Whole hundredths of a microdollar: one metric costs $0.00001, and a hundred thousand of them exactly a dollar.
  let units = 0;
  return {
    add(entry) {
      total += 1;
      paid += entry.priceUsd > 0 ? 1 : 0;
      units += Math.round(entry.priceUsd * unitsPerUsd);
      requests.push(entry);
      if (requests.length > 2 * kept) {
        requests = requests.slice(-kept);
      }
    },
    report: () => ({ total, paid, usd: units / unitsPerUsd, requests: requests.slice(-kept) }),
    clear() {
      requests = [];
      total = paid = units = 0;
    },
  };
}
