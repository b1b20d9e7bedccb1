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
  /** Amounts that are no decimal number. */
  readonly unreadable: number;
}

/**
 * The table's columns of one metric → series; a group whose unit changes between periods becomes one series per unit.
 * Groups without any row are left out only when no group has one. Throws nothing.
 */
export function readSeries(table: CostTable, metric: string): readonly CostSeries[] {
  const series = (table.columns[metric] ?? []).flatMap((column, group) => {
    const keys = table.groups[group] ?? [];
    return splitByUnit(column).map(({ unit, amounts }) => makeSeries({ keys, unit, amounts }));
  });
  return series.some(hasRows) ? series : [];
}

/** Adds what follows from the amounts. */
export function makeSeries(given: Pick<CostSeries, 'keys' | 'unit' | 'amounts'>): CostSeries {
  const { amounts } = given;
  const values = new Float64Array(amounts.length);
  let size = 0;
  let rows = 0;
  let unreadable = 0;
  for (let period = 0; period < amounts.length; period++) {
    const amount = amounts[period];
    if (amount !== undefined) {
      const value = toNumber(amount);
      if (value === null) {
        unreadable++;
        values[period] = NaN;
      } else {
        rows++;
        values[period] = value;
        size += value;
      }
    }
  }
  return { ...given, size, unreadable, values: rows === 0 ? amounts.map(() => null) : unreadable > 0 ? withNulls(values) : values };
}

/** A typed array has no null; the few series that need one become plain lists. */
function withNulls(values: Float64Array): (number | null)[] {
  return Array.from(values, (value) => (Number.isNaN(value) ? null : value));
}

function hasRows(series: CostSeries): boolean {
  return series.amounts.some((amount) => amount !== undefined);
}

function splitByUnit(column: CostColumn): readonly { readonly unit: string; readonly amounts: CostColumn['amounts'] }[] {
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
