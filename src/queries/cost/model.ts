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
export const CHARGE_TYPES = ['all', 'usage', 'withoutCredits', 'credits', 'invoiced'] as const;
export type ChargeTypes = (typeof CHARGE_TYPES)[number];
export const SERVICE_GROUPS = ['none', 'ec2'] as const;
export const COMPARISONS = ['none', 'previousPeriod', 'previousMonth', 'sevenDays', 'lastYear'] as const;
export const COMPARISON_FORMS = ['series', 'difference', 'percent'] as const;
export const ROLL_UPS = ['none', 'week', 'quarter', 'year'] as const;
export const INCOMPLETE = ['mark', 'drop', 'keep'] as const;
export const MAX_GROUPS = 2;
export const MAX_TOP = 1000;
export const MAX_LAG_DAYS = 31;

export const costSchema = v.object({
  queryType: v.optional(v.literal('cost'), 'cost'),
  schemaVersion: v.optional(v.literal(1), 1),
  metric: v.optional(v.picklist(COST_METRICS), 'UnblendedCost'),
  granularity: v.optional(v.picklist(GRANULARITIES), 'AUTO'),
  groupBy: v.optional(v.pipe(v.array(groupKeySchema), v.maxLength(MAX_GROUPS)), []),
  filters: v.optional(v.array(filterSchema), []),
  /** What AWS bills as several services and people call one. */
  serviceGroup: v.optional(v.picklist(SERVICE_GROUPS), 'none'),
  /** A filter on RECORD_TYPE by name; what each lets through is the table in charge-types.ts. */
  chargeTypes: v.optional(v.picklist(CHARGE_TYPES), 'all'),
  /** Keep the largest groups and sum the others; undefined keeps all. */
  top: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_TOP))),
  format: v.optional(v.picklist(FORMATS), 'timeSeries'),
  compare: v.optional(v.picklist(COMPARISONS), 'none'),
  compareAs: v.optional(v.picklist(COMPARISON_FORMS), 'series'),
  /** Adds up from the start of each UTC month. */
  runningTotal: v.optional(v.boolean(), false),
  /** Percent of the gross: credits do not make the others larger. */
  share: v.optional(v.boolean(), false),
  rollUp: v.optional(v.picklist(ROLL_UPS), 'none'),
  /** What happens to periods that are not over, or whose costs have not all arrived. */
  incomplete: v.optional(v.picklist(INCOMPLETE), 'mark'),
  /** How many of the newest UTC days count as incomplete, today included. */
  lagDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_LAG_DAYS)), 2),
  /** `{{SERVICE}}`, `{{metric}}` and plain text; empty for the group's own name. */
  alias: v.optional(v.string(), ''),
  accountNames: v.optional(v.boolean(), true),
  /** Label and column of the organisational unit beside each account. */
  organizationalUnits: v.optional(v.boolean(), false),
  /** `EC2 · Compute`; the label SERVICE keeps AWS's name. */
  shortServiceNames: v.optional(v.boolean(), false),
  /** Usage types without the region they begin with; those of all regions are added. */
  mergeRegions: v.optional(v.boolean(), false),
});

export type CostQuery = v.InferOutput<typeof costSchema>;
