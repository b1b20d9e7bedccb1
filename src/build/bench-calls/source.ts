// A data source as Grafana would use it, from the stored query to AWS's wire; only the clock is ours.
import { type AwsLimits, type Caller, type Clock, createAws, createAwsShared, type PlannerMode } from '#aws';
import type { AwsAnswer, AwsRequest } from '#aws/request';
import type { Frame } from '#plugin-sdk/data';
import { parseQuery, type QueryContext } from '#queries';
import { DAY_MS, type Panel } from './boards';

export interface Source {
  /** The questions a panel puts to AWS now. */
  requestsOf(panel: Panel, asker?: Asker): readonly AwsRequest[];
  /** Rejects with AwsError. */
  ask(panel: Panel, asker?: Asker): Promise<readonly AwsAnswer[]>;
  /** What is drawn of the answers. */
  framesOf(panel: Panel, answers: readonly AwsAnswer[]): readonly Frame[];
  /** What our own ledger and our counters have, since the start; the ledger of this UTC month. */
  spent(): { readonly counted: number; readonly inLedger: number };
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

  const understand = (panel: Panel, asker: Asker = 'panel') => {
    const parsed = parseQuery(panel.model);
    if ('issues' in parsed) {
      throw new Error(`${panel.title}: ${parsed.issues.map(({ message }) => message).join(' · ')}`);
    }
    const { kind, query } = parsed;
    const nowMs = clock.now();
    const range = { fromMs: nowMs - panel.days * DAY_MS, toMs: nowMs, nowMs };
    const fromAlert = asker === 'alert-rule';
    const context: QueryContext = { ...range, historyMonths: 14, hourly: false, ...(fromAlert && { fromAlert }) };
    const issues = kind.check(query as never, context);
    if (issues.length > 0) {
      throw new Error(`${panel.title}: ${issues.map(({ message }) => message).join(' · ')}`);
    }
    return { kind, query, context, requests: kind.requests(query as never, context) };
  };

  return {
    requestsOf: (panel, asker) => understand(panel, asker).requests,
    ask(panel, asker = 'panel') {
      const caller: Caller = { kind: asker, uid: panel.title.replaceAll(/\W+/g, '-') };
      const { signal } = new AbortController();
      return Promise.all(understand(panel, asker).requests.map((request) => aws.send(request, { signal, caller })));
    },
    framesOf(panel, answers) {
      const { kind, query, context } = understand(panel);
      return kind.frames(query as never, answers, context);
    },
    spent: () => ({ counted: aws.statistics().paidRequests, inLedger: aws.spend().month.requests }),
    dispose: () => aws.dispose(),
  };
}
