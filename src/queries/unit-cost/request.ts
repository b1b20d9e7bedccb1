// PURE. The questions a unit cost query puts to AWS: first those about cost, then one about usage for each region.
import type { AwsRequest } from '#aws/request';
import { completeUntil } from '../cost/completeness';
import { askedPeriod } from '../cost/granularity';
import { costRequests } from '../cost/request';
import type { QueryContext } from '../kind';
import { dayMs } from '../shared/utc';
import { askedMetrics, type MetricDataQuery } from '../usage/metric-queries';
import { askedAccounts, askedRegions, costHalf, usageHalf } from './halves';
import type { UnitCostQuery } from './model';

/**
 * `ce:GetCostAndUsage` of whole UTC days, as a cost query asks it, so that one answer serves both; and `cloudwatch:GetMetricData` of
 * its complete days, with a period of a day that begins at midnight UTC, where CloudWatch counts days from.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
 */
export function unitCostRequests(query: UnitCostQuery, context: QueryContext): readonly AwsRequest[] {
  const cost = costHalf(query, context);
  const { startMs, endMs } = askedPeriod(cost, context);
  // Nothing complete yet is asked all the same, for a day: AWS refuses an empty period.
  const completeMs = Math.max(startMs + dayMs, Math.min(endMs, completeUntil(cost, context)));
  const metrics = askedRegions(query, context).map((region): AwsRequest<'cloudwatch:GetMetricData'> => ({
    operation: 'cloudwatch:GetMetricData',
    ...(region !== undefined && { region }),
    input: {
      StartTime: new Date(startMs),
      EndTime: new Date(completeMs),
      ScanBy: 'TimestampAscending',
      MetricDataQueries: metricEntries(query, context).map(({ entry }) => entry),
    },
  }));
  return [...costRequests(cost, context), ...metrics];
}

export interface MetricEntry {
  readonly entry: MetricDataQuery;
  readonly metricName: string;
}

/** Every metric of every account, a search where a dimension may have any value; the same in each region. */
export function metricEntries(query: UnitCostQuery, context: QueryContext): readonly MetricEntry[] {
  const names = [...new Set(query.metricNames.map((name) => name.trim()))];
  const pairs = askedAccounts(query).flatMap((account) => names.map((name) => [name, account] as const));
  return pairs.flatMap(([metricName, account], index) =>
    askedMetrics(usageHalf(query, metricName, account), context, {
      id: `m${index + 1}`,
      isReferredTo: false,
      isHidden: false,
    }).map(({ entry }) => ({ entry, metricName })),
  );
}
