// PURE. Our own forecast, for where AWS has too little history to make one: a level by weekday, with a trend where there is one.
import type { Forecast, ForecastPeriod } from '#aws/request';
import { dayMs, formatDay, next } from '../shared/utc';
import { deviationsOf } from './quantile';

export interface KnownDay {
  /** UTC midnight, epoch ms. */
  readonly startMs: number;
  readonly value: number;
}

interface Wanted {
  readonly granularity: 'DAILY' | 'MONTHLY';
  /** UTC midnights, epoch ms; the end is exclusive. */
  readonly fromMs: number;
  readonly untilMs: number;
  /** Percent. */
  readonly level: number;
  readonly unit: string;
}

/** Two whole weeks: before, a weekday was seen once, and a slope is chance. */
const SEASONAL_DAYS = 14;
const MAX_DAYS = 56;
/** Fewer say nothing of their spread. */
const SPREAD_DAYS = 3;

/**
 * Whole days that ascend → a forecast in AWS's own form, amounts with ten decimals as AWS rounds them; undefined where not one day is
 * known. The last 56 days count. From 14 days on: a level for each weekday and a trend, continued no longer than it was seen;
 * before: their mean. The interval grows with the spread of the days around that, and with how little they pin it down.
 * What never was negative is not forecast to be.
 */
export function estimate(days: readonly KnownDay[], wanted: Wanted): Forecast | undefined {
  const known = days.slice(-MAX_DAYS);
  if (known.length === 0) {
    return undefined;
  }
  const model = fit(known);
  const floor = known.every(({ value }) => value >= 0) ? 0 : Number.NEGATIVE_INFINITY;
  const width = model.deviation === undefined ? undefined : deviationsOf(wanted.level, model.freedom);
  const periods: ForecastPeriod[] = [];
  let total = 0;
  for (let startMs = wanted.fromMs; startMs < wanted.untilMs;) {
    const endMs = Math.min(wanted.untilMs, next(startMs, wanted.granularity === 'DAILY' ? 'day' : 'month'));
    const { mean, deviation } = add(model, { startMs, endMs, floor });
    const reach = width === undefined ? undefined : width * deviation;
    total += mean;
    periods.push({
      start: formatDay(startMs),
      end: formatDay(endMs),
      mean: mean.toFixed(10),
      ...(reach !== undefined && {
        lower: Math.max(Math.min(floor, mean), mean - reach).toFixed(10),
        upper: (mean + reach).toFixed(10),
      }),
    });
    startMs = endMs;
  }
  return { total: total.toFixed(10), unit: wanted.unit, periods };
}

interface Model {
  mean(ms: number): number;
  /** Of a single day around the mean; undefined where too few days tell. */
  readonly deviation: number | undefined;
  /** How unsure the mean itself is on this day, as a standard deviation. */
  unsure(ms: number): number;
  readonly freedom: number;
}

/** Least squares of a level for each weekday and one slope for all: the slope is what days of the same weekday agree on. */
function fit(known: readonly KnownDay[]): Model {
  const lastMs = known.at(-1)!.startMs;
  const at = (ms: number) => (ms - lastMs) / dayMs;
  const span = 1 - at(known[0]!.startMs);
  const isSeasonal = known.length >= SEASONAL_DAYS;
  const groupOf = (ms: number) => (isSeasonal ? new Date(ms).getUTCDay() : 0);
  const whole = centreOf(known, at);
  const groups = Array.from({ length: isSeasonal ? 7 : 1 }, (_, group) => {
    const same = known.filter(({ startMs }) => groupOf(startMs) === group);
    return same.length > 0 ? centreOf(same, at) : whole;
  });
  const centre = (ms: number) => groups[groupOf(ms)]!;
  const off = known.map(({ startMs, value }) => ({
    x: at(startMs) - centre(startMs).x,
    value: value - centre(startMs).value,
  }));
  const squares = off.reduce((sum, { x }) => sum + x * x, 0);
  const slope = isSeasonal && squares > 0 ? off.reduce((sum, { x, value }) => sum + x * value, 0) / squares : 0;
  const ahead = (ms: number) => Math.min(at(ms), span) - centre(ms).x;
  const freedom = Math.max(1, known.length - groups.length - (isSeasonal ? 1 : 0));
  const left = off.reduce((sum, { x, value }) => sum + (value - slope * x) ** 2, 0);
  const deviation = known.length < SPREAD_DAYS ? undefined : Math.sqrt(left / freedom);
  return {
    mean: (ms) => centre(ms).value + slope * ahead(ms),
    deviation,
    freedom,
    unsure: (ms) =>
      (deviation ?? 0) * Math.sqrt(1 / centre(ms).count + (isSeasonal && squares > 0 ? ahead(ms) ** 2 / squares : 0)),
  };
}

function centreOf(days: readonly KnownDay[], at: (ms: number) => number) {
  return {
    count: days.length,
    x: average(days.map(({ startMs }) => at(startMs))),
    value: average(days.map(({ value }) => value)),
  };
}

/** The days of a period together: their spreads are independent, their mean is wrong for all of them alike. */
function add(
  model: Model,
  { startMs, endMs, floor }: { readonly startMs: number; readonly endMs: number; readonly floor: number },
): { readonly mean: number; readonly deviation: number } {
  let [mean, variance, unsure] = [0, 0, 0];
  for (let ms = startMs; ms < endMs; ms += dayMs) {
    mean += Math.max(floor, model.mean(ms));
    variance += (model.deviation ?? 0) ** 2;
    unsure += model.unsure(ms);
  }
  return { mean, deviation: Math.sqrt(variance + unsure ** 2) };
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
