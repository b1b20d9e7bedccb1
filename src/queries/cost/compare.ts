// PURE. One period beside another: aligned, subtracted, in percent, as a share, added up.
import type { CostPeriod } from '#aws/request';
import { DecimalSums, toNumber } from '../shared/decimal';
import { parseTime } from '../shared/utc';
import { type CostSeries, makeSeries, seriesId } from './series';

/** AWS's periods of now → the place of each one's counterpart among the earlier ones; undefined where there is none. */
export function counterparts(
  periods: readonly CostPeriod[],
  earlier: readonly CostPeriod[],
  counterpart: (startMs: number) => number | undefined,
): readonly (number | undefined)[] {
  const places = new Map(earlier.map(({ start }, place) => [parseTime(start), place]));
  return periods.map(({ start }) => {
    const startMs = counterpart(parseTime(start));
    return startMs === undefined ? undefined : places.get(startMs);
  });
}

/** An earlier series, moved to the periods of now. */
export function align(series: CostSeries, places: readonly (number | undefined)[]): CostSeries {
  const { keys, unit, amounts } = series;
  const moved = places.map((place) => (place === undefined ? undefined : amounts[place]));
  return makeSeries({ keys, unit, amounts: moved, isEarlier: true }, places.length);
}

/** Adds up from the start of each UTC month, in decimals; behind an unreadable amount the month is unreadable too. */
export function runningTotal(series: CostSeries, periods: readonly CostPeriod[]): CostSeries {
  if (!series.hasRows) {
    return series;
  }
  const sums = new DecimalSums(periods.length);
  let first = 0;
  let unreadable: string | undefined;
  const amounts = periods.map(({ start }, place) => {
    if (start.slice(0, 7) !== periods[first]?.start.slice(0, 7)) {
      first = place;
      unreadable = undefined;
    }
    const amount = series.amounts[place] ?? '0';
    if (toNumber(amount) === null) {
      unreadable ??= amount;
    } else {
      sums.add(first, amount);
    }
    return unreadable ?? sums.print(first);
  });
  const { keys, unit, isEarlier } = series;
  return makeSeries({ keys, unit, isEarlier, amounts }, periods.length);
}

export interface Pair {
  readonly now: CostSeries;
  readonly earlier: CostSeries;
}

/** Each group of either time with its counterpart; one that is missing there cost nothing then. */
export function pairUp(
  now: readonly CostSeries[],
  { earlier, periods }: { readonly earlier: readonly CostSeries[]; readonly periods: number },
): readonly Pair[] {
  const nothing = ({ keys, unit }: CostSeries) =>
    makeSeries({ keys, unit, amounts: Array.from({ length: periods }, () => '0') }, periods);
  const before = new Map(earlier.map((series) => [seriesId(series), series]));
  const known = new Set(now.map(seriesId));
  return [
    ...now.map((series) => ({ now: series, earlier: before.get(seriesId(series)) ?? nothing(series) })),
    ...earlier
      .filter((series) => !known.has(seriesId(series)))
      .map((series) => ({ now: nothing(series), earlier: series })),
  ];
}

/** Now less earlier, in decimals: differences of groups add up to the difference of the total. Empty in a gap. */
export function difference({ now, earlier }: Pair, gaps: ReadonlySet<number>): CostSeries {
  const periods = now.values.length;
  const sums = new DecimalSums(periods);
  const amounts = Array.from({ length: periods }, (_, place) => {
    const [a = '0', b = '0'] = [now.amounts[place], earlier.amounts[place]];
    const unreadable = [a, b].find((amount) => toNumber(amount) === null);
    if (unreadable !== undefined) {
      return unreadable;
    }
    sums.add(place, a);
    sums.add(place, b.startsWith('-') ? b.slice(1) : `-${b}`);
    return sums.print(place);
  });
  const { keys, unit } = now;
  return makeSeries({ keys, unit, amounts }, periods, gaps);
}

/** How many percent more than earlier; empty in a gap, and where there was nothing to grow from. */
export function percentChange({ now, earlier }: Pair, gaps: ReadonlySet<number>): CostSeries {
  const values = Array.from(now.values, (_, place) => {
    const [a, b] = [now, earlier].map(({ amounts }) => toNumber(amounts[place] ?? '0'));
    return gaps.has(place) || a == null || !b ? null : ((a - b) / Math.abs(b)) * 100;
  });
  return { ...now, values };
}

/** By unit: what the groups that cost something cost, per bucket. Credits would make the shares of the others exceed 100 (trap 8). */
export function grossOf(series: readonly CostSeries[]): ReadonlyMap<string, readonly number[]> {
  const gross = new Map<string, number[]>();
  for (const { unit, values } of series) {
    const sums = gross.get(unit) ?? new Array<number>(values.length).fill(0);
    for (let place = 0; place < values.length; place++) {
      sums[place] = (sums[place] ?? 0) + Math.max(0, values[place] ?? 0);
    }
    gross.set(unit, sums);
  }
  return gross;
}

/** Percent of the gross of the same unit; empty where nothing cost anything. */
export function shareOf(series: CostSeries, gross: ReadonlyMap<string, readonly number[]>): CostSeries {
  const whole = gross.get(series.unit) ?? [];
  const values = Array.from(series.values, (value, place) => {
    const total = whole[place] ?? 0;
    return value === null || total === 0 ? null : (value / total) * 100;
  });
  return { ...series, values };
}
