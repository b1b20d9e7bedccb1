// PURE. The questions a tags query puts to AWS.
import type { Expression } from '@aws-sdk/client-cost-explorer';
import type { AwsRequest } from '#aws/request';
import { costRequests } from '../cost/request';
import type { QueryContext } from '../kind';
import type { Filter, GroupKey } from '../shared/key';
import { filterExpression } from '../shared/filter-expression';
import { costByValue, costToCover } from './as-cost';
import type { TagsQuery } from './model';

type CostRequest = AwsRequest<'ce:GetCostAndUsage'>;

/** All of them in as few pages as AWS has: it gives 100 unless told. */
const KEY_LIST: AwsRequest<'ce:ListCostAllocationTags'> = {
  operation: 'ce:ListCostAllocationTags',
  input: { MaxResults: 1000 },
};

/**
 * `cost`, `values`: one GetCostAndUsage by the key. `coverage`: the same for one key alone; else what carries all keys and what
 * lacks one, each by account, service or region: two requests, however many values the keys have. `keys`: the list of cost
 * allocation tags, and one GetCostAndUsage for each chosen key. Filters of more than 100 values multiply as for cost.
 * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetCostAndUsage.html
 */
export function tagsRequests(query: TagsQuery, context: QueryContext): readonly AwsRequest[] {
  switch (query.view) {
    case 'cost':
    case 'values':
      return requestsByValue(query, query.keys[0], context);
    case 'coverage':
      return isCoveredByValue(query) ? requestsByValue(query, query.keys[0], context) : halves(query, context);
    case 'keys':
      return [KEY_LIST, ...query.keys.flatMap((key) => requestsByValue(query, key, context))];
  }
}

/** Whether coverage can be read off the cost by values, which other panels ask too. */
export function isCoveredByValue({ coverageBy, keys }: TagsQuery): boolean {
  return coverageBy === 'none' && keys.length === 1;
}

export function requestsByValue(
  query: TagsQuery,
  key: GroupKey | undefined,
  context: QueryContext,
): readonly CostRequest[] {
  return costRequests(costByValue(query, key), context);
}

/**
 * What is tagged, then what is not, as many requests of one as of the other. Both are filtered by a tag, so AWS leaves tax out of
 * both: with the difference from an unfiltered total, tax would count as tagged (trap 16).
 */
function halves(query: TagsQuery, context: QueryContext): readonly CostRequest[] {
  const requests = costRequests(costToCover(query), context);
  const keys = [...query.keys].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  const has = (key: GroupKey): Filter => ({ ...key, operator: 'isNot', values: [''] });
  const lacks = (key: GroupKey): Filter => ({ ...key, operator: 'isAbsent', values: [] });
  const absent = keys.flatMap((key) => filterExpression([lacks(key)]) ?? []);
  return [
    ...requests.map((request) => narrowed(request, filterExpression(keys.map(has)))),
    ...requests.map((request) => narrowed(request, absent.length > 1 ? { Or: absent } : absent[0])),
  ];
}

/** The request under one more condition, as one flat And. */
function narrowed({ operation, input }: CostRequest, more: Expression | undefined): CostRequest {
  const operands = [input.Filter, more].flatMap((one) => (one === undefined ? [] : (one.And ?? [one])));
  const [first] = operands;
  return {
    operation,
    input: { ...input, ...(first && { Filter: operands.length > 1 ? { And: operands } : first }) },
  };
}
