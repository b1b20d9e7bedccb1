// PURE. The forecast query: type, parser and defaults come from this one value. Stored in dashboards: fields are never renamed.
import * as v from 'valibot';
import { COST_METRICS } from '../cost/model';
import { filterSchema } from '../shared/key';

export const GRANULARITIES = ['AUTO', 'DAILY', 'MONTHLY'] as const;
export const FORMATS = ['timeSeries', 'table', 'monthEnd'] as const;
export const MONTH_END_FORMS = ['amount', 'percentOfBudget', 'leftOfBudget', 'changeFromLastMonth'] as const;
/** AWS's own limits. */
export const MIN_LEVEL = 51;
export const MAX_LEVEL = 99;

export const forecastSchema = v.object({
  queryType: v.optional(v.literal('forecast'), 'forecast'),
  schemaVersion: v.optional(v.literal(1), 1),
  metric: v.optional(v.picklist(COST_METRICS), 'UnblendedCost'),
  granularity: v.optional(v.picklist(GRANULARITIES), 'AUTO'),
  filters: v.optional(v.array(filterSchema), []),
  format: v.optional(v.picklist(FORMATS), 'timeSeries'),
  /** Percent: how often the true value is expected inside the band. */
  level: v.optional(v.pipe(v.number(), v.integer(), v.minValue(MIN_LEVEL), v.maxValue(MAX_LEVEL)), 80),
  /** Of a UTC month, in the unit of the metric; text, so that a variable can stand in it. Empty for none. */
  budget: v.optional(v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.trim()), ''),
  /** Draws the same days of last month beside. */
  lastMonth: v.optional(v.boolean(), false),
  /** By day: adds up from the start of each UTC month. */
  runningTotal: v.optional(v.boolean(), false),
  monthEndAs: v.optional(v.picklist(MONTH_END_FORMS), 'amount'),
  /** Stands before the names of the series; empty for none. */
  alias: v.optional(v.string(), ''),
});

export type ForecastQuery = v.InferOutput<typeof forecastSchema>;
