// Tries a page again where that may help. The SDK's own retry is off: each of our attempts is seen, delayed and
// counted.
// @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
import type { AwsError } from './aws-error';
import type { Clock } from './clock';
import type { PageLayer } from './layer';
import type { Log } from './log';
import { ATTEMPT_MS } from './send';
import { sleep } from './waiting';

export interface RetryDependencies {
  readonly clock: Clock;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
  readonly log: Log;
  /** Forgets the credentials; false when there are no newer ones. */
  readonly refreshCredentials: () => boolean;
}

export const MAX_ATTEMPTS = 5;
/** Where AWS may have charged for what did not arrive, a second cent is risked and no third. */
export const MAX_CHARGED_ATTEMPTS = 2;
/** No wait ends later than this after the first attempt began, so that a page is over in about 30 s. */
export const BUDGET_MS = 20_000;
const BASE_MS = { throttled: 1_000, transient: 50 } as const;

/** Rejects with the last attempt's AwsError. Time-outs are not repeated: the time is gone and the page may be paid. */
export function retry({ clock, random, log, refreshCredentials }: RetryDependencies): PageLayer {
  // A clock that was wrong is put right by the SDK for the next attempt, with typed-in keys as well.
  const mayRenew = ({ retry: kind }: AwsError) =>
    (kind === 'refresh' || kind === 'skew') && (refreshCredentials() || kind === 'skew');
  return (next) => async (page, context) => {
    const startedMs = clock.now();
    let renewed = false;
    for (let attempt = 1; ; attempt += 1) {
      const elapsedMs = Math.max(0, clock.now() - startedMs);
      try {
        return await next(page, { ...context, timeoutMs: Math.max(1_000, ATTEMPT_MS - elapsedMs) });
      } catch (thrown) {
        const error = thrown as AwsError;
        if (!renewed && mayRenew(error)) {
          renewed = true;
          continue;
        }
        const delayMs = delayOf(error, attempt, random());
        const overMs = Math.max(0, clock.now() - startedMs) + (delayMs ?? 0);
        if (delayMs === undefined || attempt >= mostAttempts(error) || overMs > BUDGET_MS || context.signal.aborted) {
          throw error;
        }
        log.debug('asking AWS again', {
          operation: error.operation,
          code: error.code,
          name: error.awsName,
          attempt,
          delayMs,
        });
        await sleep(delayMs, { clock, signal: context.signal }).catch(() => {
          throw error;
        });
      }
    }
  };
}

function mostAttempts({ mayBeCharged }: AwsError): number {
  return mayBeCharged ? MAX_CHARGED_ATTEMPTS : MAX_ATTEMPTS;
}

/** Full jitter below a doubling ceiling, never sooner than AWS asked for; undefined: do not try again. */
function delayOf({ retry: kind, retryAfterMs = 0 }: AwsError, attempt: number, random: number): number | undefined {
  return kind === 'throttled' || kind === 'transient'
    ? Math.max(retryAfterMs, Math.round(random * BASE_MS[kind] * 2 ** attempt))
    : undefined;
}
