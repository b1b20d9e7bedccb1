// PURE. A unit cost query in one line, for the query history.
import { describeCost } from '../cost/describe';
import { costHalf } from './halves';
import type { UnitCostQuery } from './model';
import { perText } from './per';

/** `Cost per million requests: Amortized cost, daily, …, over Sum of AWS/Lambda Invocations in eu-west-1` */
export function describeUnitCost(query: UnitCostQuery): string {
  const { namespace, metricNames, statistic, regions, accounts } = query;
  const places = [regions.join(' and '), accounts.join(' and ')].filter((place) => place !== '');
  const metric = `${statistic} of ${[namespace, metricNames.join(' and ')].join(' ').trim() || 'a metric'}`;
  return [
    `Cost per ${perText(query)}: ${describeCost(costHalf(query, {}))}, over ${metric}`,
    ...places.map((place) => `in ${place}`),
  ].join(' ');
}
