// PURE. Days and months as AWS writes them, `2026-11-20`: text of this form sorts by time. All UTC; ends are exclusive.

/** `end` is exclusive. */
export interface Span {
  readonly start: string;
  readonly end: string;
}

/** How far back Cost Explorer answers days, counted from today. @see aws-apis.md §1.2 */
const LOOK_BACK_MONTHS = 14;

export const isDay = (text: string | undefined): text is string => /^\d{4}-\d{2}-\d{2}$/.test(text ?? '');

export const today = (nowMs: number): string => new Date(nowMs).toISOString().slice(0, 10);

export const firstOfMonth = (day: string): string => `${day.slice(0, 7)}-01`;

const nextDays = new Map<string, string>();

/** Kept: planning walks days again and again, and there are some hundreds of them. */
export function nextDay(day: string): string {
  const known = nextDays.get(day) ?? today(Date.parse(`${day}T00:00:00Z`) + 86_400_000);
  if (nextDays.size < 2_000) {
    nextDays.set(day, known);
  }
  return known;
}

export function daysBefore(day: string, count: number): string {
  return today(Date.parse(`${day}T00:00:00Z`) - count * 86_400_000);
}

/** The first of the month after the one that holds `day`. */
export function nextMonth(day: string): string {
  return today(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 1));
}

/** A span cut at the first of each month; the first and last piece may be part of one. */
export function monthsOf({ start, end }: Span): readonly Span[] {
  const months: Span[] = [];
  for (let at = start; at < end; at = nextMonth(at)) {
    const until = nextMonth(at);
    months.push({ start: at, end: until < end ? until : end });
  }
  return months;
}

/** Each day of a span. */
export function daysIn({ start, end }: Span): readonly string[] {
  const days: string[] = [];
  for (let day = start; day < end; day = nextDay(day)) {
    days.push(day);
  }
  return days;
}

/** Number of days of a span. */
export function daysOf({ start, end }: Span): number {
  return Math.round((Date.parse(`${end}T00:00:00Z`) - Date.parse(`${start}T00:00:00Z`)) / 86_400_000);
}

/** The oldest day AWS answers: the day after today's date fourteen months ago, or after that month's last day. */
export function oldestDay(nowMs: number): string {
  const now = new Date(nowMs);
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth() - LOOK_BACK_MONTHS];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return nextDay(today(Date.UTC(year, month, Math.min(now.getUTCDate(), last))));
}

/** From the earliest start to the latest end. */
export function around(spans: readonly Span[]): Span {
  const starts = spans.map(({ start }) => start).sort();
  const ends = spans.map(({ end }) => end).sort();
  return { start: starts[0] ?? '', end: ends.at(-1) ?? '' };
}
