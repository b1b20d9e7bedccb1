// Time as an argument: every layer that waits or ages takes a Clock, so that tests need no sleep.

export interface Clock {
  /** Epoch ms. May step back when the machine's clock is set. */
  now(): number;
  /** Calls `callback` once after `delayMs`; the returned function cancels. Never keeps the process alive. */
  after(delayMs: number, callback: () => void): () => void;
}

/** The machine's clock; for `main.ts` files to hand in. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, callback) {
    const timer = setTimeout(callback, delayMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
