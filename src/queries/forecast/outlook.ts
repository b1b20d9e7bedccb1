// PURE. Everything the three formats draw from: actual days, then a forecast, AWS's or our own; no day is in both.
import type { AnswerFacts, AwsAnswer, Forecast } from '#aws/request';
import type { Answer, QueryContext } from '../kind';
import { sameDay } from '../shared/calendar';
import { sumDecimals, toNumber } from '../shared/decimal';
import { dayMs, next, parseTime, startOf } from '../shared/utc';
import { type ActualDays, isSameUnit, knownDays, readActual, sumDays } from './actual';
import { estimate } from './estimate';
import { type Horizon, horizonOf } from './horizon';
import type { ForecastQuery } from './model';
import type { ForecastOperation } from './request';

/** One day or month of the picture; null is "not known". */
export interface Point {
  /** UTC midnight, epoch ms. */
  readonly startMs: number;
  readonly isForecast: boolean;
  readonly value: number | null;
  /** Of a forecast whose spread is known. */
  readonly lower?: number | null;
  readonly upper?: number | null;
  /** The same day of last month, where it is asked for. */
  readonly lastMonth?: number | null;
  readonly budget?: number;
}

export interface Outlook {
  readonly query: ForecastQuery;
  readonly horizon: Horizon;
  readonly actual: ActualDays;
  readonly forecast: Forecast | undefined;
  /** The forecast is ours: AWS has too little history. */
  readonly isOwn: boolean;
  /** Actual and forecast differ in unit, so nothing adds them. */
  readonly mixedUnits: boolean;
  /** Ascending; none for an empty answer. */
  readonly points: readonly Point[];
  /** Amounts of the forecast that are no numbers. */
  readonly unreadable: number;
  /** What the days an own estimate is made of are. */
  readonly knownDays: number;
  readonly facts: readonly AnswerFacts[];
}

/** The answers, actual first; a refused one is as good as none. Throws nothing. */
export function readOutlook(query: ForecastQuery, answers: readonly Answer[], context: QueryContext): Outlook {
  const horizon = horizonOf(query, context);
  const given = answers.filter((answer): answer is AwsAnswer<ForecastOperation> => 'output' in answer);
  const table = given.find((answer) => answer.request.operation === 'ce:GetCostAndUsage')?.output;
  const fromAws = given.find((answer) => answer.request.operation !== 'ce:GetCostAndUsage')?.output as
    Forecast | undefined;
  const actual = readActual(table as AwsAnswer<'ce:GetCostAndUsage'>['output'] | undefined, query.metric);
  const known = knownDays(actual);
  const { todayMs, askedUntilMs, granularity } = horizon;
  const hasAws = fromAws !== undefined && fromAws.periods.length > 0;
  const forecast =
    askedUntilMs === undefined || hasAws
      ? fromAws
      : estimate(known, {
          granularity,
          fromMs: todayMs,
          untilMs: askedUntilMs,
          level: query.level,
          unit: actual.unit,
        });
  const mixedUnits = forecast !== undefined && actual.amounts.size > 0 && !isSameUnit(actual.unit, forecast.unit);
  const parts = { query, horizon, actual, forecast, mixedUnits };
  return {
    ...parts,
    isOwn: forecast !== undefined && !hasAws,
    points: pointsOf(parts).filter(({ startMs }) => startMs >= horizon.drawnFromMs && startMs < horizon.drawnUntilMs),
    unreadable: (forecast?.periods ?? []).filter(({ mean }) => toNumber(mean) === null).length,
    knownDays: known.length,
    facts: given.map(({ facts }) => facts),
  };
}

type Parts = Pick<Outlook, 'query' | 'horizon' | 'actual' | 'forecast' | 'mixedUnits'>;

