// PURE. When AWS is asked which tag keys there are: where it would not list them, or nothing carries the key that was asked for.
import type { AwsRequest } from '#aws/request';
import type { Answer, QueryContext } from '../kind';
import { keyNamesRequest } from './key-names';
import type { TagsQuery } from './model';
import { isSeen } from './presence';
import { isCost } from './read';
import { isCoveredByValue } from './request';

/** One `ce:GetTags` for the names of the keys, or nothing. It is looked for at every answer, held ones too, so it adds nothing up. */
export function tagsFollowUp(
  query: TagsQuery,
  answers: readonly Answer[],
  context: QueryContext,
): readonly AwsRequest[] {
  const isAsked = query.view === 'keys' ? answers.some((answer) => 'refused' in answer) : isUnknown(query, answers);
  return isAsked ? [keyNamesRequest(context)] : [];
}

function isUnknown(query: TagsQuery, answers: readonly Answer[]): boolean {
  const tables = answers.filter(isCost).map(({ output }) => output);
  const isByValue = query.view !== 'coverage' || isCoveredByValue(query);
  const carriers = isByValue ? tables : tables.slice(0, tables.length / 2);
  const key = isByValue ? query.keys[0] : undefined;
  const isTag = query.keys.some(({ type }) => type === 'TAG');
  return isTag && tables.some(({ groups }) => groups.length > 0) && !carriers.some((table) => isSeen(table, key));
}
