// PURE. The largest groups, and what the others add up to.
import { DecimalSums, toNumber } from '../shared/decimal';
import { type CostSeries, makeSeries } from './series';

/**
 * Largest first, equal ones by their keys: the same order whatever order AWS sent.
 * Units are not compared by worth, nobody can: 3 Hrs come before 2 GB.
 */
export function bySize(a: CostSeries, b: CostSeries): number {
  return b.size - a.size || compare(orderKey(a), orderKey(b));
}

/**
 * Sorted series → the first `top`, and behind them one Others per unit that holds the exact decimal sum of all the rest.
 * Unlike units are never added. Undefined `top` keeps all.
 */
export function selectTop(sorted: readonly CostSeries[], top: number | undefined): readonly CostSeries[] {
  if (top === undefined || sorted.length <= top) {
    return sorted;
  }
  const rest = sorted.slice(top);
  const units = [...new Set(rest.map(({ unit }) => unit))].sort(compare);
  const others = units.map((unit) => addUp(rest.filter((series) => series.unit === unit)));
  return [...sorted.slice(0, top), ...others];
}

/** Series of one unit → their sum, as one more series. */
function addUp(rest: readonly CostSeries[]): CostSeries {
  const { unit = '', values = [] } = rest[0] ?? {};
  const periods = values.length;
  const sums = new DecimalSums(periods);
  // An unreadable summand leaves the sum unknown: it is passed on instead.
  const unreadable = new Map<number, string>();
  for (const { amounts, unreadable: count } of rest) {
    for (let period = 0; period < periods; period++) {
      const amount = amounts[period];
      if (amount === undefined) {
        continue;
      }
      if (count > 0 && toNumber(amount) === null) {
        unreadable.set(period, amount);
      } else {
        sums.add(period, amount);
      }
    }
  }
  const amounts = Array.from({ length: periods }, (_, period) => unreadable.get(period) ?? sums.print(period));
  return makeSeries({ unit, amounts }, periods);
}

function orderKey(series: CostSeries): string {
  return JSON.stringify([series.keys ?? null, series.unit]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
