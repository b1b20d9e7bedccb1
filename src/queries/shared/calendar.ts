// PURE. Spans longer than what AWS answers, and the same day of another month; all in UTC, times in epoch ms.
import { dayMs } from './utc';

export type Span = 'week' | 'quarter' | 'year';

// 1970 began on a Thursday; ISO weeks begin on Mondays.
const THURSDAY = 3;

/** The start of the ISO week, quarter or year that holds `ms`. */
export function startOfSpan(ms: number, span: Span): number {
  if (span === 'week') {
    const day = Math.floor(ms / dayMs);
    return (Math.floor((day + THURSDAY) / 7) * 7 - THURSDAY) * dayMs;
  }
  const date = new Date(ms);
  const month = span === 'year' ? 0 : Math.floor(date.getUTCMonth() / 3) * 3;
  return Date.UTC(date.getUTCFullYear(), month);
}

/** The start of the span after the one that holds `ms`. */
export function nextSpan(ms: number, span: Span): number {
  const start = startOfSpan(ms, span);
  return span === 'week' ? start + 7 * dayMs : monthsLater(start, span === 'year' ? 12 : 3);
}

/** The same day and hour so many months later (or, negative, earlier); undefined where that month has no such day. */
export function sameDay(ms: number, months: number): number | undefined {
  const moved = monthsLater(ms, months);
  return new Date(moved).getUTCDate() === new Date(ms).getUTCDate() ? moved : undefined;
}

/** As `sameDay`; where there is no such day, the first of the month after. */
export function sameDayOrNext(ms: number, months: number): number {
  const date = new Date(ms);
  return sameDay(ms, months) ?? Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1);
}

/** 30 February is 2 March here: whoever calls looks at the day. */
function monthsLater(ms: number, months: number): number {
  const date = new Date(ms);
  return date.setUTCMonth(date.getUTCMonth() + months);
}
