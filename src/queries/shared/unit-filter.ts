// PURE. Filters on organisational units → filters on the accounts that are in them: AWS knows no units.
import type { QueryIssue } from '../kind';
import type { Filter } from './key';
import { awsKey, isUnit, type Organisation, UNKNOWN_UNIT, unitsOf } from './organisation';

export interface ResolvedFilters {
  readonly filters: readonly Filter[];
  readonly issues: readonly QueryIssue[];
}

/**
 * Each filter in its place; a unit stands for the accounts in it and in all units below it, and `(unknown unit)` for all other
 * accounts. A unit without accounts is an issue: no filter at all would show everything.
 */
export function resolveUnits(
  filters: readonly Filter[],
  { organisation, path }: { readonly organisation: Organisation; readonly path: string },
): ResolvedFilters {
  const issues: QueryIssue[] = [];
  const resolved = filters.map((filter, index) => {
    if (!isUnit(filter) || filter.values.length === 0) {
      return awsKey(filter);
    }
    const at = `${path}.${index}.values`;
    if (organisation.refused !== undefined) {
      issues.push({
        path: at,
        message: `${at} name organisational units, which cannot be read: ${organisation.refused}`,
      });
      return filter;
    }
    const units = filter.values.filter((value) => value !== UNKNOWN_UNIT);
    const known = unitsOf(organisation);
    const unknown = units.filter((unit) => !known.includes(unit));
    if (unknown.length > 0) {
      issues.push({
        path: at,
        message: `${at} name no organisational unit with accounts: ${unknown.join(', ')}. There are ${known.join(', ')}.`,
      });
      return filter;
    }
    return accountsFilter(filter, units, organisation);
  });
  return { filters: resolved, issues };
}

function accountsFilter(filter: Filter, units: readonly string[], { members }: Organisation): Filter {
  const isIn = (unit: string) => units.some((one) => unit === one || unit.startsWith(`${one}/`));
  const idsOf = (wanted: boolean) =>
    [...members].flatMap(([id, { unit }]) => (unit !== undefined && isIn(unit) === wanted ? [id] : []));
  if (units.length === filter.values.length) {
    return { ...awsKey(filter), values: idsOf(true) };
  }
  // With the unknown ones: all accounts but those that are known to be elsewhere.
  return { ...awsKey(filter), operator: filter.operator === 'is' ? 'isNot' : 'is', values: idsOf(false) };
}
