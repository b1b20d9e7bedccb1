// PURE. The tags query: type, parser and defaults come from this one value. Stored in dashboards: fields are never renamed.
import * as v from 'valibot';
import { filterSchema, groupKeySchema } from '../shared/key';

export const VIEWS = ['cost', 'coverage', 'values', 'keys'] as const;
export type View = (typeof VIEWS)[number];

/** Cost Explorer's metrics of money; usage is tagged too, but its units differ. */
export const METRICS = [
  'AmortizedCost',
  'UnblendedCost',
  'NetAmortizedCost',
  'NetUnblendedCost',
  'BlendedCost',
] as const;
export const COVERAGE_BY = ['none', 'LINKED_ACCOUNT', 'SERVICE', 'REGION'] as const;
export const MEASURES = ['percent', 'amounts', 'tagged', 'untagged'] as const;
export const FORMATS = ['timeSeries', 'table', 'total'] as const;
export const GRANULARITIES = ['AUTO', 'DAILY', 'MONTHLY'] as const;
export const CHARGE_TYPES = ['taggable', 'all'] as const;
export const MAX_KEYS = 10;
export const MAX_TOP = 1000;

export const tagsSchema = v.object({
  queryType: v.optional(v.literal('tags'), 'tags'),
  schemaVersion: v.optional(v.literal(1), 1),
  view: v.optional(v.picklist(VIEWS), 'cost'),
  /** Tags or cost categories: one for `cost` and `values`; for `coverage` all that are required; for `keys` those to be priced. */
  keys: v.optional(v.pipe(v.array(groupKeySchema), v.maxLength(MAX_KEYS)), []),
  coverageBy: v.optional(v.picklist(COVERAGE_BY), 'none'),
  measure: v.optional(v.picklist(MEASURES), 'percent'),
  format: v.optional(v.picklist(FORMATS), 'timeSeries'),
  metric: v.optional(v.picklist(METRICS), 'AmortizedCost'),
  granularity: v.optional(v.picklist(GRANULARITIES), 'AUTO'),
  filters: v.optional(v.array(filterSchema), []),
  /** Whether charges that cannot carry a tag count: tax, support, fees, discounts, credits. */
  chargeTypes: v.optional(v.picklist(CHARGE_TYPES), 'taggable'),
  /** Keep the largest and sum the others; undefined keeps all. */
  top: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_TOP))),
  /** Percent of the cost instead of dollars. */
  share: v.optional(v.boolean(), false),
  /** As of a cost query: `{{tag:team}}`, `{{LINKED_ACCOUNT}}` and plain text; empty for the group's own name. */
  alias: v.optional(v.string(), ''),
  accountNames: v.optional(v.boolean(), true),
});

export type TagsQuery = v.InferOutput<typeof tagsSchema>;
