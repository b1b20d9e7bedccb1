// How Explore draws what it got.
import { FieldColorModeId, type FieldConfigSource, FieldType, type PanelData } from '@grafana/data';
import { GraphDrawStyle, LegendDisplayMode, StackingMode } from '@grafana/schema';

const BARS: FieldConfigSource = {
  defaults: {
    color: { mode: FieldColorModeId.PaletteClassic },
    custom: {
      drawStyle: GraphDrawStyle.Bars,
      fillOpacity: 80,
      lineWidth: 0,
      barAlignment: 1,
      barWidthFactor: 0.9,
      stacking: { mode: StackingMode.Normal, group: 'A' },
    },
  },
  overrides: [],
};

const BAR_OPTIONS = {
  legend: {
    showLegend: true,
    displayMode: LegendDisplayMode.Table,
    placement: 'right',
    calcs: ['sum'],
    sortBy: 'Total',
    sortDesc: true,
  },
};

/** Days of cost are amounts: stacked bars, each over its own day. */
export const AMOUNTS = { fieldConfig: BARS, options: BAR_OPTIONS };

/** Percentages, prices and metrics add up to nothing: lines beside each other, each with its newest value. */
export const READINGS = {
  fieldConfig: {
    ...BARS,
    defaults: { ...BARS.defaults, custom: { drawStyle: GraphDrawStyle.Line, lineWidth: 2, fillOpacity: 0 } },
  },
  options: { legend: { ...BAR_OPTIONS.legend, calcs: ['lastNotNull'], sortBy: 'Last *' } },
};

const KINDS_OF_READINGS: ReadonlySet<unknown> = new Set(['usage', 'unit-cost']);

/** Whether a stack of what was asked means anything. */
export function addsUp({ series, request }: PanelData): boolean {
  const isPercent = series.some(({ fields }) => fields.some(({ config }) => config.unit === 'percent'));
  const isReading = request?.targets.some((target) =>
    KINDS_OF_READINGS.has(target['queryType' as keyof typeof target]),
  );
  return !isPercent && !isReading;
}

/** Wide enough for a service's name and for a whole time stamp. */
export const TABLE: FieldConfigSource = {
  defaults: { custom: { minWidth: 200 } },
  overrides: [{ matcher: { id: 'byType', options: FieldType.time }, properties: [{ id: 'custom.width', value: 180 }] }],
};
