// Metric math's functions by name, over values that are worked out already.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html#metric-math-syntax-functions-list
import type { Series } from '../series';
import { inExpression } from './expression-fault';
import { folds } from './fold';
import { filled, seriesFunctions } from './series-functions';
import { folded, many, mapped, one, scalar, type Value } from './value';

export interface FunctionContext {
  readonly id: string;
  readonly period: number;
  grid(period: number): readonly number[];
}

type MathFunction = (args: readonly Value[], context: FunctionContext) => Value;

const wrong = ({ id }: FunctionContext, name: string): Error =>
  inExpression(id, `Invalid arguments for function ${name}`);

const seriesOf = (value: Value | undefined): readonly Series[] | undefined =>
  value?.kind === 'series' ? [value.series] : value?.kind === 'list' ? value.list : undefined;

/** The same kind of value with every series changed. */
const each = (value: Value, change: (series: Series) => Series): Value =>
  value.kind === 'list' ? many(value.list.map(change)) : value.kind === 'series' ? one(change(value.series)) : value;

const number = (value: Value | undefined): number | undefined => (value?.kind === 'scalar' ? value.value : undefined);
const word = (value: Value | undefined): string | undefined => (value?.kind === 'text' ? value.text : undefined);

const named: Readonly<Record<string, MathFunction>> = {
  FILL([value, by], context) {
    const how = by?.kind === 'text' ? by.text.toUpperCase() : undefined;
    const filler = how === 'REPEAT' || how === 'LINEAR' ? how : number(by);
    if (!value || !seriesOf(value)) {
      throw wrong(context, 'FILL');
    }
    if (by?.kind === 'series') {
      const { series } = by;
      return each(value, (of) => mergeMissing(of, series));
    }
    if (filler === undefined) {
      throw wrong(context, 'FILL');
    }
    return each(value, (series) => filled(series, context.grid(series.period), filler));
  },

  IF([condition, then, otherwise], context) {
    if (!condition || !then || condition.kind === 'text' || then.kind === 'text' || condition.kind === 'list') {
      throw wrong(context, 'IF');
    }
    if (condition.kind === 'scalar') {
      return condition.value !== 0 ? then : (otherwise ?? one(empty(context)));
    }
    return choose(condition.series, then, otherwise);
  },

  SORT([value, by, order, limit], context) {
    const list = seriesOf(value);
    const fold = folds[(word(by) ?? '').toUpperCase()];
    const direction = (word(order) ?? '').toUpperCase();
    if (!list || !fold || (direction !== 'ASC' && direction !== 'DESC')) {
      throw wrong(context, 'SORT');
    }
    const sign = direction === 'ASC' ? 1 : -1;
    const ranked = list
      .filter(({ values }) => values.length > 0)
      .map((series) => ({ series, rank: fold(series.values) }))
      .sort((a, b) => sign * (a.rank - b.rank))
      .map(({ series }) => series);
    return many(ranked.slice(0, number(limit) ?? ranked.length));
  },

  SLICE([value, from, until], context) {
    const list = seriesOf(value);
    const start = number(from);
    if (!list || start === undefined) {
      throw wrong(context, 'SLICE');
    }
    return until === undefined ? one(list[start] ?? empty(context)) : many(list.slice(start, number(until)));
  },

  FIRST: ([value], context) => one(seriesOf(value)?.[0] ?? empty(context)),
  LAST: ([value], context) => one(seriesOf(value)?.at(-1) ?? empty(context)),
  REMOVE_EMPTY: ([value]) => many((seriesOf(value) ?? []).filter(({ values }) => values.length > 0)),
  METRIC_COUNT: ([value]) => scalar(seriesOf(value)?.length ?? 0),
  DATAPOINT_COUNT: ([value], context) =>
    value?.kind === 'series'
      ? scalar(value.series.values.length)
      : one({ ...empty(context), ...folded(seriesOf(value) ?? [], (values) => values.length) }),
  PERIOD: ([value], context) => scalar(seriesOf(value)?.[0]?.period ?? context.period),

  TIME_SERIES([value], context) {
    const constant = number(value);
    if (constant === undefined) {
      throw wrong(context, 'TIME_SERIES');
    }
    const times = context.grid(context.period);
    return one({ ...empty(context), times, values: times.map(() => constant) });
  },
};

const empty = ({ id, period }: FunctionContext): Series => ({ label: id, period, times: [], values: [] });

const truth = (value: Value, index: Map<number, number>, time: number): number =>
  value.kind === 'scalar' ? value.value : (index.get(time) ?? Number.NaN);

/** Per point of the condition; without an else there is no point where it does not hold. */
function choose(condition: Series, then: Value, otherwise: Value | undefined): Value {
  const index = (value: Value | undefined, of?: Series): Map<number, number> => {
    const series = of ?? (value?.kind === 'series' ? value.series : undefined);
    return new Map(series?.times.map((time, at) => [time, series.values[at] as number]) ?? []);
  };
  const others = index(otherwise);
  const pick = (thens: Map<number, number>, label: string): Series =>
    mapped({ ...condition, label }, (value, at) => {
      const time = condition.times[at] as number;
      return value !== 0
        ? truth(then, thens, time)
        : otherwise === undefined
          ? Number.NaN
          : truth(otherwise, others, time);
    });
  return then.kind === 'list'
    ? many(then.list.map((series) => pick(index(undefined, series), series.label)))
    : one(pick(index(then), condition.label));
}

/** A series with the points of another where it has none itself. */
function mergeMissing(series: Series, other: Series): Series {
  const known = new Map(series.times.map((time, index) => [time, series.values[index] as number]));
  const times = [...new Set([...series.times, ...other.times])].sort((a, b) => a - b);
  const others = new Map(other.times.map((time, index) => [time, other.values[index] as number]));
  return { ...series, times, values: times.map((time) => known.get(time) ?? (others.get(time) as number)) };
}

function fold(name: string, args: readonly Value[], context: FunctionContext): Value | undefined {
  const folding = folds[name];
  const [value] = args;
  if (!folding) {
    return undefined;
  }
  if (value?.kind === 'series') {
    return scalar(folding(value.series.values));
  }
  if (value?.kind === 'list') {
    const period = value.list[0]?.period ?? context.period;
    return one({ label: context.id, period, ...folded(value.list, folding) });
  }
  throw wrong(context, name);
}

export const isFunction = (name: string): boolean =>
  Object.hasOwn(named, name) || Object.hasOwn(folds, name) || Object.hasOwn(seriesFunctions, name);

/** Calls a function by its name. Throws ValidationError for unknown names and for arguments it does not take. */
export function callFunction(name: string, args: readonly Value[], context: FunctionContext): Value {
  const change = seriesFunctions[name];
  const [value] = args;
  if (change) {
    if (value?.kind === 'scalar' && ['ABS', 'CEIL', 'FLOOR', 'LOG', 'LOG10'].includes(name)) {
      const made = change({ ...empty(context), times: [0], values: [value.value] });
      return scalar(made.values[0] ?? Number.NaN);
    }
    if (!value || !seriesOf(value)) {
      throw wrong(context, name);
    }
    return each(value, change);
  }
  const folding = fold(name, args, context);
  if (folding) {
    return folding;
  }
  const found = named[name];
  if (!found) {
    throw inExpression(context.id, `Function '${name}' not found`);
  }
  return found(args, context);
}
