// PURE. The unit cost query: type, parser and defaults come from this one value. Stored in dashboards: fields are never renamed.
import * as v from 'valibot';
import { CHARGE_TYPES, MAX_LAG_DAYS } from '../cost/model';
import { filterSchema } from '../shared/key';
import { PER } from './per';

/** Cost Explorer's metrics of money, what things really cost first: a reservation paid upfront is spread over its days. */
export const UNIT_COST_METRICS = [
  'AmortizedCost',
  'UnblendedCost',
  'NetAmortizedCost',
  'NetUnblendedCost',
  'BlendedCost',
] as const;
/** Sums count; an average is of a level, such as bytes stored. */
export const UNIT_STATISTICS = ['Sum', 'SampleCount', 'Average'] as const;
export const FORMATS = ['timeSeries', 'table', 'total'] as const;

const text = (start = '') => v.optional(v.string(), start);
const texts = v.optional(v.array(v.string()), []);

export const unitCostSchema = v.object({
  queryType: v.optional(v.literal('unit-cost'), 'unit-cost'),
  schemaVersion: v.optional(v.literal(1), 1),
  /** The preset the other fields were filled from; it asks nothing by itself. */
  preset: text('none'),
  metric: v.optional(v.picklist(UNIT_COST_METRICS), 'AmortizedCost'),
  filters: v.optional(v.array(filterSchema), []),
  chargeTypes: v.optional(v.picklist(CHARGE_TYPES), 'usage'),
  /** None: the data source's own. Those of several are added. */
  regions: texts,
  /** Whose metrics, for a monitoring account: 12 digits each, or `all`. None: the data source's own account. */
  accounts: texts,
  /** The cost of the same regions and accounts as the metric; off: of what the filters say alone. */
  sameScope: v.optional(v.boolean(), true),
  namespace: text(),
  /** Several are added: bytes out and bytes back. */
  metricNames: texts,
  statistic: v.optional(v.picklist(UNIT_STATISTICS), 'Sum'),
  /** `{"LoadBalancer": ["app/shop/1"]}`; `["*"]` for every value. */
  dimensions: v.optional(v.record(v.string(), v.array(v.string())), {}),
  per: v.optional(v.picklist(PER), 'million'),
  /** What one of them is called: `request`, `vCPU`. */
  unitName: text('request'),
  format: v.optional(v.picklist(FORMATS), 'timeSeries'),
  /** Cost and usage beside what they make. */
  parts: v.optional(v.boolean(), false),
  /** How many of the newest UTC days count as incomplete, today included. */
  lagDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_LAG_DAYS)), 2),
  /** Plain text; empty for `$ per million requests`. */
  alias: text(),
});

export type UnitCostQuery = v.InferOutput<typeof unitCostSchema>;
