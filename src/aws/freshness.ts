// PURE. How long an answer is good. AWS refreshes cost at most three times a day; a settled month does not change any
// more.
// @see https://docs.aws.amazon.com/cost-management/latest/userguide/ce-api-best-practices.html
import type { CostTable } from './cost-table';
import { operations } from './operations';
import type { AwsInput, AwsOperation, AwsRequest } from './request';

const HOUR_MS = 3_600_000;
export const SETTLED_MS = 7 * 24 * HOUR_MS;
export const CLOSED_MS = 12 * HOUR_MS;
export const OPEN_MS = 8 * HOUR_MS;
export const HOURLY_MS = HOUR_MS;

/** Lives in ms that replace the automatic ones, by what is asked for. */
export type Lifetimes = { readonly [K in LifetimeKind]?: number };
export type LifetimeKind = 'cost' | 'forecast' | 'values' | 'optimisation';

/** What is free has no entry: it is not worth a setting. */
const KINDS: { readonly [O in AwsOperation]?: LifetimeKind } = {
  'ce:GetCostAndUsage': 'cost',
  'ce:GetDimensionValues': 'values',
  'ce:GetTags': 'values',
  'ce:GetCostCategories': 'values',
  'ce:GetCostForecast': 'forecast',
  'ce:GetUsageForecast': 'forecast',
  'ce:ListCostAllocationTags': 'values',
  'ce:ListCostCategoryDefinitions': 'values',
};

/** Request and answer of one operation, as they were at `nowMs` → the life of the answer in ms. Throws nothing. */
export function lifetimeMs(request: AwsRequest, output: unknown, nowMs: number, fixed: Lifetimes = {}): number {
  const kind = KINDS[request.operation];
  return (kind && fixed[kind]) ?? automaticMs(request, output, nowMs);
}

function automaticMs(request: AwsRequest, output: unknown, nowMs: number): number {
  return request.operation === 'ce:GetCostAndUsage'
    ? costLifetimeMs(request.input, output as CostTable, nowMs)
    : operations[request.operation].lifetimeMs;
}

function costLifetimeMs(input: AwsInput<'ce:GetCostAndUsage'>, table: CostTable, nowMs: number): number {
  if (input.Granularity === 'HOURLY') {
    return HOURLY_MS;
  }
  const end = input.TimePeriod?.End ?? '';
  const isClosed = end !== '' && end <= firstOfMonth(nowMs);
  if (!isClosed) {
    return OPEN_MS;
  }
  // A closed month without any row may be one that AWS has not taken in yet.
  const isSettled = table.periods.length > 0 && table.periods.every((period) => !period.estimated);
  return isSettled ? SETTLED_MS : CLOSED_MS;
}

/** `2026-11-01` for any moment of November 2026, UTC. */
function firstOfMonth(nowMs: number): string {
  return `${new Date(nowMs).toISOString().slice(0, 7)}-01`;
}
