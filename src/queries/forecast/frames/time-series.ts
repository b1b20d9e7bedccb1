// PURE. Format "time series": a frame per line, drawn as a line, a dashed line and a band without any setting of the panel.
import type { Field, FieldConfig, Frame, FrameMeta } from '#plugin-sdk/data';
import { grafanaUnit } from '../../shared/unit';
import { dayMs } from '../../shared/utc';
import type { Outlook, Point } from '../outlook';
import { linesOf } from './lines';

const META = { type: 'timeseries-multi', typeVersion: [0, 1], preferredVisualisationType: 'graph' } as const;

interface Options {
  readonly meta: FrameMeta;
  /** Of the actual. */
  readonly links: FieldConfig['links'];
  /** An alert rule gets actual and forecast; band, budget and last month are there for the eye. */
  readonly fromAlert: boolean;
}

/**
 * `timeseries-multi` frames: Time (UTC period starts) and Value, labelled `series`: actual, forecast, upper and lower of its interval,
 * budget, lastMonth, as far as there are such points. An empty answer is one typed frame without fields. `meta` goes to the first frame.
 * @see https://grafana.com/developers/dataplane/timeseries
 */
export function timeSeriesFrames(outlook: Outlook, { meta, links, fromAlert }: Options): readonly Frame[] {
  const { points, horizon, actual, forecast } = outlook;
  const lines = linesOf(outlook).filter(({ forEye }) => !(forEye && fromAlert));
  const frames = lines.flatMap(({ id, pick, config, ofForecast }) => {
    const own = points.filter((point) => pick(point) !== undefined);
    // Where a line ends Grafana's tooltip takes its nearest value: beside a month's forecast it would show the actual of the one before.
    const drawn = horizon.granularity === 'MONTHLY' && !fromAlert && own.length > 0 ? points : own;
    const unit = grafanaUnit(ofForecast ? (forecast?.unit ?? '') : actual.unit || (forecast?.unit ?? ''));
    const value: Field = {
      name: 'Value',
      type: 'number',
      labels: { series: id },
      values: drawn.map((point) => pick(point) ?? null),
      config: { ...config, unit, ...(id === 'actual' && links && { links }) },
    };
    return drawn.length === 0 ? [] : [{ fields: [timeOf(drawn, horizon.granularity), value] }];
  });
  return frames.length === 0
    ? [{ fields: [], meta: { ...META, ...meta } }]
    : frames.map((frame, index) => ({ ...frame, meta: index === 0 ? { ...META, ...meta } : META }));
}

function timeOf(drawn: readonly Point[], granularity: 'DAILY' | 'MONTHLY'): Field {
  return {
    name: 'Time',
    type: 'time',
    values: Float64Array.from(drawn, ({ startMs }) => startMs),
    ...(granularity === 'DAILY' && { config: { interval: dayMs } }),
  };
}
