// PURE. A tags query in one line, for the query history.
import { METRIC_LABELS } from '../cost/metric-labels';
import { labelName } from '../shared/group-key';
import type { TagsQuery } from './model';

/** `Coverage of tag:team and tag:environment by LINKED_ACCOUNT, daily` */
export function describeTags(query: TagsQuery): string {
  const { granularity, chargeTypes, top, filters } = query;
  return [
    subject(query),
    granularity.toLowerCase(),
    ...(chargeTypes === 'all' ? ['all charges'] : []),
    ...(top === undefined ? [] : [`top ${top}`]),
    ...(filters.length === 0 ? [] : [`filtered by ${filters.map(labelName).join(' and ')}`]),
  ].join(', ');
}

function subject({ view, keys, coverageBy, metric }: TagsQuery): string {
  const names = keys.map(labelName).join(' and ') || 'no key';
  switch (view) {
    case 'cost':
      return `${METRIC_LABELS[metric]} by ${names}`;
    case 'coverage':
      return `Coverage of ${names}${coverageBy === 'none' ? '' : ` by ${coverageBy}`}`;
    case 'values':
      return `Values of ${names}`;
    case 'keys':
      return keys.length === 0 ? 'Tag keys' : `Tag keys, cost of ${names}`;
  }
}
