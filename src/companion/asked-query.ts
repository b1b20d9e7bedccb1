// A stored query with its range, as preview and refresh take it, and what it asks of AWS.
import type { AwsRequest } from '#aws/request';
import { PluginError } from '#plugin-sdk';
import { parseQuery, type QueryContext, type QueryIssue, type QueryKind } from '#queries';
import type { Instance } from './instance';

export interface QueryRange {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface AskedQuery extends QueryRange {
  readonly json: unknown;
}

/** Who looks at the answer, as far as it changes what is drawn. */
export type Viewer = Pick<QueryContext, 'fromAlert' | 'chart'>;

export interface UnderstoodQuery {
  readonly kind: QueryKind;
  readonly query: unknown;
  readonly context: QueryContext;
  readonly requests: readonly AwsRequest[];
}

/** Parses, checks and turns it into requests. Throws PluginError 400 with every issue in one sentence. */
export function understand(
  instance: Instance,
  { json, fromMs, toMs }: AskedQuery,
  { nowMs, viewer = {} }: { nowMs: number; viewer?: Viewer },
): UnderstoodQuery {
  const parsed = parseQuery(json);
  if ('issues' in parsed) {
    throw badQuery(parsed.issues);
  }
  const { kind, query } = parsed;
  const { historyMonths, hourly } = instance.settings;
  const context = { fromMs, toMs, nowMs, historyMonths, hourly, consoleHost: instance.consoleHost, ...viewer };
  const issues = kind.check(query, context);
  if (issues.length > 0) {
    throw badQuery(issues);
  }
  return { kind, query, context, requests: kind.requests(query, context) };
}

/** The body `{"query": …, "from": <epoch ms>, "to": <epoch ms>}`. Throws PluginError 400 when it is anything else. */
export function readAskedQuery(body: string): AskedQuery {
  let read: unknown;
  try {
    read = JSON.parse(body);
  } catch {
    read = undefined;
  }
  const { query, from, to } = (read ?? {}) as {
    readonly query?: unknown;
    readonly from?: unknown;
    readonly to?: unknown;
  };
  const [fromMs, toMs] = [milliseconds(from), milliseconds(to)];
  if (typeof query !== 'object' || query === null || fromMs === undefined || toMs === undefined) {
    const message = 'Send {"query": {…}, "from": <epoch ms>, "to": <epoch ms>}.';
    throw new PluginError(message, { status: 400, source: 'downstream' });
  }
  return { json: query, fromMs, toMs };
}

function milliseconds(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

function badQuery(issues: readonly QueryIssue[]): PluginError {
  return new PluginError(issues.map(({ message }) => message).join(' · '), { status: 400, source: 'downstream' });
}
