// Time that stands still until it is told to pass.
import type { Clock } from '../../../src/aws/clock';

export interface FakeClock extends Clock {
  /** Lets time pass: timers that fall due run in order, and what they set going gets its turn. */
  pass(ms: number): Promise<void>;
  set(ms: number): void;
  /** Delays asked for and not yet over, ascending. */
  readonly pending: readonly number[];
}

export const NOON = Date.UTC(2026, 10, 20, 12);

export function createFakeClock(startMs: number = NOON): FakeClock {
  let nowMs = startMs;
  const timers = new Set<{ atMs: number; callback: () => void }>();
  const next = (untilMs: number) =>
    [...timers].filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0];
  return {
    now: () => nowMs,
    after(delayMs, callback) {
      const timer = { atMs: nowMs + delayMs, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async pass(ms) {
      const untilMs = nowMs + ms;
      await settle();
      for (let timer = next(untilMs); timer; timer = next(untilMs)) {
        timers.delete(timer);
        nowMs = Math.max(nowMs, timer.atMs);
        timer.callback();
        await settle();
      }
      nowMs = untilMs;
    },
    set(ms) {
      nowMs = ms;
    },
    get pending() {
      return [...timers].map(({ atMs }) => atMs - nowMs).sort((a, b) => a - b);
    },
  };
}

/** Lets all promises that can go on do so. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) {
    await Promise.resolve();
  }
}

/** Lets sockets of loopback have their turns until `condition` holds. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
