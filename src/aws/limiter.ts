// How often an account and role ask a service, by all its data sources together. AWS publishes no limit for Cost Explorer;
// single digits per second are practice. @see https://github.com/boto/botocore/issues/1820
import { AwsError } from './aws-error';
import type { Clock } from './clock';
import type { CallContext, PageLayer, PageRequest } from './layer';
import { operations } from './operations';
import type { AwsService } from './operations';

export interface LimiterOptions {
  readonly concurrent: number;
  readonly perSecond: number;
  /** How many may start at once after a pause: a board's panels open together. */
  readonly burst: number;
}

export interface Limiter {
  /**
   * Resolves with a function that gives the place back, in order of asking; rejects with the signal's reason when it
   * aborts.
   */
  enter(signal: AbortSignal): Promise<() => void>;
}

export const DEFAULT_LIMIT: LimiterOptions = { concurrent: 4, perSecond: 5, burst: 10 };
/** Below the least of CloudWatch's limits for what we ask: DescribeAlarms, 9 a second. */
export const METRIC_LIMIT: LimiterOptions = { concurrent: 10, perSecond: 9, burst: 20 };

export function createLimiter({ concurrent, perSecond, burst }: LimiterOptions, { clock }: { clock: Clock }): Limiter {
  const waiting: { admit: () => void }[] = [];
  let running = 0;
  let tokens = burst;
  let filledMs = clock.now();
  let cancelTimer: (() => void) | undefined;

  const leave = () => {
    running -= 1;
    admitNext();
  };

  const admitNext = () => {
    const now = clock.now();
    tokens = Math.min(burst, tokens + (Math.max(0, now - filledMs) * perSecond) / 1000);
    filledMs = now;
    // A rounding error must not cost a timer of its own.
    while (waiting.length > 0 && running < concurrent && tokens > 0.999) {
      tokens -= 1;
      running += 1;
      waiting.shift()!.admit();
    }
    if (waiting.length > 0 && running < concurrent && !cancelTimer) {
      cancelTimer = clock.after(Math.ceil(((1 - tokens) * 1000) / perSecond), () => {
        cancelTimer = undefined;
        admitNext();
      });
    }
  };

  return {
    enter: (signal) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) {
          reject(signal.reason);
          return;
        }
        const entry = {
          admit() {
            signal.removeEventListener('abort', abort);
            let left = false;
            resolve(() => {
              if (!left) {
                left = true;
                leave();
              }
            });
          },
        };
        const abort = () => {
          waiting.splice(waiting.indexOf(entry), 1);
          reject(signal.reason);
        };
        signal.addEventListener('abort', abort, { once: true });
        waiting.push(entry);
        admitNext();
      }),
  };
}

/** Longest a page waits for its turn: when AWS throttles or hangs, those behind must not add up their waits. */
export const TURN_MS = 20_000;

/**
 * Lets a page through when it is its turn. No turn in time, or nobody waiting any more: AwsError `timeout`, nothing is
 * sent.
 */
export function limit(
  limiterFor: (service: AwsService) => Limiter,
  { region }: { region: string },
  { clock }: { clock: Clock },
): PageLayer {
  const turn = async ({ operation }: PageRequest['request'], { signal }: CallContext): Promise<() => void> => {
    const late = new AbortController();
    const cancel = clock.after(TURN_MS, () => late.abort());
    try {
      return await limiterFor(operations[operation].service).enter(AbortSignal.any([signal, late.signal]));
    } catch (cause) {
      const message =
        `${operation} was not sent: the requests before it took too long. ` +
        'AWS throttles or answers slowly; try again in a minute.';
      throw signal.aborted
        ? AwsError.abandoned({ operation, region, cause })
        : new AwsError('timeout', { operation, region, cause, message });
    } finally {
      cancel();
    }
  };
  return (next) => async (page, context) => {
    const leave = await turn(page.request, context);
    try {
      return await next(page, context);
    } finally {
      leave();
    }
  };
}
