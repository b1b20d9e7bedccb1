// PURE. Format "time series": one frame per series, what charts and alert rules read.
import type { Field, Frame, FrameMeta } from '#plugin-sdk/data';
import { dayMs, parseTime } from '../../shared/utc';
import { type CostAnswer, valueConfig } from './answer';

const META = { type: 'timeseries-multi', typeVersion: [0, 1], preferredVisualisationType: 'graph' } as const;
const INTERVALS = { HOURLY: dayMs / 24, DAILY: dayMs, MONTHLY: undefined } as const;

/**
 * One `timeseries-multi` frame per series: Time (UTC period starts) and Value (in the unit AWS reports, labels = dimensions).
 * An empty answer is one typed frame without fields. `meta` goes to the first frame.
 * @see https://grafana.com/developers/dataplane/timeseries
 */
export function timeSeriesFrames(answer: CostAnswer, meta: FrameMeta): readonly Frame[] {
  const { series, periods, asked } = answer;
  if (series.length === 0) {
    return [{ fields: [], meta: { ...META, ...meta } }];
  }
  const interval = INTERVALS[asked.granularity];
  // All frames share this one column: a year of five thousand groups stays small.
  const time: Field = {
    name: 'Time',
    type: 'time',
    values: Float64Array.from(periods, ({ start }) => parseTime(start)),
    ...(interval && { config: { interval } }),
  };
  return series.map(({ name, labels, unit, values }, index) => ({
    fields: [
      time,
      {
        name: 'Value',
        type: 'number',
        labels,
        values,
        config: { displayNameFromDS: name, ...valueConfig(answer, unit) },
      },
    ],
    meta: index === 0 ? { ...META, ...meta } : META,
  }));
}
