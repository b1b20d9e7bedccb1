// Waiting that an AbortSignal can end.
import { setMaxListeners } from 'node:events';
import type { Clock } from './clock';

/** Waits `delayMs`, or rejects with the signal's reason as soon as it aborts. */
export function sleep(delayMs: number, { clock, signal }: { clock: Clock; signal: AbortSignal }): Promise<void> {
  let cancel: (() => void) | undefined;
  const slept = new Promise<void>((resolve) => {
    cancel = clock.after(delayMs, resolve);
  });
  return untilAborted(slept, signal).finally(cancel);
}

/**
 * What `promise` gives, or the signal's reason as soon as it aborts. The promise itself goes on, its failure unheard.
 */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  // The queries of a board wait on one signal: that many is no leak, as each listener goes with its wait.
  setMaxListeners(0, signal);
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    const done = () => signal.removeEventListener('abort', abort);
    promise.then(resolve, reject).finally(done);
    if (signal.aborted) {
      abort();
    } else {
      signal.addEventListener('abort', abort, { once: true });
    }
  });
}
