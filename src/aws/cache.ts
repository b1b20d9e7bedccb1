// Holds answers as long as AWS's data lives; one request on its way per question, however many ask.
import { AwsError } from './aws-error';
import type { AwsErrorCode } from './aws-error';
import { sizeOfAnswer } from './answer-size';
import type { AnswerStore, Flight, HeldAnswer } from './answer-store';
import type { Clock } from './clock';
import type { Counters } from './counters';
import { lifetimeMs } from './freshness';
import type { Lifetimes } from './freshness';
import type { Ask, Caller, Merged } from './layer';
import type { AnswerFacts, AwsAnswer, AwsRequest } from './request';
import { untilAborted } from './waiting';

export interface AskOptions {
  readonly signal: AbortSignal;
  readonly caller?: Caller;
  /** Buys anew whatever is held; if that fails, what is held is served and says why. */
  readonly renew?: boolean;
}

export interface CacheOptions {
  readonly keyOf: (request: AwsRequest) => string;
  /** An answer cut at fewer pages than this is bought again. */
  readonly pageCap: number;
  readonly region: string;
  /** Lives that replace the automatic ones; they hold for what is held already. */
  readonly lifetimes?: Lifetimes;
}

export interface CacheDependencies {
  readonly store: AnswerStore;
  readonly counters: Counters;
  readonly clock: Clock;
}

/** How long a failed question is answered from memory, so that a board does not hammer. */
export const ERROR_MS = 30_000;
/** Nobody sees the notices of an alert rule: an answer that cannot be renewed and is older than this fails it. */
export const ALERT_STALE_MS = 48 * 3_600_000;
const HOUR_MS = 3_600_000;

/**
 * Where AWS cannot be asked for a while, an older answer is better than none. Wrong credentials, a denial or a refused
 * request are not masked: somebody has to act, and an answer that stays would hide it.
 */
export const STALE_ON: ReadonlySet<AwsErrorCode> = new Set([
  'throttled',
  'timeout',
  'network',
  'unexpected',
  'spend-limit',
]);

