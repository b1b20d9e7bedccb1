// PURE. Which days a forecast query asks for and draws: the actual ends and the forecast begins with today, UTC, so no day is in both.
import type { QueryContext } from '../kind';
import { sameDayOrNext } from '../shared/calendar';
import { historyOf, oldestStart } from '../shared/period';
import { dayMs, formatDay, lastDay, next, startOf, up } from '../shared/utc';
import { MAX_MONTHS } from './facts';
import type { ForecastQuery } from './model';

/** AUTO draws days up to here back, as the cost kind does. */
const AUTO_DAYS = 92;

/** Times in epoch ms, UTC midnights; ends are exclusive. */
export interface Horizon {
  readonly granularity: 'DAILY' | 'MONTHLY';
  readonly todayMs: number;
  /** The month that holds today. */
  readonly monthMs: number;
  readonly monthEndMs: number;
  readonly drawnFromMs: number;
  readonly drawnUntilMs: number;
  /** The first day asked of GetCostAndUsage; the last is yesterday. */
  readonly actualFromMs: number;
  /** The end asked of the forecast, which starts today; undefined where the range is over and no forecast is drawn. */
  readonly askedUntilMs?: number;
  /** Days are added up from the start of their month. */
  readonly isRunning: boolean;
  /** A chart of the asked range does not show the end of the forecast. */
  readonly endsBehindRange: boolean;
  readonly clamps: readonly string[];
}

/**
 * A range that ends in the future is forecast to its end, any other that has not ended to the end of this month. AWS is always
 * asked to the end of this month at least, and for the actual from the month before the range: so chart, table and month end of one
 * dashboard share their answers.
 */
export function horizonOf(query: ForecastQuery, context: QueryContext): Horizon {
  const todayMs = startOf(context.nowMs, 'day');
  const monthMs = startOf(todayMs, 'month');
  const monthEndMs = next(todayMs, 'month');
  const rangeEndMs = up(context.toMs, 'day');
  const wantedMs = rangeEndMs > todayMs + dayMs ? rangeEndMs : monthEndMs;
  const granularity = granularityOf(query, { context, todayMs, wantedMs });
  const unit = granularity === 'DAILY' ? 'day' : 'month';
  // A range that ends now is not over, at midnight neither.
  const isOver = context.toMs < context.nowMs && up(rangeEndMs, unit) <= startOf(todayMs, unit);
  const latestMs = startOf(monthsOn(todayMs, MAX_MONTHS[granularity]), unit);
  const untilMs = up(isOver ? rangeEndMs : wantedMs, unit);
  const clamps: string[] = [];
  if (untilMs > latestMs) {
    clamps.push(`${REACH[granularity]}: the forecast is shown up to ${lastDay(latestMs)}.`);
  }
  const fromMs = startOf(context.fromMs, unit);
  const oldestMs = up(oldestStart('day', context), unit);
  if (fromMs < oldestMs && query.format !== 'monthEnd') {
    clamps.push(`${historyOf('day', context)}: costs are shown from ${formatDay(oldestMs)}.`);
  }
  const drawnFromMs = Math.max(fromMs, oldestMs);
  const isDrawn = query.format !== 'monthEnd';
  // Whatever is drawn of it: last month beside, a running total, an estimate of ours, the change from last month.
  const monthBefore = sameDayOrNext(Math.min(monthMs, startOf(drawnFromMs, 'month')), -1);
  const drawnUntilMs = Math.min(untilMs, latestMs);
  return {
    granularity,
    todayMs,
    monthMs,
    monthEndMs,
    drawnFromMs,
    drawnUntilMs,
    actualFromMs: Math.max(startOf(oldestStart('day', context), 'day'), monthBefore),
    ...(!(isOver && isDrawn) && { askedUntilMs: Math.max(monthEndMs, drawnUntilMs) }),
    endsBehindRange: granularity === 'DAILY' && drawnUntilMs > Math.max(rangeEndMs, todayMs + dayMs),
    isRunning: granularity === 'DAILY' && query.runningTotal,
    clamps: isDrawn ? clamps : [],
  };
}

const REACH = {
  DAILY: 'AWS forecasts three months of days (monthly, eighteen months)',
  MONTHLY: 'AWS forecasts eighteen months',
} as const;

function granularityOf(
  { granularity, runningTotal, format }: ForecastQuery,
  { context, todayMs, wantedMs }: { context: QueryContext; todayMs: number; wantedMs: number },
): Horizon['granularity'] {
  if (granularity !== 'AUTO') {
    return granularity;
  }
  // Months cannot be added up day by day.
  const isRunning = runningTotal && format !== 'monthEnd';
  const isShort = todayMs - startOf(context.fromMs, 'day') <= AUTO_DAYS * dayMs;
  return isRunning || (isShort && wantedMs <= monthsOn(todayMs, MAX_MONTHS.DAILY)) ? 'DAILY' : 'MONTHLY';
}

/** The same day so many months on, or that month's last day where it has no such day. */
function monthsOn(ms: number, months: number): number {
  const date = new Date(ms);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), lastOfMonth));
}
