// What was asked, what it cost, what the cache saved. Outlives the instance: saving settings starts no new count.
import type { AwsErrorCode } from './aws-error';
import type { AwsOperation } from './request';
import { unitsOf, usdOf } from './usd';

export type RequestOutcome = 'ok' | AwsErrorCode;
export type CacheOutcome = 'hit' | 'miss' | 'joined' | 'stale' | 'remembered-error';

export interface AwsStatistics {
  /** Attempts that were made, by operation and how they ended. */
  readonly requests: readonly {
    readonly operation: AwsOperation;
    readonly outcome: RequestOutcome;
    readonly count: number;
  }[];
  /** Attempts AWS charges for, those of unknown outcome included. */
  readonly paidRequests: number;
  readonly paidUsd: number;
  /** How questions were answered. `joined`: by a request already on its way for somebody else. */
  readonly cache: { readonly [K in CacheOutcome]: number };
}

export interface Counters {
  countRequest(operation: AwsOperation, outcome: RequestOutcome, priceUsd: number): void;
  countAnswer(outcome: CacheOutcome): void;
  statistics(): AwsStatistics;
}

/** Counts for itself and for `whole`, when given. */
export function createCounters(whole?: Counters): Counters {
  const requests = new Map<string, { operation: AwsOperation; outcome: RequestOutcome; count: number }>();
  const cache: Record<CacheOutcome, number> = { hit: 0, miss: 0, joined: 0, stale: 0, 'remembered-error': 0 };
  let paidRequests = 0;
  let paidUnits = 0;
  return {
    countRequest(operation, outcome, priceUsd) {
      const key = `${operation} ${outcome}`;
      const row = requests.get(key) ?? { operation, outcome, count: 0 };
      row.count += 1;
      requests.set(key, row);
      paidRequests += priceUsd > 0 ? 1 : 0;
      paidUnits += unitsOf(priceUsd);
      whole?.countRequest(operation, outcome, priceUsd);
    },
    countAnswer(outcome) {
      cache[outcome] += 1;
      whole?.countAnswer(outcome);
    },
    statistics: () => ({
      requests: [...requests.values()].map((row) => ({ ...row })),
      paidRequests,
      paidUsd: usdOf(paidUnits),
      cache: { ...cache },
    }),
  };
}
