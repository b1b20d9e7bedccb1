// The door. Who we are, what we send, how often, at what price; nothing of Grafana.
import { cache, factsOf } from './cache';
import type { AskOptions } from './cache';
import { createClients } from './clients';
import type { Clock } from './clock';
import type { AwsConnection } from './connection';
import { connectionKey, identityKey, requestKey, shapeKey } from './connection-key';
import type { AwsStatistics } from './counters';
import { createCredentials } from './credentials';
import { createHttp } from './http';
import type { HttpOptions } from './http';
import { reservePages } from './known-pages';
import { wrap } from './layer';
import { lifetimeMs } from './freshness';
import { limit } from './limiter';
import { silentLog } from './log';
import type { Log } from './log';
import { pages } from './pages';
import { checkPlanner, priceOfCheck } from './planner/check-planner';
import type { CheckOptions, PlannerReport } from './planner/check-planner';
import { plan } from './planner/planner';
import type { AnswerFacts, AwsAnswer, AwsOperation, AwsRequest } from './request';
import { retry } from './retry';
import { createSend } from './send';
import type { AwsShared } from './shared';
import { spendGuard } from './spend-guard';
import { createQuote } from './quote';
import type { Quote } from './quote';
import { reportSpend } from './spend-report';
import type { SpendReport } from './spend-report';

export { AwsError } from './aws-error';
export type { AwsErrorCode } from './aws-error';
export { systemClock } from './clock';
export type { Clock } from './clock';
export type { AuthType, AwsConnection, AwsLimits } from './connection';
export type { AwsStatistics, CacheOutcome, RequestOutcome } from './counters';
export type { AskOptions } from './cache';
export { createFold } from './fold';
export type { Fold } from './fold';
export type { LifetimeKind, Lifetimes } from './freshness';
export type { Caller } from './layer';
export type { LedgerFiles, LedgerPlace } from './ledger-file';
export { readAwsLimits } from './limits';
export type { Log, LogFields } from './log';
export { operations } from './operations';
export type { AwsService, OperationFacts } from './operations';
export { createAwsShared, DEFAULT_CACHE_BYTES } from './shared';
export type { AwsShared, AwsSharedOptions, HeldStatistics } from './shared';
export type { CheckOptions, PlannerReport, RuleReport } from './planner/check-planner';
export type { PlannerMode } from './planner/rules';
export type { Quote, QuotedRequest } from './quote';
export type { SpendLimit } from './spend-limit';
export type { SpendLine, SpendPeriod, SpendReport } from './spend-report';

export interface Aws {
  /**
   * The answer to one request, from what is held or from AWS. `output` is the same object as long as the answer is
   * held; `facts` are the caller's own. Rejects with AwsError only.
   */
  send<O extends AwsOperation>(request: AwsRequest<O>, options: AskOptions): Promise<AwsAnswer<O>>;
  /** What is held for a request, expired or not; undefined when nothing is. Never sends. */
  held(request: AwsRequest): AnswerFacts | undefined;
  /** What sending a request now would take, as far as is known. Never sends. */
  quote(request: AwsRequest): Quote;
  /** What this data source has spent, and what it may. */
  spend(): SpendReport;
  /** Asks AWS both ways for each rule of the planner, and switches off what does not hold. Price it first. Rejects with AwsError only. */
  checkPlanner(options: CheckOptions): Promise<PlannerReport>;
  /** What that costs in USD when nothing of it is held. */
  priceOfPlannerCheck(keys?: CheckOptions['keys']): number;
  /** The answers of one operation held for this connection: a scrape reads them and buys nothing. */
  heldAnswers<O extends AwsOperation>(operation: O): Iterable<AwsAnswer<O>>;
  /** Of this data source since the process began. */
  statistics(): AwsStatistics;
  /** Lets what is on its way land, then closes the connections. What is held stays for the next instance. */
  dispose(): void;
}

export interface AwsDependencies {
  readonly clock: Clock;
  /** 0 ≤ x < 1, for jitter. */
  readonly random: () => number;
  readonly log?: Log;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Makes the access of one data source. Nothing is loaded, read or sent before the first request. */
export function createAws(connection: AwsConnection, shared: AwsShared, dependencies: AwsDependencies): Aws {
  const { clock, random, log = silentLog, env } = dependencies;
  const { store, planner } = shared;
  const { region, pageCap, lifetimes, spendLimit: spending = {}, planner: mode = 'full' } = connection;
  const connected = `${connectionKey(connection)} `;
  const keyOf = (request: AwsRequest) => connected + requestKey(request);
  const shapeOf = (request: AwsRequest) => connected + shapeKey(request);
  const identity = identityKey(connection);
  const counters = shared.countersFor(connection.isolation);
  const account = shared.accountFor(connection.isolation);

  let madeHttp: HttpOptions | undefined;
  const http = () => (madeHttp ??= createHttp(connection, { env }));
  const credentials = createCredentials(connection, { clock, env, http });
  const clients = createClients(connection, { credentials, http });

  const lifeMs = (request: AwsRequest, output: unknown, fetchedAtMs: number) =>
    lifetimeMs(request, output, fetchedAtMs, lifetimes);

  // The onion, outermost first.
  const onion = [
    plan({ connected, mode, pageCap, region, lifeMs }, { planner, store, counters, clock }),
    cache({ keyOf, pageCap, region, lifetimes }, { store, counters, clock }),
    reservePages({ shapeOf, limit: spending, pageCap, region }, { account, store, clock }),
    pages({ pageCap, region }, { store, clock, log }),
    limit((service) => shared.limiterFor(identity, service), { region }, { clock }),
    retry({ clock, random, log, refreshCredentials: credentials.refresh }),
    spendGuard({ limit: spending, region }, { account, counters, clock }),
    createSend(connection, { clients, credentials, clock }),
  ] as const;
  const [planned, cached, reserved, paged, limited, retried, guarded, send] = onion;
  const asAsked = cached(reserved(paged(wrap([limited, retried, guarded], send))));
  const planning = planned(asAsked);
  const checking = () => ({ ask: asAsked, memory: planner.memoryFor(connected), nowMs: clock.now() });

  return {
    send: <O extends AwsOperation>(request: AwsRequest<O>, options: AskOptions) =>
      planning.send(request as AwsRequest, options) as Promise<AwsAnswer<O>>,
    held(request) {
      const held = store.answers.peek(keyOf(request));
      return planning.held(request) ?? (held && factsOf(held, { clock, lifetimes }));
    },
    checkPlanner: (options) => checkPlanner(options, checking()),
    priceOfPlannerCheck: (keys) => priceOfCheck(checking(), keys),
    *heldAnswers<O extends AwsOperation>(operation: O) {
      for (const [key, held] of store.answers.entries()) {
        if (key.startsWith(connected) && held.request.operation === operation) {
          yield {
            request: held.request,
            output: held.merged.output,
            facts: factsOf(held, { clock, lifetimes }),
          } as AwsAnswer<O>;
        }
      }
    },
    quote: createQuote({ keyOf, shapeOf, lifetimes, pageCap, planner: planning }, { account, store, clock }),
    spend: () => reportSpend(account, spending, clock.now()),
    statistics: () => counters.statistics(),
    dispose: () => clients.dispose(),
  };
}
