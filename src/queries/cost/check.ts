// PURE. What is wrong with a cost query, said before anything is paid.
import type { QueryContext, QueryIssue } from '../kind';
import { countValues, filterParts, MAX_PARTS, MAX_VALUES } from '../shared/filter-parts';
import { awsKey, isUnit } from '../shared/organisation';
import { historyOf } from '../shared/period';
import type { Filter, GroupKey } from '../shared/key';
import { checkShape } from './check-shape';
import { effectiveFilters } from './charge-types';
import { granularityOf, isOutOfReach, UNITS } from './granularity';
import type { CostQuery } from './model';
import { serviceGroupOf } from './service-groups';

// AWS takes these keys elsewhere and refuses them here. @see aws-apis.md §1.3, §1.4
const NOT_IN_COST_AND_USAGE: ReadonlyMap<string, string> = new Map([
  ['RESOURCE_ID', 'AWS answers single resources through another operation'],
  ['LINKED_ACCOUNT_NAME', 'AWS knows it in cost category rules only; use LINKED_ACCOUNT, which shows names'],
  ['SERVICE_CODE', 'AWS knows it in cost category rules only; use SERVICE'],
]);

/** Faults of one query in this data source: keys, filters, hourly data that is off, a range older than what AWS keeps. */
export function checkCost(query: CostQuery, context: QueryContext): readonly QueryIssue[] {
  return [
    ...query.groupBy.flatMap((group, index) => checkKey(group, `groupBy.${index}.key`)),
    ...checkSameGroup(query.groupBy),
    ...query.filters.flatMap((filter, index) => checkFilter(filter, `filters.${index}`)),
    ...checkCount(effectiveFilters(query), serviceGroupOf(query)?.values ?? 0),
    ...checkShape(query, context),
    ...checkRange(query, context),
  ];
}

function checkKey({ type, key }: GroupKey, path: string): readonly QueryIssue[] {
  if (key === '') {
    return [{ path, message: `${path} is empty: choose a dimension, tag or cost category, or remove the line.` }];
  }
  const reason = type === 'DIMENSION' ? NOT_IN_COST_AND_USAGE.get(key) : undefined;
  return reason === undefined ? [] : [{ path, message: `${path} cannot be ${key}: ${reason}.` }];
}

function checkSameGroup([first, second]: readonly GroupKey[]): readonly QueryIssue[] {
  if (first && second && isUnit(first) !== isUnit(second) && awsKey(first).key === awsKey(second).key) {
    const message = `groupBy.1.key cannot be ${second.key} beside ${first.key}: group by LINKED_ACCOUNT alone and switch organizationalUnits on.`;
    return [{ path: 'groupBy.1.key', message }];
  }
  const isSame = first !== undefined && first.type === second?.type && first.key === second.key;
  const path = 'groupBy.1.key';
  return isSame ? [{ path, message: `${path} repeats ${first.key}: choose two different keys to group by.` }] : [];
}

function checkFilter(filter: Filter, path: string): readonly QueryIssue[] {
  const issues = [...checkKey(filter, `${path}.key`)];
  const name = filter.key || 'the key';
  if (filter.operator === 'isAbsent') {
    if (filter.type === 'DIMENSION') {
      const message = `${path}.operator cannot be isAbsent for a dimension: use "is" with AWS's own word for it, for example NoRegion.`;
      issues.push({ path: `${path}.operator`, message });
    }
  } else if (filter.values.length === 0) {
    const message = `${path}.values is empty: give at least one value for ${name}, or remove the filter.`;
    issues.push({ path: `${path}.values`, message });
  } else if (filter.type === 'DIMENSION' && filter.values.some((value) => value.trim() === '')) {
    const message = `${path}.values holds an empty value: ${name} is a dimension, whose values are never empty.`;
    issues.push({ path: `${path}.values`, message });
  }
  return issues;
}

/** `taken` values are those of a group of services. */
function checkCount(filters: readonly Filter[], taken: number): readonly QueryIssue[] {
  if (filterParts(filters, taken)) {
    return [];
  }
  const message =
    `filters hold ${countValues(filters) + taken} values, AWS takes ${MAX_VALUES} in a request, and these cannot be asked in up to ${MAX_PARTS} ` +
    'parts. Name fewer values, or remove a filter that stands for everything.';
  return [{ path: 'filters', message }];
}

function checkRange(query: CostQuery, context: QueryContext): readonly QueryIssue[] {
  const granularity = granularityOf(query, context);
  if (granularity === 'HOURLY' && !context.hourly) {
    const message =
      'granularity is HOURLY, but hourly data is off in this data source. Choose DAILY, or switch it on at AWS (it is charged) and in the settings.';
    return [{ path: 'granularity', message }];
  }
  if (isOutOfReach(query, context)) {
    const message = `The range is older than what can be asked at granularity ${granularity}: ${historyOf(UNITS[granularity], context)}.`;
    return [{ path: 'granularity', message }];
  }
  return [];
}
