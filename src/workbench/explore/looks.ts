// How Explore draws what it got.
import { FieldColorModeId, type FieldConfigSource, FieldType } from '@grafana/data';
import { GraphDrawStyle, LegendDisplayMode, StackingMode } from '@grafana/schema';

/** Days of cost are amounts, not readings: stacked bars, each over its own day. */
export const GRAPH: FieldConfigSource = {
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

export const GRAPH_OPTIONS = {
  legend: {
    showLegend: true,
    displayMode: LegendDisplayMode.Table,
    placement: 'right',
    calcs: ['sum'],
    sortBy: 'Total',
    sortDesc: true,
  },
};

/** Percentages add up to nothing: lines beside each other, each with its newest value. */
export const PERCENT_GRAPH: FieldConfigSource = {
  defaults: { ...GRAPH.defaults, custom: { drawStyle: GraphDrawStyle.Line, lineWidth: 2, fillOpacity: 0 } },
  overrides: [],
};

export const PERCENT_OPTIONS = {
  legend: { ...GRAPH_OPTIONS.legend, calcs: ['lastNotNull'], sortBy: 'Last *' },
};

/** Wide enough for a service's name and for a whole time stamp. */
export const TABLE: FieldConfigSource = {
  defaults: { custom: { minWidth: 200 } },
  overrides: [{ matcher: { id: 'byType', options: FieldType.time }, properties: [{ id: 'custom.width', value: 180 }] }],
};
