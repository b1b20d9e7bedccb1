// PURE. The largest groups, and what the others add up to.
import { sumDecimals, toNumber } from '../shared/decimal';
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
  const others = units.map((unit) => addUp(unit, rest.filter((series) => series.unit === unit)));
  return [...sorted.slice(0, top), ...others];
}

function addUp(unit: string, rest: readonly CostSeries[]): CostSeries {
  const periods = rest[0]?.amounts.length ?? 0;
  const amounts = Array.from({ length: periods }, (_, period) => sumPeriod(rest, period));
  return makeSeries({ unit, amounts });
}

/** An unreadable summand leaves the sum unknown: it is passed on, and reported like any other. */
function sumPeriod(rest: readonly CostSeries[], period: number): string | undefined {
  const amounts: string[] = [];
  for (const { amounts: all } of rest) {
    const amount = all[period];
    if (amount !== undefined) {
      if (toNumber(amount) === null) {
        return amount;
      }
      amounts.push(amount);
    }
  }
  return amounts.length === 0 ? undefined : sumDecimals(amounts);
}

function orderKey(series: CostSeries): string {
  return JSON.stringify([series.keys ?? null, series.unit]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
