import { hourMs } from '../world/calendar';
import type { Throttling } from './settings';

/** One bucket per key; time is given, so a standing clock never refills one. */
export function createTokenBuckets(): { take(key: string, now: number, limit: Throttling): boolean; clear(): void } {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take(key, now, { perSecond, burst }) {
      const { tokens, at } = buckets.get(key) ?? { tokens: burst, at: now };
      // A clock set back is no refill; one set far ahead fills the bucket and no more.
      const elapsedMs = Math.min(hourMs, Math.max(0, now - at));
      const filled = Math.min(burst, tokens + (elapsedMs / 1000) * perSecond);
      buckets.set(key, { tokens: filled >= 1 ? filled - 1 : filled, at: now });
      return filled >= 1;
    },
    clear: () => buckets.clear(),
  };
}
