// PURE. Format "table": one row per period and group, dates as text.
import type { Field, Frame, FrameMeta } from '#plugin-sdk/data';
import { type CostAnswer, commonUnit, valueConfig } from './answer';

/**
 * One `table` frame: Date, a column per group key, the metric, Estimated. Dates are text, because a table would shift times
 * into the viewer's zone and show the day before. Rows ascend by date, then in the order of series. Empty: no rows.
 */
export function tableFrame(answer: CostAnswer, meta: FrameMeta): Frame {
  const { query, series, periods, labelNames, asked } = answer;
  const length = asked.granularity === 'MONTHLY' ? 7 : undefined;
  const rows = periods.length * series.length;
  const values = new Array<number | null>(rows);
  periods.forEach((_, period) =>
    series.forEach((one, index) => {
      values[period * series.length + index] = one.values[period] ?? null;
    }),
  );
  const fields: readonly Field[] = [
    { name: 'Date', type: 'string', values: perPeriod(answer, ({ start }) => start.slice(0, length)) },
    ...labelNames.map((name): Field => {
      const labels = series.map((one) => one.labels[name] ?? '');
      return { name, type: 'string', values: periods.flatMap(() => labels) };
    }),
    { name: query.metric, type: 'number', values, config: valueConfig(answer, commonUnit(answer)) },
    { name: 'Estimated', type: 'boolean', values: perPeriod(answer, ({ estimated }) => estimated) },
  ];
  return { fields, meta: { type: 'table', typeVersion: [0, 1], preferredVisualisationType: 'table', ...meta } };
}

function perPeriod<T>(answer: CostAnswer, of: (period: CostAnswer['periods'][number]) => T): T[] {
  return answer.periods.flatMap((period) => new Array<T>(answer.series.length).fill(of(period)));
}
