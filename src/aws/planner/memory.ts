// What the planner remembers of a connection, and the derived tables of all of them. It outlives the instance, as the answers do.
import { LRUCache } from 'lru-cache';
import type { CostTable } from '../cost-table';
import type { DerivedTable } from './derive';
import type { Purchase } from './purchases';
import { createRecentSlices } from './recent';
import type { RecentSlices } from './recent';
import { createSizes } from './sizes';
import type { Sizes } from './sizes';
import { COST_METRICS } from './slice';

export interface ConnectionMemory {
  readonly sizes: Sizes;
  /** Rules that "Check the planner" has proved on this bill, or refuted. */
  readonly rules: { readonly passed: Set<string>; readonly failed: Set<string> };
  /** The cost metrics AWS accepts together; all of them until it refuses. */
  metrics: readonly string[];
  readonly recent: RecentSlices;
  /** Cubes on their way. */
  readonly flights: Set<Purchase>;
}

/** A table made from cubes; the same object as long as its sources are, since frames are kept by its identity. */
export interface Derived extends DerivedTable {
  readonly bytes: number;
}

export interface PlannerMemory {
  /** By connection key. */
  memoryFor(connected: string): ConnectionMemory;
  readonly derived: LRUCache<string, Derived>;
  /** A number for each table, so that a key can name its sources without holding them. */
  idOf(table: CostTable): number;
}

/** `maxBytes` bounds the derived tables. Their amounts are often the cubes' own texts: the estimate errs to the heavy side. */
export function createPlannerMemory({ maxBytes }: { maxBytes: number }): PlannerMemory {
  const memories = new Map<string, ConnectionMemory>();
  const ids = new WeakMap<CostTable, number>();
  let last = 0;
  return {
    memoryFor(connected) {
      const known = memories.get(connected);
      const memory: ConnectionMemory = known ?? {
        sizes: createSizes(),
        rules: { passed: new Set(), failed: new Set() },
        metrics: COST_METRICS,
        recent: createRecentSlices(),
        flights: new Set(),
      };
      memories.set(connected, memory);
      return memory;
    },
    derived: new LRUCache<string, Derived>({
      maxSize: Math.max(1, maxBytes),
      sizeCalculation: ({ bytes }, key) => bytes + 2 * key.length + 300,
    }),
    idOf(table) {
      const id = ids.get(table) ?? (last += 1);
      ids.set(table, id);
      return id;
    },
  };
}
