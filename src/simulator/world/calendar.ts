// Days are whole UTC days counted from 1970-01-01; months are year × 12 + (month − 1). Ends are exclusive everywhere.

export const dayMs = 86_400_000;
export const hourMs = 3_600_000;

export const dayOf = (ms: number): number => Math.floor(ms / dayMs);

/** Day number → `yyyy-MM-dd`. */
export const dayText = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

/** Milliseconds → `yyyy-MM-ddTHH:mm:ssZ`, the form Cost Explorer uses for hours. */
export const hourText = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

export function monthOf(day: number): number {
  const date = new Date(day * dayMs);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

export const firstDay = (month: number): number => dayOf(Date.UTC(Math.floor(month / 12), month % 12, 1));

export const daysIn = (month: number): number => firstDay(month + 1) - firstDay(month);

/** 0 = Sunday … 6 = Saturday. */
export const weekday = (day: number): number => (((day + 4) % 7) + 7) % 7;

export const isWeekend = (day: number): boolean => weekday(day) === 0 || weekday(day) === 6;

/** The same day of the month, so many months away; the last day of that month when it is too short. */
export function addMonths(day: number, months: number): number {
  const month = monthOf(day);
  const offset = day - firstDay(month);
  return firstDay(month + months) + Math.min(offset, daysIn(month + months) - 1);
}

/**
 * `yyyy-MM-dd` or `yyyy-MM-ddTHH:mm:ssZ` → milliseconds; undefined for anything else, and for days that do not exist.
 */
export function parseInstant(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?Z)?$/.test(text)) {
    return undefined;
  }
  const ms = Date.parse(text);
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text.slice(0, 10) ? undefined : ms;
}

/** Monday to Sunday around the day after the fourth Thursday of November. */
export function isBlackFridayWeek(day: number): boolean {
  const month = monthOf(day);
  if (month % 12 !== 10) {
    return false;
  }
  const first = firstDay(month);
  const thursday = first + ((4 - weekday(first) + 7) % 7) + 21;
  return day >= thursday - 3 && day <= thursday + 3;
}
