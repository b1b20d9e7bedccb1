// PURE. Which granularity and period a cost query asks AWS for.
import type { QueryContext } from '../kind';
import { nextSpan, type Span, startOfSpan } from '../shared/calendar';
import { historyOf, isTooOld, oldestStart, type Period, periodOf } from '../shared/period';
import { dayMs, formatDay, next, startOf, type TimeUnit } from '../shared/utc';
import { completeUntil } from './completeness';
import type { CostQuery } from './model';

/** AUTO draws days up to here: a quarter, the longest that is still read day by day. */
export const AUTO_DAYS = 92;

export type AwsGranularity = 'HOURLY' | 'DAILY' | 'MONTHLY';

export const UNITS: Readonly<Record<AwsGranularity, TimeUnit>> = { HOURLY: 'hour', DAILY: 'day', MONTHLY: 'month' };
const ROLLED_FROM: Readonly<Record<Span, AwsGranularity>> = { week: 'DAILY', quarter: 'MONTHLY', year: 'MONTHLY' };

export interface Asked extends Period {
  readonly granularity: AwsGranularity;
  /** Later than `startMs` where a running total needs the month's beginning, which is not drawn. */
  readonly drawnFromMs: number;
}

/** The span to roll up to; a total is of the whole range and has none. */
export function spanOf({ format, rollUp }: Pick<CostQuery, 'format' | 'rollUp'>): Span | undefined {
  return format === 'total' || rollUp === 'none' ? undefined : rollUp;
}

/** A total adds up anyway. */
export function addsUp({ format, runningTotal }: Pick<CostQuery, 'format' | 'runningTotal'>): boolean {
  return runningTotal && format !== 'total';
}

/**
 * AUTO → DAILY for up to 92 UTC days that AWS still keeps as days, else MONTHLY; never HOURLY, which is paid for and opted in to.
 * What months cannot answer stays DAILY: a running total, seven days earlier. Weeks are made of days, quarters and years of months.
 */
export function granularityOf(query: CostQuery, context: QueryContext): AwsGranularity {
  const span = spanOf(query);
  if (span !== undefined) {
    return ROLLED_FROM[span];
  }
  if (query.granularity !== 'AUTO') {
    return query.granularity;
  }
  if (addsUp(query) || query.compare === 'sevenDays') {
    return 'DAILY';
  }
  const { startMs, endMs } = periodOf('day', context);
  const reachesDays = startOf(context.fromMs, 'day') >= oldestStart('day', context);
  return endMs - startMs <= AUTO_DAYS * dayMs && (reachesDays || context.historyMonths === 14) ? 'DAILY' : 'MONTHLY';
}

/**
 * What to ask for: whole spans of a roll-up, whole months of a running total, as far as AWS keeps and has them.
 * A total is of exactly the asked UTC days, so its months are cut to them; drawn months are whole.
 */
export function askedPeriod(query: CostQuery, context: QueryContext): Asked {
  const granularity = granularityOf(query, context);
  const unit = UNITS[granularity];
  const period = periodOf(unit, context, cut(query, granularity));
  const span = spanOf(query);
  const { startMs: drawnFromMs } = period;
  // Never earlier than AWS keeps, never later than asked.
  const widened = (start: number) => Math.min(drawnFromMs, Math.max(start, oldestStart(unit, context)));
  if (span !== undefined) {
    const startMs = widened(startOfSpan(drawnFromMs, span));
    const spanEnd = nextSpan(period.endMs - 1, span);
    const endMs = Math.max(period.endMs, Math.min(spanEnd, next(context.nowMs, unit)));
    return { ...period, granularity, startMs, endMs, drawnFromMs: startMs };
  }
  if (addsUp(query)) {
    const monthMs = startOf(drawnFromMs, 'month');
    const startMs = widened(monthMs);
    const late = `${historyOf(unit, context)}: the first running total begins on ${formatDay(startMs)}, not with its month.`;
    return {
      ...period,
      granularity,
      startMs,
      drawnFromMs,
      clamps: [...period.clamps, ...(startMs > monthMs ? [late] : [])],
    };
  }
  if (granularity === 'MONTHLY' && query.format === 'total' && query.incomplete === 'drop') {
    // Leaving out the open month would lose its complete days: it is cut to them.
    const endMs = Math.min(period.endMs, completeUntil(query, context));
    return { ...period, granularity, endMs: endMs > drawnFromMs ? endMs : period.endMs, drawnFromMs };
  }
  return { ...period, granularity, drawnFromMs };
}

/** Whether nothing of the range is left in what AWS keeps at this granularity. */
export function isOutOfReach(query: CostQuery, context: QueryContext): boolean {
  const granularity = granularityOf(query, context);
  return isTooOld(UNITS[granularity], context, cut(query, granularity));
}

/** Only a total may be of parts of months. */
export function cut({ format }: Pick<CostQuery, 'format'>, granularity: AwsGranularity): { readonly fromDay: boolean } {
  return { fromDay: granularity === 'MONTHLY' && format === 'total' };
}
