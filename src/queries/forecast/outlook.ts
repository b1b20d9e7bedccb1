// PURE. Everything the three formats draw from: actual days, then a forecast, AWS's or our own; no day is in both.
import type { AnswerFacts, AwsAnswer, Forecast } from '#aws/request';
import type { Answer, QueryContext } from '../kind';
import { sameDay } from '../shared/calendar';
import { sumDecimals, toNumber } from '../shared/decimal';
import { dayMs, next, parseTime } from '../shared/utc';
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
    points.push({ startMs, isForecast: false, value: numberOf(sumDays(actual, { startMs, endMs })) });
  }
  for (const { start, mean, lower, upper } of forecast?.periods ?? []) {
    const isBegun = step === 'month' && parseTime(start) < horizon.monthEndMs;
    const startMs = isBegun ? horizon.monthMs : parseTime(start);
    const add = (amount: string) => numberOf(isBegun ? onTop(parts, amount) : amount);
    points.push({
      startMs,
      isForecast: true,
      value: add(mean),
      ...(lower !== undefined && upper !== undefined && { lower: add(lower), upper: add(upper) }),
    });
  }
  const budget = toNumber(query.budget);
  return points.map((point) => ({
    ...point,
    ...(query.lastMonth && step === 'day' && { lastMonth: monthAgo(parts, point.startMs) }),
    ...(budget !== null && { budget: step === 'day' ? budget / daysOfMonth(point.startMs) : budget }),
  }));
}

/** What the month cost before today, and a part of its forecast, added in decimals; undefined where they cannot be. */
export function onTop({ actual, horizon, mixedUnits }: Parts, amount: string): string | undefined {
  const before = sumDays(actual, { startMs: horizon.monthMs, endMs: horizon.todayMs });
  const canAdd = before !== undefined && !mixedUnits && toNumber(amount) !== null;
  return canAdd ? sumDecimals([before, amount]) : undefined;
}

/** Null where last month has no such day, or it is not over yet, or lies before what was asked. */
function monthAgo({ actual, horizon }: Parts, ms: number): number | null {
  const startMs = sameDay(ms, -1);
  const isAsked = startMs !== undefined && startMs >= horizon.actualFromMs && startMs < horizon.todayMs;
  return isAsked && actual.amounts.size > 0 ? numberOf(sumDays(actual, { startMs, endMs: startMs + dayMs })) : null;
}

function daysOfMonth(ms: number): number {
  return (next(ms, 'month') - Date.UTC(new Date(ms).getUTCFullYear(), new Date(ms).getUTCMonth())) / dayMs;
}

function numberOf(amount: string | undefined): number | null {
  return amount === undefined ? null : toNumber(amount);
}