function pointsOf(parts: Parts): readonly Point[] {
  const { query, horizon, actual, forecast } = parts;
  const hasRows = actual.amounts.size + actual.unreadable + actual.otherUnits > 0;
  const step = horizon.granularity === 'DAILY' ? 'day' : 'month';
  const points: Point[] = [];
  // Of months, the one that holds today is a forecast: what it cost so far, and what is to come.
  const actualUntilMs = step === 'day' || forecast === undefined ? horizon.todayMs : horizon.monthMs;
  for (let startMs = horizon.drawnFromMs; hasRows && startMs < actualUntilMs; startMs = next(startMs, step)) {
    const endMs = Math.min(next(startMs, step), horizon.todayMs);
    points.push({ startMs, isForecast: false, value: numberOf(sumUpTo(parts, { startMs, endMs })) });
  }
  for (const [place, { start, lower, upper }] of (forecast?.periods ?? []).entries()) {
    const isBegun = step === 'month' && parseTime(start) < horizon.monthEndMs;
    points.push({
      startMs: isBegun ? horizon.monthMs : parseTime(start),
      isForecast: true,
      value: forecastAt(parts, place, 'mean'),
      ...(lower !== undefined &&
        upper !== undefined && { lower: forecastAt(parts, place, 'lower'), upper: forecastAt(parts, place, 'upper') }),
    });
  }
  const budget = toNumber(query.budget);
  return points.map((point) => ({
    ...point,
    ...(query.lastMonth && step === 'day' && { lastMonth: monthAgo(parts, point.startMs) }),
    ...(budget !== null && {
      budget: step === 'day' && !horizon.isRunning ? budget / daysOfMonth(point.startMs) : budget,
    }),
  }));
}

/**
 * A forecast period by itself, or what its month adds up to with it: the month that holds today begins with its actual. Bounds added
 * up are the widest there can be; AWS does not say how far its days go wrong together.
 */
function forecastAt(parts: Parts, place: number, bound: 'mean' | 'lower' | 'upper'): number | null {
  const { horizon, forecast } = parts;
  const periods = forecast?.periods ?? [];
  const month = periods[place]?.start.slice(0, 7);
  const summed = horizon.isRunning
    ? periods.slice(0, place + 1).filter(({ start }) => start.slice(0, 7) === month)
    : periods.slice(place, place + 1);
  const amounts = summed.map((period) => period[bound] ?? '');
  if (amounts.some((amount) => toNumber(amount) === null)) {
    return null;
  }
  const sum = sumDecimals(amounts);
  const hasBegun = parseTime(periods[place]?.start ?? '') < horizon.monthEndMs;
  const isOfMonth = horizon.isRunning || horizon.granularity === 'MONTHLY';
  return numberOf(isOfMonth && hasBegun ? onTop(parts, sum) : sum);
}

/** The actual of a period, or of its month up to its end. Undefined where that is not known, or was not asked. */
function sumUpTo(
  { actual, horizon }: Parts,
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
): string | undefined {
  const fromMs = horizon.isRunning ? startOf(startMs, 'month') : startMs;
  return fromMs < horizon.actualFromMs ? undefined : sumDays(actual, { startMs: fromMs, endMs });
}

/** What the month cost before today, and a part of its forecast, added in decimals; undefined where they cannot be. */
export function onTop({ actual, horizon, mixedUnits }: Parts, amount: string): string | undefined {
  const before = sumDays(actual, { startMs: horizon.monthMs, endMs: horizon.todayMs });
  const isUnlike = mixedUnits && horizon.monthMs < horizon.todayMs;
  const canAdd = before !== undefined && !isUnlike && toNumber(amount) !== null;
  return canAdd ? sumDecimals([before, amount]) : undefined;
}

/** Null where last month has no such day, or it is not over yet, or lies before what was asked. */
function monthAgo(parts: Parts, ms: number): number | null {
  const startMs = sameDay(ms, -1);
  const isOver = startMs !== undefined && startMs < parts.horizon.todayMs;
  return isOver && parts.actual.amounts.size > 0 ? numberOf(sumUpTo(parts, { startMs, endMs: startMs + dayMs })) : null;
}

function daysOfMonth(ms: number): number {
  return (next(ms, 'month') - startOf(ms, 'month')) / dayMs;
}

function numberOf(amount: string | undefined): number | null {
  return amount === undefined ? null : toNumber(amount);
}
