// PURE. What a query kind is: one definition and a few pure functions, the same in the browser and in the companion.
import type { AwsAnswer, AwsErrorCode, AwsOperation, AwsRequest, RefusedAnswer } from '#aws/request';
import type { Frame } from '#plugin-sdk/data';
import type { GenericSchema, InferOutput } from 'valibot';
import type { EditorField } from './fields';
import type { Organisation } from './shared/organisation';

/** What every stored query of ours carries beside its kind's own fields. */
export interface StoredQuery {
  readonly refId?: string;
  readonly queryType: string;
  readonly schemaVersion: number;
}

/** Everything outside the query that its answer depends on. Times are epoch ms, UTC. */
export interface QueryContext {
  readonly fromMs: number;
  readonly toMs: number;
  readonly nowMs: number;
  /** How far back this payer's Cost Explorer answers: 14 months, or 38 (monthly only) after opt-in. */
  readonly historyMonths: 14 | 38;
  /** Whether the payer has switched hourly data on. */
  readonly hourly: boolean;
  /** Console host of the partition, for links: `console.aws.amazon.com` unless told. */
  readonly consoleHost?: string;
  /** An alert rule asks: nobody looks at dashes, and every label is an instance of its own. */
  readonly fromAlert?: boolean;
  /**
   * A time series panel draws the answer: the only one that can dash, which takes a second series. To a stat, a pie or an
   * expression that would be a second number, so nobody else gets one. Grafana says so in the header `X-Panel-Plugin-Id`.
   */
  readonly chart?: boolean;
  /** What the kind's `outsideFacts` asked for; absent in the browser, and where a kind asks for nothing. */
  readonly organisation?: Organisation;
  /** The data source's own region. */
  readonly region?: string;
  /** Which of the panel's queries this is. */
  readonly refId?: string;
  /** All queries of the kind that Grafana sent together, this one included; only where the kind `seesPanel`. */
  readonly panel?: readonly PanelQuery[];
  /** AWS refused what the panel asked together: ask only what this query needs itself. */
  readonly apart?: boolean;
}

/** One of the queries of a panel, parsed. A hidden one draws nothing, and may be what another is made of. */
export interface PanelQuery {
  readonly refId: string;
  readonly isHidden: boolean;
  readonly query: unknown;
}

/** What AWS Organizations is asked, free: names only, or names and the paths of units, which is a request for each unit. */
export type OutsideFact = 'accountNames' | 'organisationalUnits';

/** A fault in the user's query: which field (`filters.0.values`), and a sentence that names it and says what to do. */
export interface QueryIssue {
  readonly path: string;
  readonly message: string;
}

/** What AWS said to one request; refused only where the kind can do without it. */
export type Answer = AwsAnswer | RefusedAnswer;

export interface QueryKind<S extends GenericSchema = GenericSchema> {
  /** Stored in dashboards: never renamed, only migrated. */
  readonly queryType: string;
  /** Where the HTTP door answers it: as fixed as `queryType`, scripts call it. */
  readonly restPath: `/api/${string}`;
  readonly label: string;
  readonly description: string;
  /** The one definition: type, parser and defaults. */
  readonly schema: S;
  /** What the editor draws, in order. */
  readonly fields: readonly EditorField[];
  /** Queries to start from: the help sheet and the laws use them. */
  readonly examples: readonly QueryExample<InferOutput<S>>[];
  /** One line for the query history. */
  describe(query: InferOutput<S>): string;
  /** What is wrong with the query in this context, before anything is paid. */
  check(query: InferOutput<S>, context: QueryContext): readonly QueryIssue[];
  requests(query: InferOutput<S>, context: QueryContext): readonly AwsRequest[];
  /** What only the answers show to be worth asking: an exception, because the price line does not know of it. */
  followUp?(query: InferOutput<S>, answers: readonly Answer[], context: QueryContext): readonly AwsRequest[];
  /** What `frames` needs of the organisation; the companion asks for it only then. */
  outsideFacts?(query: InferOutput<S>, context: QueryContext): readonly OutsideFact[];
  /** Failures the kind draws without: such an answer is a `RefusedAnswer`. Any other failure is the query's error. */
  readonly tolerates?: { readonly [O in AwsOperation]?: readonly AwsErrorCode[] };
  /** Where every answer is refused, the first refusal is the query's error all the same. */
  readonly needsAnAnswer?: boolean;
  /** Whether its queries may refer to each other: hidden ones are then sent too, and the context has the whole `panel`. */
  readonly seesPanel?: boolean;
  /** How finely its frames depend on range and clock, in ms; an hour unless told. */
  readonly drawnStepMs?: number;
  /** Whether a query means whole UTC days though its kind is drawn by moments. As it is stored: fields may be missing. */
  readonly meansDays?: (stored: Readonly<Record<string, unknown>>) => boolean;
  /** Answers in the order of `requests`, behind them those of `followUp`. */
  frames(query: InferOutput<S>, answers: readonly Answer[], context: QueryContext): readonly Frame[];
}

export interface QueryExample<Q> {
  readonly title: string;
  readonly label: string;
  readonly query: Q;
}
