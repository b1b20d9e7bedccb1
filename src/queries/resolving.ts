// PURE. Whether a query's filters are what AWS is asked with: units and too many values are resolved by the companion first.
import type { QueryKind } from './kind';
import { longestFilter } from './shared/invert-filter';
import type { Filter } from './shared/key';
import { isUnit } from './shared/organisation';

/** True where only the companion can tell what is asked: the browser knows neither accounts of units nor all values of a key. */
export function isToBeResolved(
  { fields }: Pick<QueryKind, 'fields'>,
  query: Readonly<Record<string, unknown>>,
): boolean {
  return fields.some(({ kind, name }) => {
    const filters = kind === 'filters' ? (query[name] as readonly Filter[]) : [];
    return filters.some(isUnit) || longestFilter(filters) !== undefined;
  });
}
