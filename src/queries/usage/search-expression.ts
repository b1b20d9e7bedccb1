// PURE. Builder fields → CloudWatch's SEARCH, for dimensions with any value or with many; in the form Grafana's own source writes.
// @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/search-expression-syntax.html
import { ALL_ACCOUNTS, ANY_VALUE, type UsageQuery } from './model';

type Searched = Pick<UsageQuery, 'namespace' | 'metricName' | 'statistic' | 'dimensions' | 'matchExact' | 'accountId'>;

/** `SEARCH('{"AWS/EC2",InstanceId} MetricName="CPUUtilization"', 'Average', 300)` */
export function searchExpression(query: Searched, seconds: number): string {
  const { namespace, metricName, statistic, matchExact, accountId } = query;
  const names = dimensionNames(query);
  const parts = [
    ...(matchExact ? [`{${[quoted(namespace), ...names.map(nameOf)].join(',')}}`] : [`Namespace=${quoted(namespace)}`]),
    `MetricName=${quoted(metricName)}`,
    ...names.filter((name) => !isAny(query, name)).map((name) => termOf(name, query.dimensions[name] ?? [])),
    // Whoever does not ask for exactly these dimensions asks that they be there.
    ...(matchExact ? [] : names.filter((name) => isAny(query, name)).map(quoted)),
    ...(accountId !== '' && accountId !== ALL_ACCOUNTS ? [`:aws.AccountId=${quoted(accountId)}`] : []),
  ];
  // A quote in it would end the search's own text: no name of AWS's has one.
  return `SEARCH('${parts.join(' ').replaceAll("'", '')}', '${statistic}', ${seconds})`;
}

/** Sorted, so that equal questions are asked alike. */
export function dimensionNames({ dimensions }: Pick<UsageQuery, 'dimensions'>): readonly string[] {
  return Object.keys(dimensions).sort();
}

export function isAny({ dimensions }: Pick<UsageQuery, 'dimensions'>, name: string): boolean {
  return (dimensions[name] ?? []).includes(ANY_VALUE);
}

function termOf(name: string, values: readonly string[]): string {
  const known = [...new Set(values)].sort().map(quoted);
  return `${quoted(name)}=${known.length === 1 ? known[0] : `(${known.join(' OR ')})`}`;
}

function nameOf(name: string): string {
  return /^\w+$/.test(name) ? name : quoted(name);
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
