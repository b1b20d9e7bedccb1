// What GetDimensionValues, GetTags and GetCostCategories have in common: values with cost in the period, searched,
// sorted, paged.
import type { AxisKind } from '../../world/axes';
import { constraint, validation } from '../../wire/aws-fault';
import { integer, isPresent, oneOf, required, structures, text, type Members } from '../../wire/members';
import type { Scene } from '../../wire/wire';
import type { SimulatorState } from '../state';
import { readFilter, type Expression } from './expression';
import { readMetric, type Metric } from './metrics';
import { readToken, requestHash, writeToken, type Position } from './page-token';
import { checkBillingView, selectLines, type Selection } from './selection';
import { createTabulator, groupTable } from './tabulate';
import { readPeriod, type Period } from './time-period';

export interface ValueRequest {
  readonly input: Members;
  readonly scene: Scene<SimulatorState>;
  readonly operation: string;
}

export interface ValueQuery {
  readonly period: Period;
  readonly filter: Expression | undefined;
  readonly search: string;
  readonly sort: { readonly metric: Metric; readonly ascending: boolean } | undefined;
  readonly maxResults: number;
  readonly from: Position;
  readonly request: number;
}

/** Throws ValidationException. SortBy excludes NextPageToken and SearchString; MaxResults counts only beside SortBy. */
export function readValueQuery({ input, scene, operation }: ValueRequest): ValueQuery {
  const { state, caller, now } = scene;
  const period = readPeriod(input, { granularity: 'MONTHLY', now, switches: state.switches });
  const filter = readFilter(input);
  const [sortBy] = structures(input, 'SortBy') ?? [];
  const search = text(input, 'SearchString') ?? '';
  const token = text(input, 'NextPageToken');
  const maxResults = integer(input, 'MaxResults') ?? 1000;
  if (maxResults < 1 || maxResults > 1000) {
    throw constraint({
      value: String(maxResults),
      at: 'maxResults',
      must: `Member must have value ${maxResults < 1 ? 'greater than or equal to 1' : 'less than or equal to 1000'}`,
    });
  }
  if (sortBy && (token !== undefined || isPresent(input, 'SearchString'))) {
    throw validation('NextPageToken and SearchString are not supported when SortBy is specified');
  }
  checkBillingView(input, caller);
  const request = requestHash(input, operation, caller);
  return {
    period,
    filter,
    search,
    sort: sortBy && {
      metric: readMetric(required(text(sortBy, 'Key'), 'sortBy.1.member.key')),
      ascending:
        oneOf(text(sortBy, 'SortOrder') ?? 'DESCENDING', 'sortBy.1.member.sortOrder', ['ASCENDING', 'DESCENDING']) ===
        'ASCENDING',
    },
    maxResults,
    from: token === undefined ? { at: 0, offset: 0, now } : readToken(token, request),
    request,
  };
}

export interface FoundValue {
  readonly value: string;
  /** Of what was counted; `N/A` for unlike things. */
  readonly unit: string;
}

/** Values of one axis that have cost in the period, those of `keep` only, in the order asked for, or by name. */
export function findValues(
  query: ValueQuery,
  scene: Scene<SimulatorState>,
  axis: { kind: AxisKind; key: string; keep?: (line: number) => boolean },
): readonly FoundValue[] {
  const { state } = scene;
  const visible = selectLines(query.filter, scene);
  const { keep } = axis;
  const selection: Selection = keep
    ? { before: visible.before.filter(keep), since: visible.since.filter(keep) }
    : visible;
  const table = groupTable([state.axes(axis.kind, axis.key)], selection);
  const metric = query.sort?.metric ?? readMetric('UnblendedCost');
  const tabulate = createTabulator({
    state,
    granularity: 'MONTHLY',
    metrics: [metric],
    selection,
    table,
    now: query.from.now,
  });
  const { sums, present, unitOf } = tabulate({ ...query.period, startText: '', endText: '' });
  const order = query.sort && (query.sort.ascending ? 1 : -1);
  return table.groups
    .map(([value = ''], group) => ({
      value,
      unit: unitOf(group),
      sum: sums[group] ?? 0,
      found: present[group] === 1 && value.includes(query.search),
    }))
    .filter(({ found }) => found)
    .sort((a, b) => (order ? order * (a.sum - b.sum) : 0) || (a.value < b.value ? -1 : 1));
}

export interface ValuePage<T> {
  readonly values: readonly T[];
  readonly counts: { readonly ReturnSize: number; readonly TotalSize: number; readonly NextPageToken?: string };
}

export function pageOf<T>(values: readonly T[], query: ValueQuery, pageSize: number): ValuePage<T> {
  const { sort, maxResults, from } = query;
  const end = from.offset + (sort ? maxResults : pageSize);
  const page = values.slice(from.offset, end);
  // A sorted list is cut at MaxResults and cannot be continued: SortBy and NextPageToken exclude each other.
  const more = !sort && end < values.length;
  return {
    values: page,
    counts: {
      ReturnSize: page.length,
      TotalSize: values.length,
      ...(more && { NextPageToken: writeToken({ ...from, offset: end }, query.request) }),
    },
  };
}
