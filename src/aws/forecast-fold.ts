// PURE. A forecast has one page.
import type { GetCostForecastCommandOutput } from '@aws-sdk/client-cost-explorer';
import type { Fold } from './fold';
import type { Forecast, ForecastPeriod } from './request';

/** Periods in AWS's order; bounds only where AWS gave them. */
export function forecastFold(): Fold<Partial<GetCostForecastCommandOutput>, Forecast> {
  const periods: ForecastPeriod[] = [];
  let total = '';
  let unit = '';
  return {
    add({ Total, ForecastResultsByTime = [] }) {
      total = Total?.Amount ?? total;
      unit = Total?.Unit ?? unit;
      for (const { TimePeriod, MeanValue, ...bounds } of ForecastResultsByTime) {
        periods.push({
          start: TimePeriod?.Start ?? '',
          end: TimePeriod?.End ?? '',
          mean: MeanValue ?? '',
          ...(bounds.PredictionIntervalLowerBound !== undefined && { lower: bounds.PredictionIntervalLowerBound }),
          ...(bounds.PredictionIntervalUpperBound !== undefined && { upper: bounds.PredictionIntervalUpperBound }),
        });
      }
    },
    finish: () => ({ total, unit, periods }),
    bytes: () => 256 * periods.length,
  };
}
