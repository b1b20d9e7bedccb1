// PURE. What a cost query's answer is drawn with beside AWS's amounts.
import type { OutsideFact, QueryContext } from '../kind';
import { awsKey, isUnit } from '../shared/organisation';
import type { CostQuery } from './model';

/** Names of accounts for those who look at them: a rule's instances must not change with the right to ask Organizations. */
export function outsideFactsOf(
  query: CostQuery,
  { fromAlert }: Pick<QueryContext, 'fromAlert'> = {},
): readonly OutsideFact[] {
  const accounts = query.groupBy.filter(
    (group) => group.type === 'DIMENSION' && awsKey(group).key === 'LINKED_ACCOUNT',
  );
  if (accounts.some((group) => isUnit(group) || query.organizationalUnits)) {
    return ['organisationalUnits'];
  }
  return accounts.length > 0 && query.accountNames && !fromAlert ? ['accountNames'] : [];
}
