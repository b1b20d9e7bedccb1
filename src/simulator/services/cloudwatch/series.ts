// A metric's statistic over a range, point by point.
import type { Metric } from '../../world/metric';
import { statisticBetween, statisticOf } from '../../world/statistic';
import { periodStarts, type TimeRange } from './time-range';

/** Times are epoch seconds, ascending, each the start of its period; there is no point where there is no data. */
export interface Points {
  readonly times: readonly number[];
  readonly values: readonly number[];
}

export interface Series extends Points {
  readonly label: string;
  readonly period: number;
  readonly stat?: string;
  /** Where the series is one metric's. */
  readonly metric?: Metric;
}

const minuteMs = 60_000;

export interface PointsReader {
  /** Points of a metric. Series without gaps share their list of times, which is what makes encoding them cheap. */
  (metric: Metric, how: { stat: string; period: number; unit?: string | undefined }): Points;
}

export function createPointsReader(range: TimeRange, origin = 0): PointsReader {
  const grids = new Map<number, readonly number[]>();
  // The minute that is running has not been put yet.
  const last = Math.floor(range.now / minuteMs) * minuteMs;

  return (metric, { stat, period, unit }) => {
    const statistic = statisticOf(stat);
    if (!statistic || (unit !== undefined && unit !== metric.unit)) {
      return { times: [], values: [] };
    }
    const grid = grids.get(period) ?? periodStarts(range, period, origin);
    grids.set(period, grid);
    const { from: born = Number.NEGATIVE_INFINITY, until: died = Number.POSITIVE_INFINITY, readings } = metric;
    const end = Math.min(last, died);
    const values: number[] = [];
    const gaps: number[] = [];
    for (let index = 0; index < grid.length; index++) {
      const at = (grid[index] as number) * 1000;
      const from = Math.max(at, born);
      const until = Math.min(at + period * 1000, end);
      const value = statisticBetween(readings, statistic, { from, until });
      if (Number.isNaN(value)) {
        gaps.push(index);
      } else {
        values.push(value);
      }
    }
    if (gaps.length === 0) {
      return { times: grid, values };
    }
    const missing = new Set(gaps);
    return { times: grid.filter((_, index) => !missing.has(index)), values };
  };
}
