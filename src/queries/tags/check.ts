// PURE. What is wrong with a tags query, said before anything is paid.
import { checkCost } from '../cost/check';
import type { QueryContext, QueryIssue } from '../kind';
import { labelName } from '../shared/group-key';
import type { GroupKey } from '../shared/key';
import { costByValue, costToCover } from './as-cost';
import type { TagsQuery } from './model';

/** Faults of the keys a view takes; of filters and range what a cost query would say of them. */
export function checkTags(query: TagsQuery, context: QueryContext): readonly QueryIssue[] {
  const asked = query.view === 'coverage' ? costToCover(query) : costByValue(query, undefined);
  return [...checkKeys(query), ...checkCost(asked, context).filter(({ path }) => !path.startsWith('groupBy'))];
}

function checkKeys({ view, keys }: TagsQuery): readonly QueryIssue[] {
  const path = 'keys';
  if (keys.length === 0 && view !== 'keys') {
    return [{ path, message: 'keys is empty: choose a tag or a cost category.' }];
  }
  if (keys.length > 1 && (view === 'cost' || view === 'values')) {
    const message = `keys holds ${keys.length}, and the view ${view} is of one: remove the others, or choose the view coverage.`;
    return [{ path, message }];
  }
  const names = keys.map(labelName);
  return keys.flatMap((key, index) => [
    ...checkKey(key, { path: `keys.${index}`, view }),
    ...(names.indexOf(labelName(key)) < index
      ? [{ path: `keys.${index}.key`, message: `keys.${index}.key repeats ${key.key}: remove one of them.` }]
      : []),
  ]);
}

function checkKey(
  { type, key }: GroupKey,
  { path, view }: { path: string; view: TagsQuery['view'] },
): readonly QueryIssue[] {
  if (type === 'DIMENSION') {
    const message = `${path}.type is DIMENSION, which every cost has: choose TAG or COST_CATEGORY, or the query type cost.`;
    return [{ path: `${path}.type`, message }];
  }
  if (type === 'COST_CATEGORY' && view === 'keys') {
    return [
      { path: `${path}.type`, message: `${path}.type is COST_CATEGORY, and the view keys is of tags: choose TAG.` },
    ];
  }
  return key === ''
    ? [{ path: `${path}.key`, message: `${path}.key is empty: choose a tag or cost category, or remove the line.` }]
    : [];
}
