// A stored query with its range, as preview and refresh take it, and what it asks of AWS.
import type { AwsRequest } from '#aws/request';
import { PluginError } from '#plugin-sdk';
import { parseQuery, type QueryContext, type QueryIssue, type QueryKind } from '#queries';
import type { Instance } from './instance';
import { panelContext } from './panel';
import { resolveFilters } from './resolve-filters';

export interface QueryRange {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface AskedQuery extends QueryRange {
  readonly json: unknown;
  readonly refId?: string;
  /** What came with it in one call, itself included. @see seenTogether */
  readonly together?: readonly Omit<AskedQuery, 'together'>[];
  /** It draws nothing, and is there for others. */
  readonly isHidden?: boolean;
  /** An expression of Grafana's asks. */
  readonly forExpression?: boolean;
}

/** Who looks at the answer, as far as it changes what is drawn. */
export type Viewer = Pick<QueryContext, 'fromAlert' | 'chart'>;

export interface UnderstoodQuery {
  readonly kind: QueryKind;
  readonly query: unknown;
  readonly context: QueryContext;
  readonly requests: readonly AwsRequest[];
}

interface Understanding {
  readonly nowMs: number;
  readonly signal: AbortSignal;
  readonly viewer?: Viewer;
  /** A price is asked for, which must not cost anything. */
  readonly onlyHeld?: boolean;
}

/** Parses, resolves filters, checks and turns it into requests. Rejects with PluginError 400 that has every issue in one sentence. */
export async function understand(
  instance: Instance,
  asked: AskedQuery,
  { nowMs, signal, viewer = {}, onlyHeld }: Understanding,
): Promise<UnderstoodQuery> {
  const { json, fromMs, toMs } = asked;
  const parsed = parseQuery(json);
  if ('issues' in parsed) {
    throw badQuery(parsed.issues);
  }
  const { kind } = parsed;
  const { historyMonths, hourly, region } = instance.settings;
  const { consoleHost } = instance;
  const seen = { ...viewer, ...panelContext(kind, asked) };
  const context = { fromMs, toMs, nowMs, historyMonths, hourly, region, consoleHost, ...seen };
  const stored = parsed.query as unknown as Readonly<Record<string, unknown>>;
  const { query, issues: unresolved } = await resolveFilters(
    instance,
    { kind, query: stored, context },
    { signal, onlyHeld },
  );
  const issues = unresolved.length > 0 ? unresolved : kind.check(query, context);
  if (issues.length > 0) {
    throw badQuery(issues);
  }
  return { kind, query, context, requests: kind.requests(query, context) };
}

/** The body `{"query": …, "from": <epoch ms>, "to": <epoch ms>}`, and in `queries` those of its panel. Throws PluginError 400 when it is anything else. */
export function readAskedQuery(body: string): AskedQuery {
  let read: unknown;
  try {
    read = JSON.parse(body);
  } catch {
    read = undefined;
  }
  const { query, queries, from, to } = (read ?? {}) as {
    readonly query?: unknown;
    readonly queries?: unknown;
    readonly from?: unknown;
    readonly to?: unknown;
  };
  const [fromMs, toMs] = [milliseconds(from), milliseconds(to)];
  if (typeof query !== 'object' || query === null || fromMs === undefined || toMs === undefined) {
    const message = 'Send {"query": {…}, "from": <epoch ms>, "to": <epoch ms>}.';
    throw new PluginError(message, { status: 400, source: 'downstream' });
  }
  const together = Array.isArray(queries) ? queries.map((json: unknown) => ({ json, fromMs, toMs })) : [];
  return { json: query, fromMs, toMs, together };
}

function milliseconds(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

function badQuery(issues: readonly QueryIssue[]): PluginError {
  return new PluginError(issues.map(({ message }) => message).join(' · '), { status: 400, source: 'downstream' });
}
