// PURE. Format "table": one row per period and group, dates as text.
import type { CostPeriod } from '#aws/request';
import type { Field, Frame, FrameMeta } from '#plugin-sdk/data';
import type { NamedSeries } from '../naming';
import { type CostAnswer, commonUnit, valueConfig } from './answer';

/**
 * One `table` frame: Date, a column per group key, the metric, Estimated. Dates are text, because a table would shift times
 * into the viewer's zone and show the day before. Rows ascend by date, then in the order of series. Empty: no rows.
 */
export function tableFrame(answer: CostAnswer, meta: FrameMeta): Frame {
  const { query, periods, labelNames, asked } = answer;
  const length = asked.granularity === 'MONTHLY' ? 7 : undefined;
  const dates = new Map(periods.map((period) => [period, period.start.slice(0, length)]));
  const values = perRow(answer, (_, one, period) => one.values[period] ?? null);
  const fields: readonly Field[] = [
    { name: 'Date', type: 'string', values: perRow(answer, (period) => dates.get(period) ?? '') },
    ...labelNames.map((name): Field => ({
      name,
      type: 'string',
      values: perRow(answer, (_, one) => one.labels[name] ?? ''),
    })),
    { name: query.metric, type: 'number', values, config: valueConfig(answer, commonUnit(answer)) },
    { name: 'Estimated', type: 'boolean', values: perRow(answer, (period) => period.estimated) },
  ];
  return { fields, meta: { type: 'table', typeVersion: [0, 1], preferredVisualisationType: 'table', ...meta } };
}

/** One column: all series of the first period, then all of the second … */
function perRow<T>(
  { periods, series }: CostAnswer,
  cell: (period: CostPeriod, one: NamedSeries, index: number) => T,
): T[] {
  const column = new Array<T>(periods.length * series.length);
  let row = 0;
  for (const [index, period] of periods.entries()) {
    for (const one of series) {
      column[row++] = cell(period, one, index);
    }
  }
  return column;
}
