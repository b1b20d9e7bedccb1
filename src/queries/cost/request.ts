// PURE. The one question a cost query puts to AWS.
import type { AwsRequest } from '#aws/request';
import type { QueryContext } from '../kind';
import { filterExpression } from '../shared/filter-expression';
import { formatDay, formatHour } from '../shared/utc';
import { askedPeriod } from './granularity';
import type { CostQuery } from './model';

/**
 * A cost query → one `ce:GetCostAndUsage`: whole UTC periods, End exclusive, one metric.
 * Equal questions give an equal request, so that one answer serves them all.
 * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetCostAndUsage.html
 */
export function costRequests(query: CostQuery, context: QueryContext): readonly [AwsRequest<'ce:GetCostAndUsage'>] {
  const { granularity, startMs, endMs } = askedPeriod(query, context);
  const format = granularity === 'HOURLY' ? formatHour : formatDay;
  const filter = filterExpression(query.filters);
  return [
    {
      operation: 'ce:GetCostAndUsage',
      input: {
        TimePeriod: { Start: format(startMs), End: format(endMs) },
        Granularity: granularity,
        Metrics: [query.metric],
        ...(query.groupBy.length > 0 && { GroupBy: query.groupBy.map(({ type, key }) => ({ Type: type, Key: key })) }),
        ...(filter && { Filter: filter }),
      },
    },
  ];
}
