// PURE. A cost query in one line, for the query history.
import { labelName } from '../shared/group-key';
import type { Filter } from '../shared/key';
import { CHARGE_TYPE_LABELS } from './charge-type-labels';
import { changesOf, EARLIER_LABELS, measureLabel } from './measure';
import type { CostQuery } from './model';

/** `Unblended cost by SERVICE, daily, top 10, where REGION is eu-west-1` */
export function describeCost(query: CostQuery): string {
  const groups = query.groupBy.map(labelName).join(' and ');
  const filters = query.filters.map(describeFilter).join(' and ');
  return [
    measureLabel(query) + (groups && ` by ${groups}`),
    query.format === 'total'
      ? 'total'
      : query.rollUp === 'none'
        ? query.granularity.toLowerCase()
        : `by ${query.rollUp}`,
    ...(query.serviceGroup === 'ec2' ? ['all of EC2'] : []),
    ...(query.chargeTypes === 'all' ? [] : [CHARGE_TYPE_LABELS[query.chargeTypes].label.toLowerCase()]),
    ...(query.compare === 'none' || changesOf(query) ? [] : [`beside ${EARLIER_LABELS[query.compare]}`]),
    ...(query.incomplete === 'drop' ? ['complete periods only'] : []),
    ...(query.top === undefined ? [] : [`top ${query.top}`]),
    ...(query.mergeRegions ? ['regions merged'] : []),
    ...(filters ? [`where ${filters}`] : []),
  ].join(', ');
}

function describeFilter(filter: Filter): string {
  const name = labelName(filter);
  switch (filter.operator) {
    case 'is':
      return `${name} is ${filter.values.join(' or ')}`;
    case 'isNot':
      return `${name} is not ${filter.values.join(' or ')}`;
    case 'isAbsent':
      return `${name} is absent`;
  }
}
