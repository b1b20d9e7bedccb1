// PURE. Format "time series": one frame per series, what charts and alert rules read; in a chart a second one for its incomplete end.
import type { Field, FieldConfig, Frame, FrameMeta } from '#plugin-sdk/data';
import { classicColor } from '../../shared/classic-palette';
import { dayMs, parseTime } from '../../shared/utc';
import { spanOf } from '../granularity';
import type { NamedSeries } from '../naming';
import { type CostAnswer, valueConfig } from './answer';

const META = { type: 'timeseries-multi', typeVersion: [0, 1], preferredVisualisationType: 'graph' } as const;
const INTERVALS = { HOURLY: dayMs / 24, DAILY: dayMs, MONTHLY: undefined } as const;

/** Label of a frame that holds incomplete periods only. Alert rules never get one. */
const COMPLETE = 'complete';

const DASHED: FieldConfig = {
  description: 'Incomplete: not all costs of these periods have arrived.',
  custom: { lineStyle: { fill: 'dash', dash: [6, 6] }, fillOpacity: 12 },
};

/** Some of the periods: their one time column, and where their values stand. */
interface Part {
  readonly time: Field;
  /** Undefined for all of them. */
  readonly places?: readonly number[];
  readonly isDashed?: boolean;
}

/**
 * `timeseries-multi` frames: Time (UTC period starts) and Value (in the unit AWS reports, labels = dimensions), one for each series;
 * in a chart that marks incomplete periods a second for its dashed end. No period is in both, so sums stay true.
 * An empty answer is one typed frame without fields. `meta` goes to the first frame.
 * @see https://grafana.com/developers/dataplane/timeseries
 */
export function timeSeriesFrames(answer: CostAnswer, meta: FrameMeta): readonly Frame[] {
  const { series } = answer;
  if (series.length === 0) {
    return [{ fields: [], meta: { ...META, ...meta } }];
  }
  const [whole] = partsOf(answer, false);
  const split = partsOf(answer, answer.dashesIncomplete);
  const partFor = ({ isEarlier }: NamedSeries, place: number): Part | undefined => (isEarlier ? [whole] : split)[place];
  // First every line, then every dashed end: so the panel's own colour scheme counts the lines as if there were no ends.
  return [0, 1]
    .flatMap((place) =>
      series.flatMap((one, index) => {
        const part = partFor(one, place);
        return part ? [fieldsOf(one, part, { answer, index, isEnd: place === 1 })] : [];
      }),
    )
    .map((fields, index) => ({ fields, meta: index === 0 ? { ...META, ...meta } : META }));
}

function fieldsOf(
  { name, labels, unit, values }: NamedSeries,
  { time, places, isDashed }: Part,
  { answer, index, isEnd }: { answer: CostAnswer; index: number; isEnd: boolean },
): readonly Field[] {
  return [
    time,
    {
      name: 'Value',
      type: 'number',
      labels: isDashed ? { ...labels, [COMPLETE]: 'false' } : labels,
      values: places ? places.map((place) => values[place] ?? null) : values,
      config: {
        displayNameFromDS: name,
        ...valueConfig(answer, unit),
        ...(isDashed && DASHED),
        ...(isEnd && endOf(index)),
      },
    },
  ];
}

/**
 * Grafana knows dashes by series only: an end is told the colour its line has in the default scheme, and the legend has the line. What
 * is incomplete from its first period on has no line, and so stands in the legend itself.
 */
function endOf(index: number): FieldConfig {
  return {
    color: { mode: 'fixed', fixedColor: classicColor(index) },
    custom: { ...DASHED.custom, hideFrom: { legend: true, tooltip: false, viz: false } },
  };
}

function partsOf(answer: CostAnswer, marks: boolean): readonly Part[] {
  const { drawn } = answer.buckets;
  const places = [...drawn.keys()];
  const isComplete = (place: number) => drawn[place]?.isComplete === true;
  const [complete, incomplete] = [places.filter(isComplete), places.filter((place) => !isComplete(place))];
  if (!marks || incomplete.length === 0) {
    return [{ time: timeOf(answer, places) }];
  }
  return [
    ...(complete.length > 0 ? [{ time: timeOf(answer, complete), places: complete }] : []),
    { time: timeOf(answer, incomplete), places: incomplete, isDashed: true },
  ];
}

/** All frames of a part share this one column: a year of five thousand groups stays small. */
function timeOf({ buckets, asked, query }: CostAnswer, places: readonly number[]): Field {
  const span = spanOf(query);
  const interval = span === undefined ? INTERVALS[asked.granularity] : span === 'week' ? 7 * dayMs : undefined;
  return {
    name: 'Time',
    type: 'time',
    values: Float64Array.from(places, (place) => parseTime(buckets.drawn[place]?.start ?? '')),
    ...(interval && { config: { interval } }),
  };
}
