// PURE. The period a query is compared with: what to ask AWS for, and which of its days stands beside which.
import type { QueryContext } from '../kind';
import { nextSpan, sameDay, sameDayOrNext, startOfSpan } from '../shared/calendar';
import { isTooOld, type Period, periodOf } from '../shared/period';
import { dayMs, next, startOf } from '../shared/utc';
import { addsUp, type Asked, askedPeriod, cut, spanOf, UNITS } from './granularity';
import type { CostQuery } from './model';

export interface Comparison {
  /** What to ask AWS for; undefined where it keeps nothing of it any more. */
  readonly period?: Period;
  /** The start of a period → that of the one it is compared with; undefined where there is no such day. Epoch ms. */
  counterpart(startMs: number): number | undefined;
}

/** Either so much earlier, or the same days so many months earlier. */
type Shift = { readonly ms: number } | { readonly months: number };

/** The comparison a query asks for, or undefined. A comparison that AWS can only answer in part has no period for a total. */
export function comparisonOf(query: CostQuery, context: QueryContext): Comparison | undefined {
  const asked = askedPeriod(query, context);
  const shift = shiftOf(query, asked);
  if (shift === undefined) {
    return undefined;
  }
  const unit = UNITS[asked.granularity];
  const span = spanOf(query);
  const options = cut(query, asked.granularity);
  const fromMs = earlierOrNext(span ? startOfSpan(asked.startMs, span) : asked.drawnFromMs, shift);
  // By the last period, not by the exclusive end: February has no counterpart for the last days of January.
  const lastMs = startOf(asked.endMs - 1, options.fromDay ? 'day' : unit);
  const last = earlier(lastMs, shift);
  const toMs = last === undefined ? earlierOrNext(lastMs, shift) : next(last, options.fromDay ? 'day' : unit);
  const at = { ...context, fromMs: addsUp(query) ? startOf(fromMs, 'month') : fromMs, toMs };
  const period = isTooOld(unit, at, options) ? undefined : periodOf(unit, at, options);
  const isCut = period !== undefined && period.startMs > at.fromMs;
  return {
    counterpart: (startMs) => earlier(startMs, shift),
    ...(period && !(isCut && query.format === 'total') && { period }),
  };
}

function shiftOf(query: CostQuery, asked: Asked): Shift | undefined {
  switch (query.compare) {
    case 'none':
      return undefined;
    case 'previousPeriod':
      return lengthOf(query, asked);
    case 'previousMonth':
      return { months: 1 };
    case 'sevenDays':
      return { ms: 7 * dayMs };
    case 'lastYear':
      // Weeks stay weeks: 52 of them.
      return spanOf(query) === 'week' ? { ms: 364 * dayMs } : { months: 12 };
  }
}

/** As long as what is drawn, in whole periods of it. */
function lengthOf(query: CostQuery, { granularity, drawnFromMs, endMs }: Asked): Shift {
  const span = spanOf(query);
  if (span === 'week') {
    return { ms: nextSpan(endMs - 1, span) - startOfSpan(drawnFromMs, span) };
  }
  if (granularity !== 'MONTHLY' || query.format === 'total') {
    return { ms: endMs - drawnFromMs };
  }
  const first = span ? startOfSpan(drawnFromMs, span) : startOf(drawnFromMs, 'month');
  const end = span ? nextSpan(endMs - 1, span) : next(endMs - 1, 'month');
  return { months: monthOf(end) - monthOf(first) };
}

function monthOf(ms: number): number {
  const date = new Date(ms);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function earlier(ms: number, shift: Shift): number | undefined {
  return 'ms' in shift ? ms - shift.ms : sameDay(ms, -shift.months);
}

function earlierOrNext(ms: number, shift: Shift): number {
  return 'ms' in shift ? ms - shift.ms : sameDayOrNext(ms, -shift.months);
}
