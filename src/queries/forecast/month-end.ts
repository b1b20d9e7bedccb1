// PURE. The month-end estimate: what was before today and what is forecast from today, in decimals.
import { sameDayOrNext } from '../shared/calendar';
import { sumDecimals, toNumber } from '../shared/decimal';
import { PERCENT } from '../shared/unit';
import { parseTime } from '../shared/utc';
import { sumDays } from './actual';
import type { ForecastQuery } from './model';
import { onTop, type Outlook } from './outlook';

export interface MonthEnd {
  /** In `unit`; null where a part of it is not known. */
  readonly value: number | null;
  /** AWS's, or percent. */
  readonly unit: string;
}

/**
 * The actual of [first of the month, today) and the forecast of [today, first of the next): today is counted once, and the last day of
 * the month is a day like others. Undefined where there is no forecast.
 */
export function monthEndOf(outlook: Outlook): MonthEnd | undefined {
  const { query, forecast, horizon } = outlook;
  if (forecast === undefined) {
    return undefined;
  }
  const means = forecast.periods
    .filter(({ start }) => parseTime(start) >= horizon.todayMs && parseTime(start) < horizon.monthEndMs)
    .map(({ mean }) => mean);
  const isKnown = means.length > 0 && means.every((mean) => toNumber(mean) !== null);
  const amount = isKnown ? onTop(outlook, sumDecimals(means)) : undefined;
  const unit = query.monthEndAs === 'amount' || query.monthEndAs === 'leftOfBudget' ? forecast.unit : PERCENT;
  return { value: amount === undefined ? null : formOf(amount, outlook), unit };
}

function formOf(amount: string, { query, actual, horizon }: Outlook): number | null {
  const budget = toNumber(query.budget);
  switch (query.monthEndAs) {
    case 'amount':
      return toNumber(amount);
    case 'percentOfBudget':
      return budget === null ? null : percentOf(amount, query.budget);
    case 'leftOfBudget':
      return budget === null ? null : toNumber(sumDecimals([query.budget, negate(amount)]));
    case 'changeFromLastMonth': {
      const startMs = sameDayOrNext(horizon.monthMs, -1);
      const before = sumDays(actual, { startMs, endMs: horizon.monthMs });
      return before === undefined || !(Number(before) > 0) ? null : (percentOf(amount, before) ?? 0) - 100;
    }
  }
}

function percentOf(amount: string, whole: string): number | null {
  return Number(whole) > 0 ? (100 * Number(amount)) / Number(whole) : null;
}

function negate(amount: string): string {
  return amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
}

/** What the number is called, by what is made of it. */
export const MONTH_END_NAMES: Readonly<
  Record<ForecastQuery['monthEndAs'], { readonly label: string; readonly column: string }>
> = {
  amount: { label: 'Month-end estimate', column: 'MonthEnd' },
  percentOfBudget: { label: 'Month-end estimate, percent of budget', column: 'MonthEndPercentOfBudget' },
  leftOfBudget: { label: 'Left of budget at month end', column: 'MonthEndLeftOfBudget' },
  changeFromLastMonth: { label: 'Month-end estimate, change from last month', column: 'MonthEndChangePercent' },
};
