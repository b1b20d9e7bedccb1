// PURE. A merged answer → one series per group and unit, amounts still decimal text.
import type { CostColumn, CostTable } from '#aws/request';
import { toNumber } from '../shared/decimal';

/** One line of a chart before it is named. */
export interface CostSeries {
  /** As AWS printed them; undefined for the Others. */
  readonly keys?: readonly string[];
  readonly unit: string;
  /** By period; undefined where AWS printed no row. */
  readonly amounts: readonly (string | undefined)[];
  /** By period, in `unit`. A missing row is 0 where the series has other rows, else null; so is an unreadable amount. */
  readonly values: ArrayLike<number | null>;
  /** The sum of `values`, for the order of series only: exact sums are made from `amounts`. */
  readonly size: number;
  readonly hasRows: boolean;
  /** Amounts that are no decimal number. */
  readonly unreadable: number;
  /** Of the period the query is compared with. */
  readonly isEarlier?: boolean;
}

/** What a series is made of. */
export type GivenSeries = Pick<CostSeries, 'keys' | 'unit' | 'amounts' | 'isEarlier'>;

/** What tells a series from the others of its period. */
export function seriesId({ keys, unit }: CostSeries): string {
  return JSON.stringify([keys ?? null, unit]);
}

/**
 * The table's columns of one metric → series; a group whose unit changes between periods becomes one series per unit.
 * A table without a single row is no series at all. Throws nothing.
 */
export function readSeries(table: CostTable, metric: string): readonly CostSeries[] {
  const periods = table.periods.length;
  const series = (table.columns[metric] ?? []).flatMap((column, group) =>
    splitByUnit(column).map((part) => makeSeries({ ...part, keys: table.groups[group] ?? [] }, periods)),
  );
  const unit = series.find(({ hasRows }) => hasRows)?.unit;
  if (unit === undefined) {
    return [];
  }
  // Without a row there is no unit either: any will do, so that it does not count as another one.
  return series.map((one) => (one.hasRows ? one : { ...one, unit }));
}

/** Adds what follows from the amounts, of which the last may be missing. In a gap nothing is known: not even that it cost 0. */
export function makeSeries(given: GivenSeries, periods: number, gaps: ReadonlySet<number> = new Set()): CostSeries {
  const { amounts } = given;
  const values = new Float64Array(periods);
  let size = 0;
  let rows = 0;
  let unreadable = 0;
  for (let period = 0; period < periods; period++) {
    const amount = amounts[period];
    if (amount !== undefined) {
      rows++;
      const value = toNumber(amount);
      if (value === null) {
        unreadable++;
        values[period] = NaN;
      } else {
        values[period] = value;
        size += value;
      }
    }
  }
  for (const gap of gaps) {
    values[gap] = NaN;
  }
  return {
    ...given,
    // A missing row is 0 beside rows that can be read; alone it is unknown.
    values: rows === unreadable ? new Array<null>(periods).fill(null) : nulls(values, unreadable + gaps.size > 0),
    size,
    unreadable,
    hasRows: rows > 0,
  };
}

/** A typed array has no null; the few series that need one become plain lists. */
function nulls(values: Float64Array, hasHoles: boolean): CostSeries['values'] {
  return hasHoles ? Array.from(values, (value) => (Number.isNaN(value) ? null : value)) : values;
}

function splitByUnit(
  column: CostColumn,
): readonly { readonly unit: string; readonly amounts: CostColumn['amounts'] }[] {
  const { unit, amounts } = column;
  if (typeof unit === 'string') {
    return [{ unit, amounts }];
  }
  const units = [...new Set(unit.filter((of, period) => amounts[period] !== undefined).map((of) => of ?? ''))].sort();
  return (units.length > 0 ? units : ['']).map((one) => ({
    unit: one,
    amounts: amounts.map((amount, period) => ((unit[period] ?? '') === one ? amount : undefined)),
  }));
}
