// PURE. A held answer as something other questions can be answered from. It need not have been bought for that.
import type { CostTable } from '../cost-table';
import type { HeldAnswer } from '../answer-store';
import type { GroupDefinition } from '@aws-sdk/client-cost-explorer';
import type { Span } from './calendar';
import { daysBefore, isDay } from './calendar';
import { conditionsOf, groupName } from './filter';
import type { Condition } from './filter';
import { sliceRules } from './slice';
import type { CostRequest } from './slice';

/** What a cube is of: held, on its way, or to be bought. */
export interface CubeShape extends Span {
  readonly granularity: 'DAILY' | 'MONTHLY';
  readonly groupBy: readonly GroupDefinition[];
  /** By `groupName`, in the order of its keys. */
  readonly groups: readonly string[];
  readonly conditions: readonly Condition[];
  /** Cost metrics as AWS prints them. */
  readonly metrics: ReadonlySet<string>;
}

export interface Cube extends CubeShape {
  readonly request: CostRequest;
  readonly table: CostTable;
  readonly fetchedAtMs: number;
  readonly pages: number;
  readonly conflictingRows?: number;
}

/** Which answers may be cut up and added. */
export interface CubeRules {
  /** Beyond the page cap rows are missing, and nobody knows which. */
  isUncut(held: Pick<HeldAnswer, 'merged'>): boolean;
}

export const cubeRules: CubeRules = { isUncut: ({ merged }) => merged.truncatedAtPages === undefined };

/** A held answer → cube, or undefined when nothing may be derived from it. */
export function cubeOf(held: Pick<HeldAnswer, 'request' | 'merged'>, rules: CubeRules = cubeRules): Cube | undefined {
  const { request, merged } = held;
  if (request.operation !== 'ce:GetCostAndUsage' || !rules.isUncut(held)) {
    return undefined;
  }
  const { TimePeriod, Granularity, Metrics = [], GroupBy = [], Filter } = request.input;
  const { Start: start, End: end } = TimePeriod ?? {};
  const groups = GroupBy.map(groupName);
  const isCube = (Granularity === 'DAILY' || Granularity === 'MONTHLY') && groups.every(sliceRules.isPartition);
  if (!isCube || !isDay(start) || !isDay(end)) {
    return undefined;
  }
  const table = merged.output as CostTable;
  // An answer about other days than were asked is passed on as it came, and trusted no further.
  if (!table.periods.every((period) => period.start >= start && period.start < end)) {
    return undefined;
  }
  return {
    request,
    start,
    end,
    granularity: Granularity,
    groups,
    groupBy: GroupBy,
    conditions: conditionsOf(Filter),
    // Names in upper snake are somebody's own: their columns are not looked up.
    metrics: new Set(Metrics),
    table,
    fetchedAtMs: merged.fetchedAtMs,
    pages: merged.pages,
    ...(merged.conflictingRows !== undefined && { conflictingRows: merged.conflictingRows }),
  };
}

/** Some days of a cube, or one of its months, as a request and an answer of their own: what `freshness` judges. */
export function partOf(
  cube: Cube,
  span: Span,
): { readonly request: CostRequest; readonly output: CostTable } | undefined {
  // Of a day it was bought too early for it knows as much as of its last.
  const start = span.start < cube.end ? span.start : daysBefore(cube.end, 1);
  const [from, to] = [start > cube.start ? start : cube.start, span.end < cube.end ? span.end : cube.end];
  if (from >= to) {
    return undefined;
  }
  const periods = cube.table.periods.filter((period) => period.start >= from && period.start < to);
  return {
    request: { ...cube.request, input: { ...cube.request.input, TimePeriod: { Start: from, End: to } } },
    output: { ...cube.table, periods },
  };
}
