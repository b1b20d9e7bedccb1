// PURE. The largest groups, and what the others add up to.
import { DecimalSums, toNumber } from '../shared/decimal';
import { type CostSeries, makeSeries, seriesId } from './series';

/**
 * Largest first, equal ones by their keys: the same order whatever order AWS sent.
 * Units are not compared by worth, nobody can: 3 Hrs come before 2 GB.
 */
export function bySize(a: CostSeries, b: CostSeries): number {
  return b.size - a.size || compare(seriesId(a), seriesId(b));
}

/**
 * Sorted series → the first `top`, and behind them one Others per unit that holds the exact decimal sum of all the rest.
 * Unlike units are never added. Undefined `top` keeps all.
 */
export function selectTop(sorted: readonly CostSeries[], top: number | undefined): readonly CostSeries[] {
  if (top === undefined || sorted.length <= top) {
    return sorted;
  }
  return [...sorted.slice(0, top), ...othersOf(sorted.slice(top))];
}

/** The same groups of another period, in the same way: those that were selected, and the Others of all the rest. */
export function selectLike(
  sorted: readonly CostSeries[],
  { selected, top }: { readonly selected: readonly CostSeries[]; readonly top: number | undefined },
): readonly CostSeries[] {
  if (top === undefined) {
    return sorted;
  }
  const ids = new Set(selected.filter(({ keys }) => keys).map(seriesId));
  const kept = sorted.filter((series) => ids.has(seriesId(series)));
  return [...kept, ...othersOf(sorted.filter((series) => !ids.has(seriesId(series))))];
}

function othersOf(rest: readonly CostSeries[]): readonly CostSeries[] {
  const units = [...new Set(rest.map(({ unit }) => unit))].sort(compare);
  return units.map((unit) => addUp(rest.filter((series) => series.unit === unit)));
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

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
