// PURE. Format "table": one row per period and group, dates as text.
import type { Field, Frame, FrameMeta } from '#plugin-sdk/data';
import type { Bucket } from '../buckets';
import { spanOf } from '../granularity';
import { measureColumn } from '../measure';
import { cellOf, type NamedSeries } from '../naming';
import { type CostAnswer, commonUnit, valueConfig } from './answer';

/**
 * One `table` frame: Date, a column per group key, the metric, Estimated and, where marked, Complete. Dates are text, because a
 * table would shift times into the viewer's zone and show the day before. Rows ascend by date, then in the order of series.
 * Empty: no rows.
 */
export function tableFrame(answer: CostAnswer, meta: FrameMeta): Frame {
  const { query, buckets, columnNames } = answer;
  const dates = new Map(buckets.drawn.map((bucket) => [bucket, dateText(bucket, answer)]));
  const values = perRow(answer, (_, one, period) => one.values[period] ?? null);
  const complete = perRow(answer, ({ isComplete }, { isEarlier }) => isComplete || isEarlier === true);
  const estimated = perRow(answer, (period, { isEarlier }, index) =>
    isEarlier ? answer.isEarlierEstimated[index] === true : period.estimated,
  );
  const fields: readonly Field[] = [
    { name: 'Date', type: 'string', values: perRow(answer, (period) => dates.get(period) ?? '') },
    ...columnNames.map((name): Field => ({
      name,
      type: 'string',
      values: perRow(answer, (_, one) => cellOf(one, name)),
    })),
    { name: measureColumn(query), type: 'number', values, config: valueConfig(answer, commonUnit(answer)) },
    { name: 'Estimated', type: 'boolean', values: estimated },
    ...(answer.marksIncomplete ? [{ name: 'Complete', type: 'boolean', values: complete } as const] : []),
  ];
  return { fields, meta: { type: 'table', typeVersion: [0, 1], preferredVisualisationType: 'table', ...meta } };
}

/** `2026-11-20`, `2026-11`, a week by its Monday, `2026-Q4`, `2026`. */
function dateText({ start }: Bucket, { query, asked }: CostAnswer): string {
  switch (spanOf(query)) {
    case 'week':
      return start;
    case 'quarter':
      return `${start.slice(0, 4)}-Q${Math.ceil(Number(start.slice(5, 7)) / 3)}`;
    case 'year':
      return start.slice(0, 4);
    case undefined:
      return asked.granularity === 'MONTHLY' ? start.slice(0, 7) : start;
  }
}

/** One column: all series of the first period, then all of the second … */
function perRow<T>({ buckets, series }: CostAnswer, cell: (period: Bucket, one: NamedSeries, index: number) => T): T[] {
  const column = new Array<T>(buckets.drawn.length * series.length);
  let row = 0;
  for (const [index, period] of buckets.drawn.entries()) {
    for (const one of series) {
      column[row++] = cell(period, one, index);
    }
  }
  return column;
}
