// The outermost skin: answers many questions from few purchases. Cubes are answers the cache below holds; nothing is held twice.
import { AwsError } from '../aws-error';
import type { AnswerStore } from '../answer-store';
import { ALERT_STALE_MS, STALE_ON } from '../cache';
import type { AskOptions } from '../cache';
import type { Clock } from '../clock';
import type { CostTable } from '../cost-table';
import type { Counters } from '../counters';
import type { AnswerFacts, AwsAnswer, AwsRequest } from '../request';
import { untilAborted } from '../waiting';
import { answerOf } from './answer';
import type { Told } from './answer';
import { mayConfirm } from './confirm';
import type { ConfirmRules } from './confirm';
import { coverings } from './coverings';
import type { Part } from './cover';
import { cubeOf } from './cube';
import type { Cube, CubeShape } from './cube';
import { holdCubes } from './held-cubes';
import type { PlannerMemory } from './memory';
import { join, startPurchase, toldBy } from './purchases';
import type { Ask, Landed, Purchase } from './purchases';
import type { PlannerMode } from './rules';
import { sliceOf } from './slice';
import type { CostRequest, Slice } from './slice';
import { requestOf, widen } from './widen';

export interface PlannerOptions {
  /** Prefix of the connection's keys in the store. */
  readonly connected: string;
  readonly mode: PlannerMode;
  readonly pageCap: number;
  readonly region: string;
  /** The life of an answer, see `freshness`. */
  lifeMs(request: AwsRequest, output: unknown, fetchedAtMs: number): number;
  /** For the law's mutation table. */
  readonly confirming?: ConfirmRules;
}

export interface PlannerDependencies {
  readonly planner: PlannerMemory;
  readonly store: Pick<AnswerStore, 'answers' | 'heldOf'>;
  readonly counters: Pick<Counters, 'countAnswer'>;
  readonly clock: Clock;
}

export interface Planner {
  readonly send: Ask;
  /** What is held for a request, if everything it needs is; never sends. */
  held(request: AwsRequest): AnswerFacts | undefined;
  /** What would be sent for a request now; none when it is held, undefined for what is not planned. Never sends. */
  preview(request: AwsRequest): readonly CostRequest[] | undefined;
}

/** How long slices are collected before something is bought: as long as a browser needs to send six. */
export const WINDOW_MS = 25;
/** What is due within it is bought with what is due. */
const SOON_MS = 3_600_000;

interface Queued {
  readonly slice: Slice;
  readonly options: AskOptions;
  /** Given the purchases that answer it, or some of it. */
  go(flights: readonly Purchase[]): void;
}

