// PURE. When AWS is asked which tag keys there are: where it would not list them, or nothing carries the key that was asked for.
import type { AwsRequest } from '#aws/request';
import type { Answer, QueryContext } from '../kind';
import { keyNamesRequest } from './key-names';
import type { TagsQuery } from './model';
import { isCost, readByValue, readCoverage } from './read';

export function tagsFollowUp(
  query: TagsQuery,
  answers: readonly Answer[],
  context: QueryContext,
): readonly AwsRequest[] {
  return needsKeyNames(query, answers, context) ? [keyNamesRequest(context)] : [];
}

function needsKeyNames(query: TagsQuery, answers: readonly Answer[], context: QueryContext): boolean {
  const costs = answers.filter(isCost);
  const [key] = query.keys;
  switch (query.view) {
    case 'keys':
      return answers.some((answer) => 'refused' in answer);
    case 'coverage':
      return query.keys.some(({ type }) => type === 'TAG') && readCoverage(query, costs, context).isUnknown;
    case 'cost':
    case 'values':
      return key?.type === 'TAG' && readByValue(query, { key, answers: costs, context }).isUnknown;
  }
}
