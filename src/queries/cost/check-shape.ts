// PURE. Options of a cost query that contradict each other or its granularity: said before anything is paid.
import type { QueryContext, QueryIssue } from '../kind';
import { isCash } from './charge-types';
import { addsUp, granularityOf, spanOf } from './granularity';
import { changesOf } from './measure';
import type { CostQuery } from './model';

/** Faults between options: an invoice that is amortised, a comparison that whole months cannot make, a running total of months. */
export function checkShape(query: CostQuery, context: QueryContext): readonly QueryIssue[] {
  return [...problems(query, context)].map(([path, text]) => ({ path, message: `${path} ${text}` }));
}

function* problems(query: CostQuery, context: QueryContext): Iterable<readonly [path: string, text: string]> {
  const { chargeTypes, metric, compare, format, share } = query;
  const granularity = granularityOf(query, context);
  const span = spanOf(query);
  if (chargeTypes === 'invoiced' && !isCash(metric)) {
    yield ['chargeTypes', `is invoiced, and an invoice shows no ${metric}: choose UnblendedCost or NetUnblendedCost.`];
  }
  if (compare === 'sevenDays' && granularity === 'MONTHLY' && format !== 'total') {
    yield ['compare', 'is sevenDays, which needs days: choose granularity DAILY, or another comparison.'];
  }
  if (compare === 'previousMonth' && span !== undefined) {
    yield ['compare', `is previousMonth, which does not fit a ${span}: choose previousPeriod or lastYear.`];
  }
  if ((compare === 'previousMonth' || compare === 'lastYear') && granularity === 'HOURLY') {
    yield ['compare', `is ${compare}, and AWS keeps 14 days of hours: choose granularity DAILY, or previousPeriod.`];
  }
  if (addsUp(query) && (span !== undefined || granularity === 'MONTHLY')) {
    yield [
      'runningTotal',
      'starts again each month, so it needs days or hours: choose granularity DAILY, and no roll-up.',
    ];
  }
  if (share && changesOf(query)) {
    yield ['share', 'cannot be combined with a change: choose compareAs series, or switch it off.'];
  }
}
