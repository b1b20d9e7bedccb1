// PURE. What is measured: the metric itself, or what a query makes of it; its name, its column.
import { addsUp } from './granularity';
import { METRIC_LABELS } from './metric-labels';
import type { CostQuery } from './model';

/** Whether the values are percent of something, not an amount. */
export function isRatio(query: CostQuery): boolean {
  const change = changesOf(query);
  return change === 'percent' || (query.share && change === undefined);
}

/** How two periods become one series; undefined where they are drawn side by side, or there is one only. */
export function changesOf({
  compare,
  compareAs,
}: Pick<CostQuery, 'compare' | 'compareAs'>): 'difference' | 'percent' | undefined {
  return compare === 'none' || compareAs === 'series' ? undefined : compareAs;
}

/** What the series of the period compared with carry behind their name. */
export const EARLIER_LABELS: Readonly<Record<CostQuery['compare'], string>> = {
  none: '',
  previousPeriod: 'previous period',
  previousMonth: 'last month',
  sevenDays: '7 days earlier',
  lastYear: 'last year',
};

/** The name of what has no group: `Unblended cost`, `Unblended cost, change from last month`. */
export function measureLabel(query: CostQuery): string {
  const label = METRIC_LABELS[query.metric] + (addsUp(query) ? ', running total' : '');
  if (changesOf(query)) {
    return `${label}, change from ${EARLIER_LABELS[query.compare]}`;
  }
  return query.share ? `${label}, share` : label;
}

/** The column of a table or total: AWS's name of the metric as long as it is the metric. */
export function measureColumn(query: CostQuery): string {
  const column = query.metric + (addsUp(query) ? 'RunningTotal' : '');
  switch (changesOf(query)) {
    case 'difference':
      return `${column}Change`;
    case 'percent':
      return `${column}ChangePercent`;
    case undefined:
      return query.share ? `${column}Share` : column;
  }
}
