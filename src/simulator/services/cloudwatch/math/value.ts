// What an expression comes to: a number, one series, several, or a text among the arguments of a function.
import type { Points, Series } from '../series';

export type Value =
  | { readonly kind: 'scalar'; readonly value: number }
  | { readonly kind: 'series'; readonly series: Series }
  | { readonly kind: 'list'; readonly list: readonly Series[] }
  | { readonly kind: 'text'; readonly text: string };

export const scalar = (value: number): Value => ({ kind: 'scalar', value });
export const one = (series: Series): Value => ({ kind: 'series', series });
export const many = (list: readonly Series[]): Value => ({ kind: 'list', list });

/** What is no number (a division by zero, a logarithm of nothing) is no point. */
export function finite<T extends Points>(series: T): T {
  const { times, values } = series;
  if (values.every(Number.isFinite)) {
    return series;
  }
  return {
    ...series,
    times: times.filter((_, index) => Number.isFinite(values[index])),
    values: values.filter(Number.isFinite),
  };
}

export const mapped = (series: Series, change: (value: number, index: number) => number): Series =>
  finite({ ...series, values: series.values.map(change) });

/** Both series where both have a point. */
export function joined(left: Series, right: Series, combine: (a: number, b: number) => number): Series {
  if (left.times === right.times) {
    return mapped(left, (value, index) => combine(value, right.values[index] as number));
  }
  const times: number[] = [];
  const values: number[] = [];
  for (let i = 0, j = 0; i < left.times.length && j < right.times.length;) {
    const a = left.times[i] as number;
    const b = right.times[j] as number;
    if (a === b) {
      times.push(a);
      values.push(combine(left.values[i] as number, right.values[j] as number));
    }
    i += a <= b ? 1 : 0;
    j += b <= a ? 1 : 0;
  }
  return finite({ ...left, times, values });
}

/** Several series as one: per time, of the points there are. */
export function folded(list: readonly Series[], fold: (values: readonly number[]) => number): Points {
  const [first] = list;
  if (first && list.every(({ times }) => times === first.times)) {
    return finite({
      times: first.times,
      values: first.times.map((_, index) => fold(list.map(({ values }) => values[index] as number))),
    });
  }
  const at = new Map<number, number[]>();
  for (const { times, values } of list) {
    times.forEach((time, index) => {
      const known = at.get(time);
      if (known) {
        known.push(values[index] as number);
      } else {
        at.set(time, [values[index] as number]);
      }
    });
  }
  const times = [...at.keys()].sort((a, b) => a - b);
  return finite({ times, values: times.map((time) => fold(at.get(time) ?? [])) });
}
