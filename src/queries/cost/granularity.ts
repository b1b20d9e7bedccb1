// PURE. Which granularity and period a cost query asks AWS for.
import type { QueryContext } from '../kind';
import { isTooOld, oldestStart, type Period, periodOf } from '../shared/period';
import { dayMs, startOf, type TimeUnit } from '../shared/utc';
import type { CostQuery } from './model';

/** AUTO draws days up to here: a quarter, the longest that is still read day by day. */
export const AUTO_DAYS = 92;

export type AwsGranularity = 'HOURLY' | 'DAILY' | 'MONTHLY';

export const UNITS: Readonly<Record<AwsGranularity, TimeUnit>> = { HOURLY: 'hour', DAILY: 'day', MONTHLY: 'month' };

/**
 * AUTO → DAILY for up to 92 UTC days that AWS still keeps as days, else MONTHLY; never HOURLY, which is paid for and opted in to.
 */
export function granularityOf(query: CostQuery, context: QueryContext): AwsGranularity {
  if (query.granularity !== 'AUTO') {
    return query.granularity;
  }
  const { startMs, endMs } = periodOf('day', context);
  const reachesDays = startOf(context.fromMs, 'day') >= oldestStart('day', context);
  return endMs - startMs <= AUTO_DAYS * dayMs && (reachesDays || context.historyMonths === 14) ? 'DAILY' : 'MONTHLY';
}

/** What to ask for. A total is of exactly the asked UTC days, so its months are cut to them; drawn months are whole. */
export function askedPeriod(
  query: CostQuery,
  context: QueryContext,
): Period & { readonly granularity: AwsGranularity } {
  const granularity = granularityOf(query, context);
  return { granularity, ...periodOf(UNITS[granularity], context, cut(query, granularity)) };
}

/** Whether nothing of the range is left in what AWS keeps at this granularity. */
export function isOutOfReach(query: CostQuery, context: QueryContext): boolean {
  const granularity = granularityOf(query, context);
  return isTooOld(UNITS[granularity], context, cut(query, granularity));
}

function cut(query: CostQuery, granularity: AwsGranularity): { fromDay: boolean } {
  return { fromDay: granularity === 'MONTHLY' && query.format === 'total' };
}
