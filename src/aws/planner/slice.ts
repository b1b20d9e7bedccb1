// PURE. What one request needs of Cost Explorer, in the words in which cubes are compared. What we prove nothing about is no slice.
import type { GroupDefinition } from '@aws-sdk/client-cost-explorer';
import type { AwsInput, AwsRequest } from '../request';
import { firstOfMonth, isDay, nextDay, nextMonth, oldestDay, today } from './calendar';
import type { Span } from './calendar';
import { conditionsOf, groupName } from './filter';
import type { Condition } from './filter';

export type CostInput = AwsInput<'ce:GetCostAndUsage'>;
export type CostRequest = AwsRequest<'ce:GetCostAndUsage'>;

export interface Slice extends Span {
  readonly request: CostRequest;
  readonly granularity: 'DAILY' | 'MONTHLY';
  /** As asked (`UNBLENDED_COST`) and as AWS prints it. */
  readonly metrics: readonly { readonly asked: string; readonly name: string }[];
  /** By `groupName`, in the order asked: keys come back in this order. */
  readonly groups: readonly string[];
  readonly groupBy: readonly GroupDefinition[];
  readonly conditions: readonly Condition[];
}

export const COST_METRICS = ['UnblendedCost', 'AmortizedCost', 'NetUnblendedCost', 'NetAmortizedCost', 'BlendedCost'];

/** Every line of a bill has exactly one value of each: the groups of such a key add up to the total. */
const PARTITIONS: ReadonlySet<string> = new Set([
  'SERVICE',
  'LINKED_ACCOUNT',
  'REGION',
  'USAGE_TYPE',
  'OPERATION',
  'RECORD_TYPE',
  'INSTANCE_TYPE',
  'PURCHASE_TYPE',
]);

/** Not even as a filter: what they stand for is not of the bill's lines alone. */
const NEVER = /"(RESOURCE_ID|USAGE_TYPE_GROUP)"/;

/** What may be planned; the law's mutation table widens each of these once. */
export interface SliceRules {
  isCostMetric(name: string): boolean;
  isPartition(name: string): boolean;
  /** A month's blended rate is not final before its end. */
  isBlendedOpen(name: string, span: Span, nowMs: number): boolean;
}

export const sliceRules: SliceRules = {
  isCostMetric: (name) => COST_METRICS.includes(name),
  isPartition: (name) => PARTITIONS.has(name) || name.startsWith('TAG ') || name.startsWith('COST_CATEGORY '),
  isBlendedOpen: (name, { end }, nowMs) => name === 'BlendedCost' && end > firstOfMonth(today(nowMs)),
};

/**
 * A request → its slice, or undefined for what is bought as asked: HOURLY, usage, keys that are no partition, blended cost of the
 * open month, days or parts of months, what lies beyond the daily look-back, and days that have not begun.
 */
export function sliceOf(request: AwsRequest, nowMs: number, rules: SliceRules = sliceRules): Slice | undefined {
  if (request.operation !== 'ce:GetCostAndUsage') {
    return undefined;
  }
  const { TimePeriod, Granularity, Metrics = [], GroupBy = [], Filter } = request.input;
  const { Start: start, End: end } = TimePeriod ?? {};
  if ((Granularity !== 'DAILY' && Granularity !== 'MONTHLY') || !isDay(start) || !isDay(end) || start >= end) {
    return undefined;
  }
  const metrics = Metrics.map((asked) => ({ asked, name: printed(asked) }));
  const groups = GroupBy.map(groupName);
  const span = { start, end };
  const isPlanned =
    metrics.length > 0 &&
    metrics.every(({ name }) => rules.isCostMetric(name) && !rules.isBlendedOpen(name, span, nowMs)) &&
    groups.length <= 2 &&
    groups.every((name) => rules.isPartition(name)) &&
    !NEVER.test(JSON.stringify(Filter ?? null)) &&
    start >= oldestDay(nowMs) &&
    (Granularity === 'DAILY' ? end <= nextDay(today(nowMs)) : isWhole(span, nowMs));
  return isPlanned
    ? {
        ...span,
        request,
        granularity: Granularity,
        metrics,
        groups,
        groupBy: GroupBy,
        conditions: conditionsOf(Filter),
      }
    : undefined;
}

/** From the first of a month to the first of another; the open month is whole when it holds today. */
function isWhole({ start, end }: Span, nowMs: number): boolean {
  const open = nextMonth(today(nowMs));
  return start === firstOfMonth(start) && end <= open && (end === firstOfMonth(end) || end === nextDay(today(nowMs)));
}

/** `UNBLENDED_COST` → `UnblendedCost`, as AWS prints it; others stay as they are. */
function printed(metric: string): string {
  const plain = metric.replaceAll('_', '').toLowerCase();
  return COST_METRICS.find((name) => name.toLowerCase() === plain) ?? metric;
}
