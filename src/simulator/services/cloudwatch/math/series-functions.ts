// Functions of one series, each applied to every series of a list.
import { finite, mapped } from './value';
import type { Series } from '../series';

type SeriesFunction = (series: Series) => Series;

/** A point for each but the first: from it and the one before. */
const steps =
  (step: (value: { by: number; seconds: number }) => number): SeriesFunction =>
  ({ times, values, ...series }) =>
    finite({
      ...series,
      times: times.slice(1),
      values: values.slice(1).map((value, index) =>
        step({
          by: value - (values[index] as number),
          seconds: (times[index + 1] as number) - (times[index] as number),
        }),
      ),
    });

const dated =
  (read: (date: Date) => number): SeriesFunction =>
  (series) =>
    mapped(series, (_, index) => read(new Date((series.times[index] as number) * 1000)));

export const seriesFunctions: Readonly<Record<string, SeriesFunction>> = {
  ABS: (series) => mapped(series, Math.abs),
  CEIL: (series) => mapped(series, Math.ceil),
  FLOOR: (series) => mapped(series, Math.floor),
  LOG: (series) => mapped(series, (value) => Math.log(value)),
  LOG10: (series) => mapped(series, (value) => Math.log10(value)),
  DIFF: steps(({ by }) => by),
  DIFF_TIME: steps(({ seconds }) => seconds),
  RATE: steps(({ by, seconds }) => by / seconds),
  RUNNING_SUM(series) {
    let sum = 0;
    return mapped(series, (value) => (sum += value));
  },
  EPOCH: dated((date) => date.getTime() / 1000),
  MINUTE: dated((date) => date.getUTCMinutes()),
  HOUR: dated((date) => date.getUTCHours()),
  // Monday is 1.
  DAY: dated((date) => ((date.getUTCDay() + 6) % 7) + 1),
  DATE: dated((date) => date.getUTCDate()),
  MONTH: dated((date) => date.getUTCMonth() + 1),
  YEAR: dated((date) => date.getUTCFullYear()),
  SERVICE_QUOTA: (series) => mapped(series, () => quotaOf(series)),
};

/** Default quotas of what AWS/Usage tells about here. */
function quotaOf({ metric }: Series): number {
  const of = (name: string): string => metric?.dimensions.find(({ Name }) => Name === name)?.Value ?? '';
  return metric?.namespace !== 'AWS/Usage' ? Number.NaN : of('Resource') === 'vCPU' ? 256 : 180_000;
}

/** Missing points of a grid as a number, as the last value before, or on the line between its neighbours. */
export function filled(series: Series, grid: readonly number[], by: number | 'REPEAT' | 'LINEAR'): Series {
  const known = new Map(series.times.map((time, index) => [time, series.values[index] as number]));
  const values = grid.map((time) => known.get(time) ?? (typeof by === 'number' ? by : Number.NaN));
  if (by === 'REPEAT') {
    values.forEach((value, index) => {
      values[index] = Number.isNaN(value) ? (values[index - 1] ?? Number.NaN) : value;
    });
  } else if (by === 'LINEAR') {
    for (let index = 0, last = -1; index < values.length; index++) {
      if (!Number.isNaN(values[index])) {
        for (let gap = last + 1; last >= 0 && gap < index; gap++) {
          const share = (gap - last) / (index - last);
          values[gap] = (values[last] as number) + share * ((values[index] as number) - (values[last] as number));
        }
        last = index;
      }
    }
  }
  return finite({ ...series, times: grid, values });
}
