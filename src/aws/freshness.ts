// PURE. How long an answer is good. AWS refreshes cost at most three times a day and promises once; a settled month does not change any
// more.
// @see https://docs.aws.amazon.com/cost-management/latest/userguide/ce-api-best-practices.html
import type { CostTable } from './cost-table';
import { metricLifetimeMs } from './metric-freshness';
import { operations } from './operations';
import type { AwsInput, AwsOperation, AwsRequest } from './request';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
export const SETTLED_MS = 7 * DAY_MS;
export const CLOSED_MS = 12 * HOUR_MS;
export const OPEN_MS = 8 * HOUR_MS;
/** "Cost Explorer updates your cost data at least once every 24 hours." @see https://docs.aws.amazon.com/cost-management/latest/userguide/ce-enable.html */
export const OLDER_MS = DAY_MS;
export const HOURLY_MS = HOUR_MS;

/** Today, yesterday, whose usage comes in until 24 hours after its end, and one day for what comes later. @see aws-apis.md §1 */
const NEWEST_DAYS = 3;

/** Lives in ms that replace the automatic ones, by what is asked for. */
export type Lifetimes = { readonly [K in LifetimeKind]?: number };
export type LifetimeKind = 'cost' | 'forecast' | 'values' | 'optimisation';

/** What is free has no entry: it is not worth a setting. */
const KINDS: { readonly [O in AwsOperation]?: LifetimeKind } = {
  'ce:GetCostAndUsage': 'cost',
  'ce:GetCostForecast': 'forecast',
  'ce:GetUsageForecast': 'forecast',
  'ce:GetDimensionValues': 'values',
  'ce:GetTags': 'values',
  'ce:GetCostCategories': 'values',
};

/** Request and answer of one operation, as they were at `nowMs` → the life of the answer in ms. Throws nothing. */
export function lifetimeMs(request: AwsRequest, output: unknown, nowMs: number, fixed: Lifetimes = {}): number {
  const kind = KINDS[request.operation];
  return (kind && fixed[kind]) ?? automaticMs(request, output, nowMs);
}

/** The first of the days that AWS still writes at `nowMs`, `2026-11-18`: what lies before lives longer. */
export function newestFrom(nowMs: number): string {
  return dayOf(nowMs - (NEWEST_DAYS - 1) * DAY_MS);
}

function automaticMs(request: AwsRequest, output: unknown, nowMs: number): number {
  switch (request.operation) {
    case 'ce:GetCostAndUsage':
      return costLifetimeMs(request.input, output as CostTable, nowMs);
    case 'cloudwatch:GetMetricData':
      return metricLifetimeMs(request.input, nowMs);
    default:
      return operations[request.operation].lifetimeMs;
  }
}

function costLifetimeMs(input: AwsInput<'ce:GetCostAndUsage'>, { periods }: CostTable, nowMs: number): number {
  if (input.Granularity === 'HOURLY') {
    return HOURLY_MS;
  }
  const end = input.TimePeriod?.End ?? '';
  const open = `${dayOf(nowMs).slice(0, 7)}-01`;
  const closed = periods.filter(({ start }) => start < open);
  if (end === '' || end > open) {
    const isOlder = end !== '' && end <= newestFrom(nowMs);
    const isClosing = closed.some(({ estimated }) => estimated);
    return isOlder ? (isClosing ? CLOSED_MS : OLDER_MS) : OPEN_MS;
  }
  // A closed month without any row may be one that AWS has not taken in yet.
  const isSettled = periods.length > 0 && periods.every(({ estimated }) => !estimated);
  return isSettled ? SETTLED_MS : CLOSED_MS;
}

/** UTC. */
function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