/** Rejects with AwsError. A caller's abort ends its wait (AwsError `timeout`), never a request on its way. */
export function cache(
  { keyOf, pageCap, region, lifetimes }: CacheOptions,
  { store, counters, clock }: CacheDependencies,
): (next: Ask<AwsRequest, Merged>) => (request: AwsRequest, options: AskOptions) => Promise<AwsAnswer> {
  // A clock that was set back must not keep an answer for ever; an hour is what summer time or a bad sync may do.
  const isDue = (untilMs: number, lifeMs: number) => clock.now() >= untilMs || clock.now() < untilMs - lifeMs - HOUR_MS;
  const isFresh = (held: HeldAnswer) => {
    const { merged } = held;
    const untilMs = expiryMs(held, lifetimes);
    return (
      !isDue(untilMs, untilMs - merged.fetchedAtMs) && (merged.truncatedAtPages ?? Number.POSITIVE_INFINITY) >= pageCap
    );
  };
  const factsNow = (held: HeldAnswer) => factsOf(held, { clock, lifetimes });

  return (next) => {
    const start = (request: AwsRequest, key: string, caller: Caller | undefined): Flight => {
      const controller = new AbortController();
      const tally = { attempts: 0, paidRequests: 0, priceUsd: 0 };
      const landed = next(request, { key, signal: controller.signal, tally, ...(caller && { caller }) }).then(
        (merged) => {
          store.flights.delete(key);
          return hold(request, key, merged);
        },
        (thrown: unknown) => {
          store.flights.delete(key);
          const error = AwsError.from(thrown, { operation: request.operation, region });
          // What is left of the spend limit is looked up for free, and a rule may have more than a panel.
          if (!controller.signal.aborted && error.code !== 'spend-limit') {
            store.errors.set(key, { error, untilMs: clock.now() + ERROR_MS });
          }
          throw error;
        },
      );
      const flight: Flight = { landed, controller, tally, waiting: 0, isTold: false, ...(caller && { caller }) };
      store.flights.set(key, flight);
      // Those who wait hear of a failure through `land`; the last of them may be gone by then.
      landed.catch(() => undefined);
      return flight;
    };

    const hold = (request: AwsRequest, key: string, merged: Merged): HeldAnswer => {
      const held = { request, merged, bytes: sizeOfAnswer(request.operation, merged.output) };
      store.answers.set(key, held);
      store.errors.delete(key);
      return held;
    };

    const land = async (flight: Flight, signal: AbortSignal): Promise<HeldAnswer> => {
      flight.waiting += 1;
      try {
        return await untilAborted(flight.landed, signal);
      } finally {
        flight.waiting -= 1;
        if (flight.waiting === 0) {
          // Nobody is left: no further page is started. The one on its way lands, is paid and is held.
          flight.controller.abort();
        }
      }
    };

    const ask = async (request: AwsRequest, options: AskOptions): Promise<AwsAnswer> => {
      const { signal, caller, renew = false } = options;
      const key = keyOf(request);
      const held = store.answers.get(key);
      if (held && !renew && isFresh(held)) {
        counters.countAnswer('hit');
        return answer(request, held, factsNow(held));
      }
      const orStale = (error: AwsError): AwsAnswer => {
        if (!held || !STALE_ON.has(error.code)) {
          throw error;
        }
        const facts = factsNow(held);
        if (caller?.kind === 'alert-rule' && facts.ageMs > ALERT_STALE_MS) {
          throw tooOld(error);
        }
        counters.countAnswer('stale');
        return answer(request, held, { ...facts, staleBecause: error.message });
      };
      const remembered = store.errors.get(key);
      if (remembered && !renew && !isDue(remembered.untilMs, ERROR_MS)) {
        counters.countAnswer('remembered-error');
        return orStale(remembered.error);
      }
      const onItsWay = store.flights.get(key);
      if (onItsWay?.controller.signal.aborted) {
        await untilAborted(
          onItsWay.landed.catch(() => undefined),
          signal,
        );
        return await ask(request, options);
      }
      counters.countAnswer(onItsWay ? 'joined' : 'miss');
      const flight = onItsWay ?? start(request, key, caller);
      const landed = await land(flight, signal).catch((thrown: unknown) => {
        if (thrown instanceof AwsError) {
          return thrown;
        }
        throw thrown;
      });
      if (!(landed instanceof AwsError)) {
        return answer(request, landed, told(flight, factsNow(landed)));
      }
      // A panel had nothing left; a rule that joined it may have.
      const wasPanels = flight.caller?.kind !== 'alert-rule' && caller?.kind === 'alert-rule';
      return landed.code === 'spend-limit' && wasPanels ? await ask(request, options) : orStale(landed);
    };

    return (request, options) => {
      const { operation } = request;
      const abandoned = (cause: unknown) => AwsError.abandoned({ operation, region, cause });
      if (options.signal.aborted) {
        return Promise.reject(abandoned(options.signal.reason));
      }
      return ask(request, options).catch((thrown: unknown) => {
        throw thrown instanceof AwsError
          ? thrown
          : options.signal.aborted
            ? abandoned(thrown)
            : AwsError.from(thrown, { operation, region });
      });
    };
  };
}

/** What is held of an answer, for whom nothing is sent. Age is never negative: clocks are set back. */
export function factsOf(
  held: HeldAnswer,
  { clock, lifetimes }: { clock: Clock; lifetimes: Lifetimes | undefined },
): AnswerFacts {
  const { fetchedAtMs, pages, truncatedAtPages, conflictingRows } = held.merged;
  return {
    fetchedAtMs,
    expiresAtMs: expiryMs(held, lifetimes),
    cached: true,
    ageMs: Math.max(0, clock.now() - fetchedAtMs),
    pages,
    ...(truncatedAtPages !== undefined && { truncatedAtPages }),
    ...(conflictingRows !== undefined && { conflictingRows }),
    paidRequests: 0,
    priceUsd: 0,
  };
}

/** Worked out each time: a setting that was changed holds for what was bought before. */
function expiryMs({ request, merged }: HeldAnswer, lifetimes: Lifetimes | undefined): number {
  return merged.fetchedAtMs + lifetimeMs(request, merged.output, merged.fetchedAtMs, lifetimes);
}

function tooOld(error: AwsError): AwsError {
  const { code, operation, region, retryAfterMs, cause } = error;
  const message = `${error.message} What is held is older than 48 hours, too old for an alert rule.`;
  return new AwsError(code, { operation, region, retryAfterMs, cause, message });
}

/** The first of those who waited is told what was paid; for the others nothing was sent. */
function told(flight: Flight, facts: AnswerFacts): AnswerFacts {
  if (flight.isTold) {
    return facts;
  }
  flight.isTold = true;
  const { attempts, paidRequests, priceUsd } = flight.tally;
  return { ...facts, cached: false, attempts, paidRequests, priceUsd };
}

function answer(request: AwsRequest, { merged }: HeldAnswer, facts: AnswerFacts): AwsAnswer {
  return { request, output: merged.output, facts } as AwsAnswer;
}
