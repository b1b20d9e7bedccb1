// PURE. A forecast query in one line, for the query history.
import { METRIC_LABELS } from '../cost/metric-labels';
import { labelName } from '../shared/group-key';
import type { ForecastQuery } from './model';
import { MONTH_END_NAMES } from './month-end';

/** `Forecast of unblended cost, daily, 80 %, budget 75000, where SERVICE is Amazon S3` */
export function describeForecast(query: ForecastQuery): string {
  const { metric, format, monthEndAs, granularity, level, budget, lastMonth, runningTotal, filters } = query;
  const words = filters.map(
    (filter) => `${labelName(filter)} ${filter.operator === 'isNot' ? 'is not' : 'is'} ${filter.values.join(' or ')}`,
  );
  const measure = METRIC_LABELS[metric].toLowerCase();
  return [
    format === 'monthEnd' ? `${MONTH_END_NAMES[monthEndAs].label} of ${measure}` : `Forecast of ${measure}`,
    ...(format === 'monthEnd' ? [] : [granularity.toLowerCase(), `${level} %`]),
    ...(budget === '' ? [] : [`budget ${budget}`]),
    ...(runningTotal ? ['running total'] : []),
    ...(lastMonth ? ['beside last month'] : []),
    ...(words.length > 0 ? [`where ${words.join(' and ')}`] : []),
  ].join(', ');
}