/** Wraps the cache. Rejects with AwsError; a caller's abort ends its wait, never a purchase others wait for. */
export function plan(
  { connected, mode, pageCap, region, lifeMs, confirming }: PlannerOptions,
  { planner, store, counters, clock }: PlannerDependencies,
): (next: Ask) => Planner {
  const memory = planner.memoryFor(connected);
  const context = () => ({ nowMs: clock.now(), mode, rules: memory.rules });
  const mayAdd = (name: string) => mode === 'full' && !memory.rules.failed.has(`sum ${name}`);
  const held = holdCubes({ connected, lifeMs, mayAdd, confirms: mode === 'full', confirming }, { store, clock });
  const { isFresh, touch } = held;
  const { coverWith, coverStale, coverSoon } = coverings(held, context);

  const answerFrom = (slice: Slice, parts: readonly Part<Cube>[], told: Told) =>
    answerOf(slice, parts, told, { planner, connected, clock, held });

  const flying = (): readonly Purchase[] => [...memory.flights].filter(({ controller }) => !controller.signal.aborted);

  const choose = (slices: readonly Slice[], others: readonly Slice[]): readonly CubeShape[] => {
    const shapes = flying().map(({ shape }) => shape);
    // Whoever buys, buys what is due soon as well: otherwise lives drift apart, and each piece has a page of its own.
    const atMs = clock.now() + SOON_MS;
    const left = (slice: Slice, more: readonly CubeShape[]) =>
      coverSoon(slice, { shapes: [...shapes, ...more], atMs }).missing;
    const waitingOf = (some: readonly Slice[]) =>
      some.map((slice) => ({ slice, missing: left(slice, []) })).filter(({ missing }) => missing.length > 0);
    const due = slices.filter((slice) => coverSoon(slice, { shapes }).missing.length > 0);
    const { sizes, metrics } = memory;
    return due.length === 0
      ? []
      : widen(waitingOf(due), { ...context(), sizes, metrics, pageCap, left }, waitingOf(others));
  };

  return (next) => {
    let queue: Queued[] = [];

    const flush = () => {
      const waiting = queue;
      queue = [];
      const shapes = choose(slicesOf(waiting), memory.recent.others(slicesOf(waiting), clock.now()));
      const isDear = (shape: CubeShape) =>
        mayConfirm(shape, { shapes, held: held.cubes(), mayAdd, pagesOf: memory.sizes.pagesOf, nowMs: clock.now() });
      const [dear, cheap] = [shapes.filter(isDear), shapes.filter((shape) => !isDear(shape))];
      const first = buy(cheap, waiting);
      if (dear.length === 0) {
        waiting.forEach(({ slice, go }) => go(joinable(slice, []).flights));
        return;
      }
      const before = waiting.map(({ slice }) => joinable(slice, []).flights);
      // The cheap answers may say that the dear ones have not changed.
      void Promise.allSettled(first.map(({ landed }) => landed)).then(() => {
        buy(choose(slicesOf(waiting), []), waiting);
        waiting.forEach(({ slice, go }, place) => go([...(before[place] ?? []), ...joinable(slice, []).flights]));
      });
    };

    const slicesOf = (queued: readonly Queued[]) =>
      queued.filter(({ options }) => !options.signal.aborted).map(({ slice }) => slice);

    const buy = (shapes: readonly CubeShape[], queued: readonly Queued[]): readonly Purchase[] => {
      const slices = slicesOf(queued);
      // A rule among them may spend what is kept for rules.
      const caller = (queued.find(({ options }) => options.caller?.kind === 'alert-rule') ?? queued[0])?.options.caller;
      const onTheirWay = flying().map(({ shape }) => shape);
      return shapes.flatMap((shape) => {
        const users = slices.filter((slice) =>
          coverSoon(slice, { shapes: [...onTheirWay, ...shapes] }).used.has(shape),
        );
        const needed = new Set(users.flatMap(({ metrics }) => metrics.map(({ name }) => name)));
        // What is due soon is bought in a purchase somebody waits for, or when it is due.
        return users.length > 0 ? [startPurchase({ shape, needed, caller }, { next, memory })] : [];
      });
    };

    const windowFor = (slice: Slice, options: AskOptions): Promise<readonly Purchase[]> => {
      const opened = new Promise<readonly Purchase[]>((resolve) => {
        queue.push({ slice, options, go: resolve });
        if (queue.length === 1) {
          clock.after(WINDOW_MS, flush);
        }
      });
      return untilAborted(opened, options.signal);
    };

    /** Of the purchases on their way those that answer, with what is held, what a slice misses; and whether something is left. */
    const joinable = (slice: Slice, landed: readonly Cube[]) => {
      const among = flying();
      const { used, missing } = coverSoon(slice, { shapes: among.map(({ shape }) => shape), landed });
      return { flights: among.filter(({ shape }) => used.has(shape)), isAll: missing.length === 0 };
    };

    const asAsked = async (request: AwsRequest, options: AskOptions, told?: Told): Promise<AwsAnswer> => {
      const answer = await next(request, options);
      const { output, facts } = answer;
      const cube = cubeOf({ request, merged: { ...facts, output } });
      if (cube && !facts.cached) {
        memory.sizes.learn(cube, { table: output as CostTable, pages: facts.pages, isCut: false });
      }
      return told && told.attempts > 0 ? ({ ...answer, facts: added(facts, told) } as AwsAnswer) : answer;
    };

    const orStale = (slice: Slice, error: AwsError, { caller }: AskOptions): AwsAnswer => {
      const { parts, missing } = STALE_ON.has(error.code) ? coverStale(slice) : { parts: [], missing: [slice] };
      const stale = { paidRequests: 0, priceUsd: 0, attempts: 0, staleBecause: error.message };
      const answer = missing.length === 0 ? answerFrom(slice, parts, stale) : undefined;
      if (!answer || (caller?.kind === 'alert-rule' && answer.facts.ageMs > ALERT_STALE_MS && isAnyDue(parts))) {
        throw error;
      }
      counters.countAnswer('stale');
      return answer;
    };
    // Settled months may be days old and good; what is due and that old is too old for a rule.
    const isAnyDue = (parts: readonly Part<Cube>[]) =>
      parts.some((part) => !isFresh(part.cube, part) && clock.now() - held.saidAtMs(part.cube, part) > ALERT_STALE_MS);

    const buyFor = async (slice: Slice, options: AskOptions): Promise<AwsAnswer> => {
      const told: Told = { paidRequests: 0, priceUsd: 0, attempts: 0 };
      const landed: Cube[] = [];
      let isPlanned = false;
      for (;;) {
        const { parts, missing } = coverWith(slice, landed);
        const answer = missing.length === 0 ? answerFrom(slice, parts, told) : undefined;
        if (answer) {
          touch(parts);
          memory.recent.add(slice, clock.now());
          if (told.attempts === 0) {
            counters.countAnswer(isPlanned || landed.length > 0 ? 'joined' : 'hit');
          }
          return answer;
        }
        const onTheirWay = joinable(slice, landed);
        let flights: readonly Purchase[] | undefined =
          missing.length > 0 && onTheirWay.isAll ? onTheirWay.flights : undefined;
        if (!flights) {
          if (isPlanned || missing.length === 0) {
            return await asAsked(slice.request, options, told);
          }
          flights = await windowFor(slice, options);
        }
        for (const flight of flights) {
          const came = await join(flight, options.signal).catch((thrown: unknown) => failed(thrown));
          if (came instanceof AwsError) {
            const isPanels = came.code === 'spend-limit' && flight.caller?.kind !== 'alert-rule';
            const mayAsk = came.code === 'invalid-request' || (isPanels && options.caller?.kind === 'alert-rule');
            return mayAsk ? await asAsked(slice.request, options, told) : orStale(slice, came, options);
          }
          tell(told, flight, came);
          landed.push(...(came.cube ? [came.cube] : []));
        }
        held.dropOvertaken();
        // What the page cap cut answers nobody: the next round asks as asked.
        isPlanned = true;
      }
    };

    const send: Ask = async (request, options) => {
      const { operation } = request;
      // Whoever asks to renew has seen the price of this request, not of a wider one.
      const slice =
        mode === 'off' || options.renew || options.signal.aborted ? undefined : sliceOf(request, clock.now());
      try {
        return slice ? await buyFor(slice, options) : await asAsked(request, options);
      } catch (thrown) {
        const isOurs = thrown instanceof AwsError;
        throw isOurs
          ? thrown
          : options.signal.aborted
            ? AwsError.abandoned({ operation, region, cause: thrown })
            : AwsError.from(thrown, { operation, region });
      }
    };

    return {
      send,
      held(request) {
        const slice = mode === 'off' ? undefined : sliceOf(request, clock.now());
        const { parts, missing } = slice ? coverWith(slice) : { parts: [], missing: [] };
        return slice && missing.length === 0
          ? answerFrom(slice, parts, { paidRequests: 0, priceUsd: 0, attempts: 0 })?.facts
          : undefined;
      },
      preview(request) {
        const slice = mode === 'off' ? undefined : sliceOf(request, clock.now());
        return slice && choose([slice], []).map(requestOf);
      },
    };
  };
}

function failed(thrown: unknown): AwsError {
  if (thrown instanceof AwsError) {
    return thrown;
  }
  throw thrown;
}

function tell(told: Told, flight: Purchase, { facts }: Landed): void {
  const paid = toldBy(flight, facts);
  told.paidRequests += paid?.paidRequests ?? 0;
  told.priceUsd = Math.round((told.priceUsd + (paid?.priceUsd ?? 0)) * 10_000) / 10_000;
  told.attempts += paid?.attempts ?? 0;
  if (facts.staleBecause !== undefined) {
    told.staleBecause = facts.staleBecause;
  }
}

function added(facts: AnswerFacts, told: Told): AnswerFacts {
  return {
    ...facts,
    cached: false,
    paidRequests: facts.paidRequests + told.paidRequests,
    priceUsd: Math.round((facts.priceUsd + told.priceUsd) * 10_000) / 10_000,
    attempts: (facts.attempts ?? 0) + told.attempts,
  };
}
