// The slices asked lately. A board left open asks them again within minutes: what is bought for one of them is chosen so that it serves the others.
import { requestKey } from '../connection-key';
import type { Slice } from './slice';

export interface RecentSlices {
  add(slice: Slice, nowMs: number): void;
  /** Without `asked`. */
  others(asked: readonly Slice[], nowMs: number): readonly Slice[];
}

/** Two of the longest refresh intervals people use. */
const LATELY_MS = 15 * 60_000;
const MOST = 100;

export function createRecentSlices(): RecentSlices {
  const recent = new Map<string, { readonly slice: Slice; readonly atMs: number }>();
  return {
    add(slice, nowMs) {
      const key = requestKey(slice.request);
      recent.delete(key);
      recent.set(key, { slice, atMs: nowMs });
      if (recent.size > MOST) {
        recent.delete(recent.keys().next().value ?? '');
      }
    },
    others(asked, nowMs) {
      const keys = new Set(asked.map(({ request }) => requestKey(request)));
      return [...recent].flatMap(([key, { slice, atMs }]) =>
        keys.has(key) || atMs < nowMs - LATELY_MS ? [] : [slice],
      );
    },
  };
}
