// A query's filters as AWS can take them: units become accounts, more values than fit become all but a few.
import type { AwsRequest } from '#aws/request';
import {
  type Filter,
  invertFilter,
  isUnit,
  longestFilter,
  type QueryContext,
  type QueryIssue,
  type QueryKind,
  resolveUnits,
} from '#queries';
import { readChoicesRequest, valuesOf } from './choices-request';
import { choicesWindow } from './choices-window';
import type { Instance } from './instance';
import { listValues } from './value-list';

export interface ResolvingQuery {
  readonly kind: QueryKind;
  readonly query: Readonly<Record<string, unknown>>;
  readonly context: QueryContext;
}

interface ResolvingOptions {
  readonly signal: AbortSignal;
  /** A price is asked for, which must not cost anything. */
  readonly onlyHeld?: boolean;
}

interface Resolved {
  readonly query: Readonly<Record<string, unknown>>;
  readonly issues: readonly QueryIssue[];
}

/** The very same query where nothing is to be resolved, which is nearly always. Rejects with nothing but the caller's abort. */
export async function resolveFilters(
  instance: Instance,
  { kind, query, context }: ResolvingQuery,
  { signal, onlyHeld = false }: ResolvingOptions,
): Promise<Resolved> {
  let resolved = query;
  const issues: QueryIssue[] = [];
  for (const { name } of kind.fields.filter((field) => field.kind === 'filters')) {
    const stored = query[name] as readonly Filter[];
    if (stored.some(isUnit)) {
      const organisation = await instance.directory.find({ units: true, signal });
      const found = resolveUnits(stored, { organisation, path: name });
      issues.push(...found.issues);
      resolved = { ...resolved, [name]: found.filters };
    }
    const filters = resolved[name] as readonly Filter[];
    const longest = issues.length === 0 ? longestFilter(filters) : undefined;
    const universe =
      longest && (await everyValue(instance, longest, { kind, query: resolved, context, signal, onlyHeld }));
    if (longest && universe) {
      const inverted = invertFilter(longest, universe);
      const shorter = { ...resolved, [name]: filters.flatMap((one) => (one === longest ? (inverted ?? []) : one)) };
      // An exclusion cannot be asked in parts: where it is too long itself, the question stays as it was.
      resolved = kind.check(shorter, context).length === 0 ? shorter : resolved;
    }
  }
  return { query: resolved, issues };
}

/** Every value there is in all the time the query asks for, mostly from the list its variable was filled with; undefined where nobody can tell. */
async function everyValue(
  instance: Instance,
  filter: Filter,
  { kind, query, context, signal, onlyHeld }: ResolvingQuery & ResolvingOptions,
): Promise<readonly string[] | undefined> {
  const periods = kind.requests(query as never, context).flatMap(periodOf);
  const { path, params } = valuesOf(filter);
  const range = {
    from: String(Math.min(...periods.map(({ startMs }) => startMs))),
    to: String(Math.max(...periods.map(({ endMs }) => endMs))),
  };
  if (periods.length === 0) {
    return undefined;
  }
  try {
    const request = readChoicesRequest(path, new URLSearchParams({ ...params, ...range }));
    const { historyMonths, nowMs } = context;
    const window = choicesWindow(request, { nowMs, historyMonths });
    const { values, truncated } = await listValues(instance, request, { nowMs, signal, onlyHeld });
    return truncated || Date.parse(window.Start) > Number(range.from) ? undefined : values.map(({ value }) => value);
  } catch {
    signal.throwIfAborted();
    // Then the question is asked in parts.
    return undefined;
  }
}

function periodOf({ input }: AwsRequest): readonly { readonly startMs: number; readonly endMs: number }[] {
  const { Start, End } = ('TimePeriod' in input && input.TimePeriod) || {};
  return Start && End ? [{ startMs: Date.parse(Start), endMs: Date.parse(End) }] : [];
}
