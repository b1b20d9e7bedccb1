// PURE. The questions a forecast query puts to AWS.
import type { AwsRequest } from '#aws/request';
import type { QueryContext } from '../kind';
import { filterExpression } from '../shared/filter-expression';
import { formatDay } from '../shared/utc';
import { isUsage, METRIC_NAMES } from './facts';
import { horizonOf } from './horizon';
import type { ForecastQuery } from './model';

export type ForecastOperation = 'ce:GetCostAndUsage' | 'ce:GetCostForecast' | 'ce:GetUsageForecast';

/**
 * A forecast query → the actual days before today, ungrouped, which the planner answers from what it holds; then, unless the range is
 * over, the forecast from today. Equal questions give equal requests.
 * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetCostForecast.html
 */
export function forecastRequests(
  query: ForecastQuery,
  context: QueryContext,
): readonly AwsRequest<ForecastOperation>[] {
  const { granularity, todayMs, actualFromMs, askedUntilMs } = horizonOf(query, context);
  const filter = filterExpression(query.filters);
  const actual: AwsRequest<'ce:GetCostAndUsage'> = {
    operation: 'ce:GetCostAndUsage',
    input: {
      TimePeriod: { Start: formatDay(actualFromMs), End: formatDay(todayMs) },
      Granularity: 'DAILY',
      Metrics: [query.metric],
      ...(filter && { Filter: filter }),
    },
  };
  if (askedUntilMs === undefined) {
    return [actual];
  }
  const input = {
    TimePeriod: { Start: formatDay(todayMs), End: formatDay(askedUntilMs) },
    Granularity: granularity,
    Metric: METRIC_NAMES[query.metric],
    PredictionIntervalLevel: query.level,
    ...(filter && { Filter: filter }),
  };
  return [actual, { operation: isUsage(query.metric) ? 'ce:GetUsageForecast' : 'ce:GetCostForecast', input }];
}
