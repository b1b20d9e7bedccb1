// What was covered completely, until something comes, goes or is due: a board asks the same every few minutes.
import { requestKey } from '../connection-key';
import type { Span } from './calendar';
import type { Part } from './cover';
import type { Cube } from './cube';
import type { Slice } from './slice';

export interface Covered {
  readonly parts: readonly Part<Cube>[];
  readonly missing: readonly Span[];
}

export interface Hit {
  readonly covered: Covered;
  /** What is held and known, and the day: a hit is good as long as it stays the same. */
  readonly state: string;
  readonly sinceMs: number;
  readonly untilMs: number;
}

export interface Hits {
  get(slice: Slice, state: string, nowMs: number): Covered | undefined;
  set(slice: Slice, hit: Hit): void;
}

const MOST = 200;

export function createHits(): Hits {
  const hits = new Map<string, Hit>();
  return {
    get(slice, state, nowMs) {
      const hit = hits.get(requestKey(slice.request));
      return hit && hit.state === state && hit.sinceMs <= nowMs && nowMs < hit.untilMs ? hit.covered : undefined;
    },
    set(slice, hit) {
      if (hits.size >= MOST) {
        hits.clear();
      }
      hits.set(requestKey(slice.request), hit);
    },
  };
}
