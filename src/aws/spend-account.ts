// The money of one data source: its ledger, what is promised to queries on their way, and what they are known to need.
import { LRUCache } from 'lru-cache';
import type { Clock } from './clock';
import type { Caller } from './layer';
import type { Ledger } from './ledger';
import { leftFor } from './spend-limit';
import type { Left, SpendLimit } from './spend-limit';

export interface SpendAccount {
  readonly ledger: Ledger;
  /** By connection and question without its dates: how many pages the last whole answer had. */
  readonly knownPages: LRUCache<string, number>;
  /** What this caller may still spend, promises to others taken off. */
  left(caller: Caller | undefined, limit: SpendLimit): Left;
  /** Promises units; the caller's own bookings are taken from the promise. Whoever reserves also calls `release`. */
  reserve(units: number): Reservation;
}

export interface Reservation {
  /** Takes units for a booking: whether the promise covered them. */
  take(units: number): boolean;
  /** Gives back what was taken, when the booking is undone. */
  giveBack(units: number): void;
  release(): void;
}

export function createSpendAccount(ledger: Ledger, { clock }: { clock: Clock }): SpendAccount {
  let reservedUnits = 0;
  return {
    ledger,
    knownPages: new LRUCache({ max: 1_000 }),
    left: (caller, limit) =>
      leftFor(caller, limit, { day: ledger.day(), month: ledger.month(), reservedUnits, nowMs: clock.now() }),
    reserve(units) {
      let own = units;
      reservedUnits += units;
      const move = (by: number) => {
        own += by;
        reservedUnits += by;
      };
      return {
        take(wanted) {
          const isCovered = own >= wanted;
          if (isCovered) {
            move(-wanted);
          }
          return isCovered;
        },
        giveBack: move,
        release: () => move(-own),
      };
    },
  };
}
