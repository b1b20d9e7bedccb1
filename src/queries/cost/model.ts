// PURE. The cost query: type, parser and defaults come from this one value. Stored in dashboards: fields are never renamed.
import * as v from 'valibot';
import { filterSchema, groupKeySchema } from '../shared/key';

/** Cost Explorer's metrics, the console's default first. @see https://docs.aws.amazon.com/cost-management/latest/userguide/ce-advanced.html */
export const COST_METRICS = [
  'UnblendedCost',
  'AmortizedCost',
  'NetUnblendedCost',
  'NetAmortizedCost',
  'BlendedCost',
  'UsageQuantity',
  'NormalizedUsageAmount',
] as const;
export type CostMetric = (typeof COST_METRICS)[number];

export const GRANULARITIES = ['AUTO', 'HOURLY', 'DAILY', 'MONTHLY'] as const;
export const FORMATS = ['timeSeries', 'table', 'total'] as const;
export const MAX_GROUPS = 2;
export const MAX_TOP = 1000;

export const costSchema = v.object({
  queryType: v.optional(v.literal('cost'), 'cost'),
  schemaVersion: v.optional(v.literal(1), 1),
  metric: v.optional(v.picklist(COST_METRICS), 'UnblendedCost'),
  granularity: v.optional(v.picklist(GRANULARITIES), 'AUTO'),
  groupBy: v.optional(v.pipe(v.array(groupKeySchema), v.maxLength(MAX_GROUPS)), []),
  filters: v.optional(v.array(filterSchema), []),
  /** Keep the largest groups and sum the others; undefined keeps all. */
  top: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_TOP))),
  format: v.optional(v.picklist(FORMATS), 'timeSeries'),
  /** `{{SERVICE}}`, `{{metric}}` and plain text; empty for the group's own name. */
  alias: v.optional(v.string(), ''),
  accountNames: v.optional(v.boolean(), true),
});

export type CostQuery = v.InferOutput<typeof costSchema>;
