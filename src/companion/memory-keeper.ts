// Bun's collector lets garbage stand while memory is free: a process that has just filled its cache keeps twice what it holds.
// A Grafana server has other plugins to feed, so beyond a bound we ask it to collect, and more seldom where that does not help.

export interface MemoryKeeperDependencies {
  /** Bytes of the process that are in memory. */
  readonly rssBytes: () => number;
  /** Collects at once; takes a fifth of a second on a full heap. */
  readonly collect: () => void;
  readonly clock: { now(): number; after(delayMs: number, callback: () => void): () => void };
}

/** What an idle process and a full cache need together, with room; the promise is 350 MB. */
const BOUND_BYTES = 256 * 1024 * 1024;
const LOOK_MS = 1_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 10 * 60_000;

/** Looks every second; returns what ends it. Never keeps the process alive. */
export function keepMemory({ rssBytes, collect, clock }: MemoryKeeperDependencies): () => void {
  let waitMs = FIRST_WAIT_MS;
  let notBeforeMs = 0;
  let cancel = clock.after(LOOK_MS, look);
  function look(): void {
    const nowMs = clock.now();
    if (rssBytes() <= BOUND_BYTES) {
      waitMs = FIRST_WAIT_MS;
    } else if (nowMs >= notBeforeMs) {
      collect();
      waitMs = rssBytes() > BOUND_BYTES ? Math.min(waitMs * 2, LONGEST_WAIT_MS) : FIRST_WAIT_MS;
      notBeforeMs = nowMs + waitMs;
    }
    cancel = clock.after(LOOK_MS, look);
  }
  return () => cancel();
}
