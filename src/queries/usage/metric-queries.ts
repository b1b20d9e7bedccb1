// PURE. One usage query → the MetricDataQueries it is asked as.
import type { AwsInput } from '#aws/request';
import type { QueryContext } from '../kind';
import { insightsSql, readSql } from './insights-sql';
import { ALL_ACCOUNTS, ANY_VALUE, modeOf, type UsageQuery } from './model';
import { dimensionNames, searchExpression } from './search-expression';
import { periodOf } from './period';

export type MetricDataQuery = NonNullable<AwsInput<'cloudwatch:GetMetricData'>['MetricDataQueries']>[number];

/** Parts of a label that tell the series of a search apart; the same mark as Grafana's own source. */
export const LABEL_MARK = '|&|';
export const ACCOUNT_LABEL = 'AccountId';

/** Values of one metric's dimensions, all known. */
export type KnownDimensions = Readonly<Record<string, string>>;

export interface Asked {
  readonly entry: MetricDataQuery;
  /** Of a single metric; absent for an expression. */
  readonly known?: KnownDimensions;
}

export interface AskedOptions {
  readonly id: string;
  /** Metric math may name it: it must stay one MetricDataQuery. */
  readonly isReferredTo: boolean;
  readonly isHidden: boolean;
}

/**
 * A list of single metrics where every dimension's values are known, a SEARCH where any value will do, an expression or a statement of
 * Metrics Insights as it was written. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataQuery.html
 */
export function askedMetrics(
  query: UsageQuery,
  context: QueryContext,
  { id, isReferredTo, isHidden }: AskedOptions,
): readonly Asked[] {
  const { seconds } = periodOf(query, context);
  const shown = { ...(isHidden && { ReturnData: false }) };
  const list = modeOf(query) === 'metric' ? singleMetrics(query) : undefined;
  if (list && (list.length === 1 || !isReferredTo)) {
    return list.map((known, index) => ({
      entry: {
        Id: index === 0 ? id : `${id}__${index + 1}`,
        MetricStat: {
          Metric: {
            Namespace: query.namespace,
            MetricName: query.metricName,
            Dimensions: Object.entries(known).map(([Name, Value]) => ({ Name, Value })),
          },
          Period: seconds,
          Stat: query.statistic,
        },
        ...(query.label !== '' && { Label: query.label }),
        ...(query.accountId !== '' && { AccountId: query.accountId }),
        ...shown,
      },
      known,
    }));
  }
  const label = labelOf(query);
  return [
    {
      entry: {
        Id: id,
        Expression: expressionOf(query, seconds),
        Period: seconds,
        ...(label !== '' && { Label: label }),
        ...shown,
      },
    },
  ];
}

/** Every combination of the dimensions' values; undefined where one may have any, or a metric may have others beside. */
function singleMetrics(query: UsageQuery): readonly KnownDimensions[] | undefined {
  const names = dimensionNames(query);
  const isOpen = names.some((name) => (query.dimensions[name] ?? []).includes(ANY_VALUE));
  if (isOpen || !query.matchExact || query.accountId === ALL_ACCOUNTS) {
    return undefined;
  }
  return names.reduce<readonly KnownDimensions[]>(
    (all, name) =>
      all.flatMap((known) => [...new Set(query.dimensions[name])].map((value) => ({ ...known, [name]: value }))),
    [{}],
  );
}

function expressionOf(query: UsageQuery, seconds: number): string {
  switch (modeOf(query)) {
    case 'metric':
      return searchExpression(query, seconds);
    case 'expression':
      return query.expression.trim().replace(/\$(__period_auto\b|\{__period_auto\})/g, String(seconds));
    case 'sqlBuilder':
      return insightsSql(query);
    case 'sql':
      return query.sqlExpression.trim();
  }
}

/** The dimensions that tell the series of its answer apart, in the order they stand in its label; none where that is not known. */
export function labelledDimensions(query: UsageQuery): readonly string[] {
  switch (modeOf(query)) {
    case 'metric':
      // In a monitoring account a search finds the same names in several accounts.
      return [...dimensionNames(query), ACCOUNT_LABEL];
    case 'expression': {
      // A search of one's own names its dimensions; what is made of searches has none any more.
      const [, schema = ''] = /^\s*SEARCH\s*\(\s*'\s*\{([^}]*)\}/.exec(query.expression) ?? [];
      return [...(schema.match(/"[^"]*"|[^,]+/g) ?? [])].slice(1).map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
    }
    case 'sqlBuilder':
      return query.sqlGroupBy;
    case 'sql':
      return readSql(query.sqlExpression).groupBy;
  }
}

/** The label asked for, and behind it what tells series apart: CloudWatch fills in both. */
function labelOf(query: UsageQuery): string {
  const properties = labelledDimensions(query).map((name) =>
    name === ACCOUNT_LABEL || name === 'AWS.AccountId' ? "${PROP('AccountId')}" : `\${PROP('Dim.${name}')}`,
  );
  return properties.length === 0 ? query.label : [query.label || '${LABEL}', ...properties].join(LABEL_MARK);
}
