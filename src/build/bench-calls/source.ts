// A data source as Grafana would use it, from the stored query to AWS's wire; only the clock is ours.
import { type AwsLimits, type Caller, type Clock, createAws, createAwsShared, type PlannerMode } from '#aws';
import type { AwsAnswer, AwsRequest } from '#aws/request';
import type { Frame } from '#plugin-sdk/data';
import { parseQuery, type QueryContext, type QueryIssue, type QueryKind } from '#queries';
import type { Panel } from './boards';
import { rangeAt } from './range';

export interface Source {
  /** The questions a panel puts to AWS now. */
  requestsOf(panel: Panel, asker?: Asker): readonly AwsRequest[];
  /** As the companion asks: a panel's queries together, then what their answers show to be worth asking. Rejects with AwsError. */
  ask(panel: Panel, asker?: Asker): Promise<readonly AwsAnswer[]>;
  /** What is drawn of the answers; of queries without follow-up. */
  framesOf(panel: Panel, answers: readonly AwsAnswer[]): readonly Frame[];
  /** What our own ledger and our counters have, since the start; the ledger of this UTC month. */
  spent(): {
    readonly counted: number;
    readonly inLedger: number;
    readonly lines: readonly { readonly name: string; readonly usd: number }[];
  };
  dispose(): void;
}

export type Asker = 'panel' | 'alert-rule';

export interface SourceOptions {
  readonly url: string;
  readonly clock: Clock;
  readonly planner: PlannerMode;
}

const LIMITS: AwsLimits = { allowedAuthProviders: ['keys'], assumeRoleEnabled: true };
/** The settings' default. */
const PAGE_CAP = 20;

/** Default settings, with one exception: no cap in dollars. It would end what the bench is to count. */
export function createSource({ url, clock, planner }: SourceOptions): Source {
  const dependencies = { clock, random: () => 0, env: {} };
  const connection = {
    isolation: 'bench',
    authType: 'keys',
    profile: '',
    accessKey: 'AKIABENCH',
    secretKey: 'not-a-secret',
    assumeRoleArn: '',
    externalId: '',
    region: 'us-east-1',
    endpoint: url,
    billingViewArn: '',
    proxyType: 'none',
    proxyUrl: '',
    proxyUsername: '',
    pageCap: PAGE_CAP,
    planner,
    limits: LIMITS,
  } as const;
  const aws = createAws(connection, createAwsShared({}, dependencies), dependencies);

  const understand = (panel: Panel, asker: Asker = 'panel'): readonly Understood[] => {
    const nowMs = clock.now();
    const context: QueryContext = {
      ...{ ...rangeAt(panel.range, nowMs), nowMs, region: connection.region, historyMonths: 14, hourly: false },
      ...(asker === 'alert-rule' && { fromAlert: true }),
    };
    const parsed = panel.queries.map((model) => {
      const { refId = 'A', hide = false } = model as { readonly refId?: string; readonly hide?: boolean };
      const found = parseQuery(model);
      return { refId, isHidden: hide, ...('issues' in found ? fail(panel, found.issues) : found) };
    });
    return parsed.flatMap(({ kind, query, refId, isHidden }): readonly Understood[] => {
      if (isHidden && kind.seesPanel) {
        return [];
      }
      const seen = { ...context, ...(kind.seesPanel && { refId, panel: parsed.filter((one) => one.kind === kind) }) };
      const issues = kind.check(query as never, seen);
      return issues.length > 0
        ? fail(panel, issues)
        : [{ kind, query, context: seen, requests: kind.requests(query as never, seen) }];
    });
  };

  return {
    requestsOf: (panel, asker) => understand(panel, asker).flatMap(({ requests }) => requests),
    async ask(panel, asker = 'panel') {
      const caller: Caller = { kind: asker, uid: panel.title.replaceAll(/\W+/g, '-') };
      const { signal } = new AbortController();
      const send = (requests: readonly AwsRequest[]) =>
        Promise.all(requests.map((request) => aws.send(request, { signal, caller })));
      const answers = understand(panel, asker).map(async ({ kind, query, context, requests }) => {
        const first = await send(requests);
        const more = kind.followUp?.(query as never, first, context) ?? [];
        return [...first, ...(await send(more))];
      });
      return (await Promise.all(answers)).flat();
    },
    framesOf(panel, answers) {
      const rest = [...answers];
      return understand(panel).flatMap(({ kind, query, context, requests }) =>
        kind.frames(query as never, rest.splice(0, requests.length), context),
      );
    },
    spent() {
      const { requests, byOperation: lines } = aws.spend().month;
      return { counted: aws.statistics().paidRequests, inLedger: requests, lines };
    },
    dispose: () => aws.dispose(),
  };
}

interface Understood {
  readonly kind: QueryKind;
  readonly query: unknown;
  readonly context: QueryContext;
  readonly requests: readonly AwsRequest[];
}

function fail(panel: Panel, issues: readonly QueryIssue[]): never {
  throw new Error(`${panel.title}: ${issues.map(({ message }) => message).join(' · ')}`);
}
