// PURE. Builder fields ⇄ Metrics Insights' SQL.
// @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-metrics-insights-querylanguage.html
import type { UsageQuery } from './model';
import { dimensionNames, isAny } from './search-expression';

/** Statistic → the function that makes it. */
export const SQL_FUNCTIONS: Readonly<Record<string, string>> = {
  Average: 'AVG',
  Sum: 'SUM',
  Minimum: 'MIN',
  Maximum: 'MAX',
  SampleCount: 'COUNT',
};

type Built = Pick<
  UsageQuery,
  'namespace' | 'metricName' | 'statistic' | 'dimensions' | 'matchExact' | 'sqlGroupBy' | 'sqlOrderBy' | 'sqlLimit'
>;

/** `SELECT AVG(CPUUtilization) FROM SCHEMA("AWS/EC2", InstanceId) GROUP BY InstanceId ORDER BY MAX() DESC LIMIT 10` */
export function insightsSql(query: Built): string {
  const { namespace, metricName, statistic, sqlGroupBy, sqlOrderBy, sqlLimit, matchExact } = query;
  const filters = dimensionNames(query).filter((name) => !isAny(query, name));
  const inSchema = [...new Set([...dimensionNames(query), ...sqlGroupBy])].sort();
  const from =
    matchExact && inSchema.length > 0
      ? `SCHEMA(${[quotedName(namespace), ...inSchema.map(nameOf)].join(', ')})`
      : quotedName(namespace);
  return [
    `SELECT ${SQL_FUNCTIONS[statistic] ?? 'AVG'}(${nameOf(metricName)}) FROM ${from}`,
    ...(filters.length > 0
      ? [`WHERE ${filters.map((name) => anyOf(name, query.dimensions[name] ?? [])).join(' AND ')}`]
      : []),
    ...(sqlGroupBy.length > 0 ? [`GROUP BY ${sqlGroupBy.map(nameOf).join(', ')}`] : []),
    ...(sqlOrderBy === 'none' ? [] : [`ORDER BY ${SQL_FUNCTIONS[statistic] ?? 'AVG'}() ${sqlOrderBy}`]),
    ...(sqlLimit === undefined ? [] : [`LIMIT ${sqlLimit}`]),
  ].join(' ');
}

export interface ReadSql {
  readonly metricName: string;
  readonly namespace: string;
  readonly statistic: string;
  readonly groupBy: readonly string[];
}

/** What a query in SQL asks for, as far as it can be told from its words: for units and labels only. */
export function readSql(sql: string): ReadSql {
  const [, statistic = '', metricName = ''] = /\bSELECT\s+(\w+)\s*\(\s*("[^"]*"|[\w.]+)\s*\)/i.exec(sql) ?? [];
  const [, namespace = ''] = /\bFROM\s+(?:SCHEMA\s*\(\s*)?("[^"]*"|[\w/]+)/i.exec(sql) ?? [];
  const [, groups = ''] = /\bGROUP\s+BY\s+(.+?)(?=\s+(?:ORDER\s+BY|LIMIT)\b|\s*$)/is.exec(sql) ?? [];
  const byFunction = new Map(Object.entries(SQL_FUNCTIONS).map(([name, made]) => [made, name]));
  return {
    metricName: bare(metricName),
    namespace: bare(namespace),
    statistic: byFunction.get(statistic.toUpperCase()) ?? statistic,
    groupBy: (groups.match(/"[^"]*"|[\w.]+/g) ?? []).map(bare),
  };
}

function anyOf(name: string, values: readonly string[]): string {
  const terms = [...new Set(values)].sort().map((value) => `${nameOf(name)} = '${value.replaceAll("'", "''")}'`);
  return terms.length === 1 ? terms[0]! : `(${terms.join(' OR ')})`;
}

function nameOf(name: string): string {
  return /^[A-Za-z]\w*$/.test(name) ? name : quotedName(name);
}

function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function bare(text: string): string {
  return text.replace(/^"(.*)"$/, '$1');
}
