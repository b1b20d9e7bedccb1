// PURE. Format "total": one number per group over the whole range, what stats, bar gauges and alert rules read.
import type { Field, FieldConfig, Frame, FrameMeta } from '#plugin-sdk/data';
import { sumDecimals, toNumber } from '../../shared/decimal';
import type { CostSeries } from '../series';
import { type CostAnswer, commonUnit, valueConfig } from './answer';

const META = { type: 'numeric-long', typeVersion: [0, 1] } as const;

/**
 * One `numeric-long` frame: a text column per group key and one number, largest first. Sums are made in decimals.
 * An empty answer is a typed frame without fields. @see https://grafana.com/developers/dataplane/numeric
 */
export function totalFrame(answer: CostAnswer, meta: FrameMeta): Frame {
  const { query, series, labelNames } = answer;
  if (series.length === 0) {
    return { fields: [], meta: { ...META, ...meta } };
  }
  const fields: readonly Field[] = [
    ...labelNames.map((name): Field => ({ name, type: 'string', values: series.map((one) => one.labels[name] ?? '') })),
    {
      name: query.metric,
      type: 'number',
      values: series.map(exactTotal),
      config: totalConfig(answer),
    },
  ];
  return { fields, meta: { ...META, ...meta } };
}

/** One number alone has room for the query's own name; the rows of several are named by their columns. */
function totalConfig(answer: CostAnswer): FieldConfig {
  const { series, labelNames } = answer;
  const config = valueConfig(answer, commonUnit(answer));
  return labelNames.length === 0 && series[0] ? { displayNameFromDS: series[0].name, ...config } : config;
}

/** Null where an amount is no number: a sum without it would look like the truth. */
function exactTotal(series: CostSeries): number | null {
  const amounts = series.amounts.filter((amount) => amount !== undefined);
  return series.unreadable > 0 || amounts.length === 0 ? null : toNumber(sumDecimals(amounts));
}
