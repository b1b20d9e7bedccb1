// What all data sources of a process have in common: the store of answers, the limiters, the counters, the ledgers.
import { createAnswerStore } from './answer-store';
import type { AnswerStore } from './answer-store';
import type { Clock } from './clock';
import { createCounters } from './counters';
import type { AwsStatistics, Counters } from './counters';
import { createLimiter, DEFAULT_LIMIT, METRIC_LIMIT } from './limiter';
import type { Limiter, LimiterOptions } from './limiter';
import { createLedger } from './ledger';
import type { LedgerPlace } from './ledger-file';
import { silentLog } from './log';
import type { Log } from './log';
import { createPlannerMemory } from './planner/memory';
import type { AwsService } from './operations';
import type { PlannerMemory } from './planner/memory';
import { createSpendAccount } from './spend-account';
import type { SpendAccount } from './spend-account';

export interface AwsShared {
  readonly store: AnswerStore;
  /** What was learned of each connection, and the tables made from held answers. */
  readonly planner: PlannerMemory;
  /** By account and role, as far as the settings tell. */
  limiterFor(identity: string, service: AwsService): Limiter;
  /** By data source; they also count for the process. */
  countersFor(isolation: string): Counters;
  /** By data source: its ledger outlives every change of its settings. */
  accountFor(isolation: string): SpendAccount;
  /** Of the whole process, disposed data sources included. */
  statistics(): AwsStatistics & HeldStatistics;
}

export interface HeldStatistics {
  readonly heldAnswers: number;
  readonly heldBytes: number;
  readonly maxBytes: number;
}

export const DEFAULT_CACHE_BYTES = 128 * 1024 * 1024;
const DERIVED_SHARE = 8;

export interface AwsSharedOptions {
  readonly cacheBytes?: number;
  readonly limit?: LimiterOptions;
  /** Where the ledgers are kept; in memory unless told. */
  readonly ledgers?: LedgerPlace;
}

const IN_MEMORY: LedgerPlace = { note: 'no folder was given for it' };

export function createAwsShared(
  { cacheBytes = DEFAULT_CACHE_BYTES, limit = DEFAULT_LIMIT, ledgers = IN_MEMORY }: AwsSharedOptions,
  { clock, log = silentLog }: { clock: Clock; log?: Log },
): AwsShared {
  // Tables made from held answers share the bound.
  const forDerived = Math.floor(cacheBytes / DERIVED_SHARE);
  const store = createAnswerStore({ maxBytes: cacheBytes - forDerived });
  const planner = createPlannerMemory({ maxBytes: forDerived });
  const limiters = new Map<string, Limiter>();
  const counters = new Map<string, Counters>();
  const accounts = new Map<string, SpendAccount>();
  const whole = createCounters();
  return {
    store,
    planner,
    limiterFor: (identity, service) => {
      const isMetrics = service === 'cloudwatch';
      // A large organisation has hundreds of units, a request each: costs must not wait behind their names.
      const isOwn = isMetrics || service === 'organizations';
      return made(limiters, `${identity} ${isOwn ? service : ''}`, () =>
        createLimiter(isMetrics ? METRIC_LIMIT : limit, { clock }),
      );
    },
    countersFor: (isolation) => made(counters, isolation, () => createCounters(whole)),
    accountFor: (isolation) =>
      made(accounts, isolation, () => createSpendAccount(createLedger(isolation, ledgers, { clock, log }), { clock })),
    statistics: () => ({
      ...whole.statistics(),
      heldAnswers: store.answers.size,
      heldBytes: store.bytes() + planner.derived.calculatedSize,
      maxBytes: cacheBytes,
    }),
  };
}

function made<T>(all: Map<string, T>, key: string, make: () => T): T {
  let one = all.get(key);
  if (one === undefined) {
    all.set(key, (one = make()));
  }
  return one;
}
