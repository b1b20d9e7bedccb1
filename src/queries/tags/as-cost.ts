// PURE. A tags query as the cost queries it is made of: period, granularity, filters, series and names are theirs.
import * as v from 'valibot';
import { type CostQuery, costSchema } from '../cost/model';
import type { Filter, GroupKey } from '../shared/key';
import type { TagsQuery } from './model';

const DEFAULTS = v.parse(costSchema, {});

/**
 * Charge types whose lines are of a resource, which can carry a tag. Reserved and covered usage is 0 or at list price in cash and
 * what it really cost when amortised. @see ../cost/charge-types.ts for all of them
 */
export const TAGGABLE = ['DiscountedUsage', 'SavingsPlanCoveredUsage', 'Usage'] as const;

const TAGGABLE_ONLY: Filter = { type: 'DIMENSION', key: 'RECORD_TYPE', operator: 'is', values: [...TAGGABLE] };

/** The query's own filters, and that on what can be tagged. */
export function askedFilters({ filters, chargeTypes }: TagsQuery): Filter[] {
  return chargeTypes === 'taggable' ? [...filters, TAGGABLE_ONLY] : filters;
}

/** Cost by the values of one key; ungrouped without one. A table of values adds up the range. */
export function costByValue(query: TagsQuery, key: GroupKey | undefined): CostQuery {
  const isTable = query.view !== 'cost';
  return {
    ...base(query),
    groupBy: key ? [key] : [],
    format: isTable ? 'total' : query.format,
    share: !isTable && query.share,
  };
}

/** Cost by what coverage is shown by, of which a part is tagged; a table adds up the range. */
export function costToCover(query: TagsQuery): CostQuery {
  return {
    ...base(query),
    groupBy: query.coverageBy === 'none' ? [] : [{ type: 'DIMENSION', key: query.coverageBy }],
    format: query.format === 'timeSeries' ? 'timeSeries' : 'total',
  };
}

function base(query: TagsQuery): CostQuery {
  const { metric, granularity, top, alias, accountNames } = query;
  return { ...DEFAULTS, metric, granularity, top, alias, accountNames, filters: askedFilters(query) };
}
