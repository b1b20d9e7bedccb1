// A clock that stands until it is moved: a month passes in seconds.
import type { Clock } from '#aws';

export interface VirtualClock extends Clock {
  /** Never back. */
  moveTo(ms: number): void;
}

/** What waits less is a wait we chose (the planner's window, the rate limit); what waits longer guards against AWS not answering. */
const OURS_MS = 1_000;

/**
 * Short waits end at once and move the clock by their length, as if they had been waited for. Long ones wait for the machine's time, so
 * that a simulator that is busy for two seconds is not taken for one that hangs.
 */
export function createVirtualClock(startMs: number): VirtualClock {
  let nowMs = startMs;
  const moveTo = (ms: number): void => {
    nowMs = Math.max(nowMs, ms);
  };
  return {
    now: () => nowMs,
    moveTo,
    after(delayMs, callback) {
      if (delayMs >= OURS_MS) {
        const timer = setTimeout(callback, delayMs);
        timer.unref();
        return () => clearTimeout(timer);
      }
      const dueMs = nowMs + delayMs;
      const soon = setImmediate(() => {
        moveTo(dueMs);
        callback();
      });
      return () => clearImmediate(soon);
    },
  };
}
