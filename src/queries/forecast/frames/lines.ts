// PURE. The lines of the picture: what each shows of a point, its name and its looks.
import type { FieldConfig } from '#plugin-sdk/data';
import type { Outlook, Point } from '../outlook';
import { named } from './names';

export interface Line {
  /** Label `series`. */
  readonly id: 'actual' | 'forecast' | 'upper' | 'lower' | 'budget' | 'lastMonth';
  /** Undefined where the line has no such point, null where its value is not known. */
  pick(point: Point): number | null | undefined;
  readonly config: FieldConfig;
  /** In the unit of the forecast, not of the actual. */
  readonly ofForecast: boolean;
  readonly forEye: boolean;
}

// Field config goes before the panel's own defaults, so a picture with bars or stacks still has its forecast as lines.
const BLUE: FieldConfig['color'] = { mode: 'fixed', fixedColor: 'blue' };
const ALONE = { drawStyle: 'line', fillOpacity: 0, stacking: { mode: 'none', group: 'A' } };
const UNLISTED = { legend: true, tooltip: false, viz: false };

/** In the order of the legend; a band is `upper`, filled down to `lower`, which Grafana finds by its name. */
export function linesOf({ query, isOwn, points, horizon }: Outlook): readonly Line[] {
  const name = (text: string) => ({ displayNameFromDS: named(query, text) });
  const forecast = isOwn ? 'Forecast (own estimate)' : 'Forecast';
  const lower = `${forecast}, ${query.level} % lower`;
  // A band of one point has no width to be seen.
  const isSingle = points.filter(({ isForecast }) => isForecast).length === 1;
  // Months are few, and a single one is no line.
  const marks = horizon.granularity === 'MONTHLY' ? { showPoints: 'always', pointSize: 6 } : {};
  const edge = { ...ALONE, lineWidth: 0, showPoints: isSingle ? 'always' : 'never', hideFrom: UNLISTED };
  return [
    {
      id: 'actual',
      pick: ({ isForecast, value }) => (isForecast ? undefined : value),
      config: { ...name('Actual'), color: BLUE, ...(horizon.granularity === 'MONTHLY' && { custom: marks }) },
      ofForecast: false,
      forEye: false,
    },
    {
      id: 'forecast',
      pick: ({ isForecast, value }) => (isForecast ? value : undefined),
      config: {
        ...name(forecast),
        ...(isOwn && { description: "This plugin's own estimate: AWS has too little history to forecast." }),
        color: BLUE,
        custom: { ...ALONE, ...marks, lineWidth: 2, lineStyle: { fill: 'dash', dash: [8, 6] } },
      },
      ofForecast: true,
      forEye: false,
    },
    {
      id: 'upper',
      pick: ({ upper }) => upper,
      config: {
        ...name(`${forecast}, ${query.level} % upper`),
        color: BLUE,
        custom: { ...edge, fillOpacity: 20, fillBelowTo: named(query, lower) },
      },
      ofForecast: true,
      forEye: true,
    },
    {
      id: 'lower',
      pick: ({ lower: value }) => value,
      config: { ...name(lower), color: BLUE, custom: edge },
      ofForecast: true,
      forEye: true,
    },
    {
      id: 'budget',
      pick: ({ budget }) => budget,
      config: {
        ...name(horizon.granularity === 'DAILY' && !horizon.isRunning ? 'Budget per day' : 'Budget'),
        color: { mode: 'fixed', fixedColor: 'orange' },
        custom: { ...ALONE, lineWidth: 1, lineInterpolation: 'stepAfter', showPoints: 'never' },
      },
      ofForecast: true,
      forEye: true,
    },
    {
      id: 'lastMonth',
      pick: ({ lastMonth }) => lastMonth,
      config: {
        ...name('Last month'),
        color: { mode: 'fixed', fixedColor: '#8e8e8e' },
        custom: { ...ALONE, lineWidth: 1, showPoints: 'never' },
      },
      ofForecast: false,
      forEye: true,
    },
  ];
}
