// PURE. A usage query in one line, for the query history.
import { modeOf, type UsageQuery } from './model';
import { dimensionNames } from './search-expression';

/** `AWS/EC2 CPUUtilization, Average, InstanceId *, in eu-west-1` */
export function describeUsage(query: UsageQuery): string {
  const { regions, period, transform } = query;
  return [
    ...what(query),
    ...(transform === 'perDay' ? ['growth per day'] : period === 'auto' ? [] : [`every ${period}`]),
    ...(regions.length > 0 ? [`in ${regions.join(' and ')}`] : []),
  ].join(', ');
}

function what(query: UsageQuery): readonly string[] {
  switch (modeOf(query)) {
    case 'expression':
      return [query.expression.trim() || 'Metric math'];
    case 'sql':
      return [query.sqlExpression.trim() || 'Metrics Insights'];
    default: {
      const metric = `${query.namespace} ${query.metricName}`.trim() || 'No metric yet';
      const dimensions = dimensionNames(query).map((name) => `${name} ${query.dimensions[name]?.join(' or ')}`);
      const groups = query.metricQueryType === 'insights' && query.sqlGroupBy.length > 0;
      return [metric, query.statistic, ...dimensions, ...(groups ? [`by ${query.sqlGroupBy.join(' and ')}`] : [])];
    }
  }
}
