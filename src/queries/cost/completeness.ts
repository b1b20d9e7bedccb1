// PURE. Which periods are whole: over, and old enough for AWS to have seen all their usage.
//
// AWS brings costs in up to 24 hours late, at most three times a day; so today and yesterday are incomplete unless told otherwise.
// Complete is not settled: AWS's own flag Estimated stays for the whole open month.
import type { QueryContext } from '../kind';
import { dayMs, lastDay, startOf } from '../shared/utc';
import type { AwsGranularity } from './granularity';
import type { CostQuery } from './model';

/** A period that ends here or earlier is complete. Epoch ms, a UTC midnight. */
export function completeUntil({ lagDays }: Pick<CostQuery, 'lagDays'>, { nowMs }: QueryContext): number {
  return startOf(nowMs, 'day') - (lagDays - 1) * dayMs;
}

/** The last complete UTC day of a period, `2026-11-18`; null where it has none. */
export function dataThrough(
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
  untilMs: number,
): string | null {
  const through = Math.min(endMs, untilMs);
  return through > startMs ? lastDay(through) : null;
}

/**
 * Whether incomplete periods are left out. A rule that compares days must not fire because today has only begun; a month, a
 * week, a running total or the total of a range is still growing by its nature, so a rule keeps those.
 */
export function dropsIncomplete(query: CostQuery, granularity: AwsGranularity, { fromAlert }: QueryContext): boolean {
  const isGrowing =
    granularity === 'MONTHLY' || query.rollUp !== 'none' || query.runningTotal || query.format === 'total';
  return query.incomplete === 'drop' || (fromAlert === true && !isGrowing);
}
