// PURE. A dashboard's range → the TimePeriod that Cost Explorer accepts: whole UTC hours, days or months, End exclusive.
// Many panels with a slightly different "now" ask for the same period, and so share one answer.
import type { QueryContext } from '../kind';
import { dayMs, formatDay, formatHour, lastDay, next, startOf, type TimeUnit, up } from './utc';

/** Epoch ms, UTC; `endMs` is exclusive and always later than `startMs`. */
export interface Period {
  readonly startMs: number;
  readonly endMs: number;
  /** A sentence for every end that was moved because AWS would refuse it or has nothing there. */
  readonly clamps: readonly string[];
}

/**
 * The asked range in whole units, moved inside what AWS answers.
 * `fromDay` asks for months that are cut to the asked days: the first and last hold those days only, the sum is exact.
 * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetCostAndUsage.html and aws-apis.md §1.2
 */
export function periodOf(unit: TimeUnit, context: QueryContext, options: { readonly fromDay?: boolean } = {}): Period {
  const step = options.fromDay ? 'day' : unit;
  const clamps: string[] = [];
  const askedMs = startOf(context.fromMs, step);
  const oldestMs = oldestStart(unit, context, options);
  let startMs = Math.max(askedMs, oldestMs);
  let endMs = up(context.toMs, step);
  if (options.fromDay && startMs < oldestDay(context)) {
    startMs = Math.max(startOf(startMs, 'month'), oldestMs);
  }
  if (startMs > askedMs) {
    const shown = unit === 'hour' ? formatHour(startMs) : formatDay(startMs);
    clamps.push(`${historyOf(unit, context)}: costs are shown from ${shown}.`);
  } else if (startMs < askedMs) {
    clamps.push(`Beyond 14 months AWS answers whole months only: costs are shown from ${formatDay(startMs)}.`);
  }
  const latestEndMs = next(context.nowMs, step);
  if (startMs >= latestEndMs) {
    startMs = startOf(context.nowMs, step);
    clamps.push(`The range starts in the future: costs are shown from ${formatDay(startMs)}.`);
  }
  if (endMs > latestEndMs) {
    endMs = latestEndMs;
    clamps.push(`The range ends in the future: costs are shown up to ${lastDay(endMs)}.`);
  }
  // Start = End is an error at AWS: the "first of the month" bug of month-to-date ranges.
  return { startMs, endMs: endMs > startMs ? endMs : next(startMs, step), clamps };
}

/** Whether the whole range lies before what AWS keeps: asking would answer another question. */
export function isTooOld(unit: TimeUnit, context: QueryContext, options: { readonly fromDay?: boolean } = {}): boolean {
  return context.toMs <= oldestStart(unit, context, options);
}

/** The first moment Cost Explorer answers for this unit. */
export function oldestStart(
  unit: TimeUnit,
  context: QueryContext,
  options: { readonly fromDay?: boolean } = {},
): number {
  if (unit === 'hour') {
    return up(context.nowMs - 14 * dayMs, 'hour');
  }
  if (unit === 'day' || (options.fromDay && context.historyMonths === 14)) {
    return oldestDay(context);
  }
  // AWS counts from today, not from a month boundary: only a month that is whole is comparable with the others.
  return up(monthsBack(context.nowMs, context.historyMonths) + dayMs, 'month');
}

/** "AWS keeps 14 days of hours" and its like, for notices and issues. */
export function historyOf(unit: TimeUnit, context: QueryContext): string {
  switch (unit) {
    case 'hour':
      return 'AWS keeps 14 days of hours';
    case 'day':
      return 'AWS keeps 14 months of days';
    case 'month':
      return `This data source has ${context.historyMonths} months of history`;
  }
}

/** Days reach back 14 months, with or without multi-year data: that is monthly only. */
function oldestDay(context: QueryContext): number {
  return monthsBack(context.nowMs, 14) + dayMs;
}

/** The same UTC day some months ago, or that month's last day where it has no such day. */
function monthsBack(ms: number, months: number): number {
  const now = new Date(ms);
  const year = now.getUTCFullYear();
  const month = now.getUTCMonth() - months;
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(now.getUTCDate(), lastOfMonth));
}
