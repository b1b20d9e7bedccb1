// What has been metered when: the bill is refreshed three times a day and lags. aws-apis.md §1.9, §7.
import { dayMs, dayOf, firstDay, hourMs } from './calendar';

const refreshHours = [2, 10, 18] as const;
const lagHours = 4;

/** The latest refresh at or before `now`, in ms. Between refreshes no answer changes. */
export function publishedAt(now: number): number {
  const midnight = dayOf(now) * dayMs;
  const hour = (now - midnight) / hourMs;
  const last = refreshHours.findLast((refresh) => refresh <= hour);
  return last === undefined ? midnight - 6 * hourMs : midnight + last * hourMs;
}

/** Whole hours of a day that are in the bill as published: 24 from 10:00Z of the next day on. */
export function meteredHours(day: number, published: number): number {
  return Math.min(24, Math.max(0, Math.floor((published - day * dayMs) / hourMs) - lagHours));
}

/** A month closes on the 4th of the next one at 12:00Z; until then AWS calls all of it estimated. */
export const isClosed = (month: number, now: number): boolean => now >= (firstDay(month + 1) + 3) * dayMs + 12 * hourMs;
