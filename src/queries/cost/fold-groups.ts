// PURE. Groups that AWS does not know: accounts by organisational unit, usage types of all regions.
import type { CostTable } from '#aws/request';
import { labelName } from '../shared/group-key';
import { addUpGroups } from '../shared/merge-tables';
import { isUnit, type Organisation, unitOf } from '../shared/organisation';
import { withoutRegion } from '../shared/usage-type';
import type { CostQuery } from './model';

/** AWS's groups → those of the query, added up in decimals; the very same table where AWS's are asked for. */
export function foldGroups(
  table: CostTable,
  { query, organisation }: { readonly query: CostQuery; readonly organisation?: Organisation },
): CostTable {
  const folds = query.groupBy.map((group): ((printed: string) => string) | undefined => {
    if (isUnit(group)) {
      return (account) => unitOf(organisation, account);
    }
    return query.mergeRegions && labelName(group) === 'USAGE_TYPE' ? withoutRegion : undefined;
  });
  if (folds.every((fold) => fold === undefined)) {
    return table;
  }
  const groups = table.groups.map((keys) => keys.map((key, index) => folds[index]?.(key) ?? key));
  return addUpGroups([{ ...table, groups }]);
}
