// PURE. The usage query: type, parser and defaults come from this one value. Stored in dashboards: fields are never renamed.
// Names are those of Grafana's own CloudWatch source where it has the thing.
import * as v from 'valibot';

export const METRIC_QUERY_TYPES = ['search', 'insights'] as const;
export const METRIC_EDITOR_MODES = ['builder', 'code'] as const;
export const SQL_ORDERS = ['none', 'DESC', 'ASC'] as const;
export const TRANSFORMS = ['none', 'perDay'] as const;
export const MAX_SQL_LIMIT = 500;

/** In the place of a dimension's value: every value there is. */
export const ANY_VALUE = '*';
/** In the place of an account: every account this one monitors. */
export const ALL_ACCOUNTS = 'all';

const text = (start = '') => v.optional(v.string(), start);
const texts = v.optional(v.array(v.string()), []);

export const usageSchema = v.object({
  queryType: v.optional(v.literal('usage'), 'usage'),
  schemaVersion: v.optional(v.literal(1), 1),
  /** The preset the other fields were filled from; it asks nothing by itself. */
  preset: text('none'),
  metricQueryType: v.optional(v.picklist(METRIC_QUERY_TYPES), 'search'),
  metricEditorMode: v.optional(v.picklist(METRIC_EDITOR_MODES), 'builder'),
  /** None: the data source's own. */
  regions: texts,
  namespace: text(),
  metricName: text(),
  /** `Average`, `p99`, `TM(1%:99%)` …; of Metrics Insights one of its five functions. */
  statistic: text('Average'),
  /** `{"InstanceId": ["i-1", "i-2"]}`; `["*"]` for every value. */
  dimensions: v.optional(v.record(v.string(), v.array(v.string())), {}),
  /** Only metrics that have exactly these dimensions, not those with others beside. */
  matchExact: v.optional(v.boolean(), true),
  /** Metric math, or a search of one's own; `$__period_auto` is the period in seconds. */
  expression: text(),
  /** Metrics Insights. */
  sqlGroupBy: texts,
  sqlOrderBy: v.optional(v.picklist(SQL_ORDERS), 'none'),
  sqlLimit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_SQL_LIMIT))),
  sqlExpression: text(),
  /** What other queries of the panel call it in metric math; `query` and its letter where it is left out. */
  id: text(),
  /** `auto`, seconds, or `5m`, `1h`, `1d`. */
  period: text('auto'),
  /** Text with CloudWatch's own parts: `${PROP('Dim.InstanceId')} ${AVG}`. */
  label: text(),
  /** Of a monitoring account: one of those it sees, or `all`. */
  accountId: text(),
  transform: v.optional(v.picklist(TRANSFORMS), 'none'),
});

export type UsageQuery = v.InferOutput<typeof usageSchema>;

/** How CloudWatch is asked. */
export type UsageMode = 'metric' | 'expression' | 'sqlBuilder' | 'sql';

/** Which of the fields count: the others keep what they held. */
export function modeOf({
  metricQueryType,
  metricEditorMode,
}: Pick<UsageQuery, 'metricQueryType' | 'metricEditorMode'>): UsageMode {
  const isCode = metricEditorMode === 'code';
  return metricQueryType === 'insights' ? (isCode ? 'sql' : 'sqlBuilder') : isCode ? 'expression' : 'metric';
}
