// PURE. The questions a cost query puts to AWS.
import type { AwsRequest } from '#aws/request';
import type { QueryContext } from '../kind';
import { filterExpression } from '../shared/filter-expression';
import { filterParts } from '../shared/filter-parts';
import { awsKey } from '../shared/organisation';
import { formatDay, formatHour } from '../shared/utc';
import { effectiveFilters } from './charge-types';
import { comparisonOf } from './comparison';
import { askedPeriod } from './granularity';
import type { CostQuery } from './model';
import { serviceGroupOf } from './service-groups';

/**
 * A cost query → one `ce:GetCostAndUsage`: whole UTC periods, End exclusive, one metric; several whose answers add up where the
 * filters hold more values than AWS takes at once. A comparison asks the same again for the earlier period, behind the others.
 * Equal questions give equal requests, so that one answer serves them all.
 * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetCostAndUsage.html
 */
export function costRequests(query: CostQuery, context: QueryContext): readonly AwsRequest<'ce:GetCostAndUsage'>[] {
  const asked = askedPeriod(query, context);
  const earlier = comparisonOf(query, context)?.period;
  const format = asked.granularity === 'HOURLY' ? formatHour : formatDay;
  const filters = effectiveFilters(query);
  const group = serviceGroupOf(query);
  // What cannot be cut was refused by `check`; whoever asks all the same gets AWS's own words.
  const expressions = (filterParts(filters, group?.values) ?? [filters]).map((part) =>
    filterExpression(part, group?.expression),
  );
  return [asked, ...(earlier ? [earlier] : [])].flatMap(({ startMs, endMs }) =>
    expressions.map((filter) => ({
      operation: 'ce:GetCostAndUsage',
      input: {
        TimePeriod: { Start: format(startMs), End: format(endMs) },
        Granularity: asked.granularity,
        Metrics: [query.metric],
        ...(query.groupBy.length > 0 && {
          GroupBy: query.groupBy.map(awsKey).map(({ type, key }) => ({ Type: type, Key: key })),
        }),
        ...(filter && { Filter: filter }),
      },
    })),
  );
}
