// How long CloudWatch keeps data at which period, and where its periods begin. aws-apis.md §3.1
import { dayMs, hourMs } from '../../world/calendar';

const minuteMs = 60_000;

/** Start inclusive, end exclusive, ms; `now` limits both. */
export interface TimeRange {
  readonly start: number;
  readonly end: number;
  readonly now: number;
}

const tiers = [
  { olderThan: 63 * dayMs, seconds: 3600 },
  { olderThan: 15 * dayMs, seconds: 300 },
  { olderThan: 3 * hourMs, seconds: 60 },
] as const;
const keptMs = 455 * dayMs;

/** The period that every period asked for must be a multiple of, in seconds: by the age of the start. */
export const tierSeconds = ({ start, now }: TimeRange): number =>
  tiers.find(({ olderThan }) => now - start > olderThan)?.seconds ?? 1;

/** The start as AWS rounds it: to the whole minute, five minutes or hour by its age. */
export function roundedStart(range: TimeRange): number {
  const step = Math.max(minuteMs, tierSeconds(range) * 1000);
  return Math.floor(range.start / step) * step;
}

/** Starts of periods in epoch seconds, ascending; none where the period is too short for the range's age. */
export function periodStarts(range: TimeRange, period: number, origin = 0): readonly number[] {
  if (period % tierSeconds(range) !== 0) {
    return [];
  }
  const periodMs = period * 1000;
  // Sub-minute periods are not rounded to the minute, or three hours of them would begin before they are kept.
  const from = Math.max(period < 60 ? range.start : roundedStart(range), range.now - keptMs);
  const end = Math.min(range.end, range.now);
  const starts: number[] = [];
  for (let at = Math.ceil((from - origin) / periodMs) * periodMs + origin; at < end; at += periodMs) {
    starts.push(at / 1000);
  }
  return starts;
}

export const isPeriod = (period: number): boolean =>
  [1, 5, 10, 20, 30].includes(period) || (period > 0 && period % 60 === 0);
