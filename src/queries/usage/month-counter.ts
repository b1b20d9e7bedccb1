// PURE. A counter that begins anew each month, such as AWS/Billing EstimatedCharges → what it grew by each UTC day.
import { dayMs } from '../shared/utc';

/** A new month's charges come in over some days: a fall there is the new month's beginning; later it is a correction. */
const RESET_DAYS = 3;

/**
 * Daily maxima (times: UTC day starts, ascending) → growth per day, null where the day before is not known. The first day is there to
 * be taken off and has no growth of its own unless a month begins with it.
 */
export function growthPerDay(timesMs: ArrayLike<number>, values: ArrayLike<number | null>): readonly (number | null)[] {
  return Array.from({ length: timesMs.length }, (_, index) => {
    const value = values[index] ?? null;
    const day = new Date(timesMs[index]!).getUTCDate();
    const isNewMonth = day === 1;
    const before = index > 0 ? values[index - 1] : undefined;
    const follows = index > 0 && timesMs[index]! - timesMs[index - 1]! === dayMs;
    if (value === null) {
      return null;
    }
    if (!follows || before === undefined || before === null) {
      return isNewMonth && index > 0 ? value : null;
    }
    return day <= RESET_DAYS && value < before ? value : rounded(value - before);
  });
}

/** A counter of cents has no more digits: 100.1 − 99.9 is 0.19999999999998863 as doubles. */
function rounded(difference: number): number {
  return Math.round(difference * 1e6) / 1e6;
}
