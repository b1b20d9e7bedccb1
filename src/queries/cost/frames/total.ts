// PURE. Format "total": one number per group over the whole range, what stats, bar gauges and alert rules read.
import type { Field, FieldConfig, Frame, FrameMeta } from '#plugin-sdk/data';
import { measureColumn } from '../measure';
import { cellOf } from '../naming';
import { type CostAnswer, commonUnit, valueConfig } from './answer';

const META = { type: 'numeric-long', typeVersion: [0, 1] } as const;

/**
 * One `numeric-long` frame: a text column per group key and one number, largest first. The sums are made before, in decimals: each series holds one value.
 * An empty answer is a typed frame without fields. @see https://grafana.com/developers/dataplane/numeric
 */
export function totalFrame(answer: CostAnswer, meta: FrameMeta): Frame {
  const { query, series, columnNames } = answer;
  if (series.length === 0) {
    return { fields: [], meta: { ...META, ...meta } };
  }
  const fields: readonly Field[] = [
    ...columnNames.map((name): Field => ({ name, type: 'string', values: series.map((one) => cellOf(one, name)) })),
    {
      name: measureColumn(query),
      type: 'number',
      values: series.map(({ values }) => values[0] ?? null),
      config: totalConfig(answer),
    },
  ];
  return { fields, meta: { ...META, ...meta } };
}

/** One number alone has room for the query's own name; the rows of several are named by their columns. */
function totalConfig(answer: CostAnswer): FieldConfig {
  const { series, columnNames } = answer;
  const config = valueConfig(answer, commonUnit(answer));
  return columnNames.length === 0 && series[0] ? { displayNameFromDS: series[0].name, ...config } : config;
}
