// PURE. AWS takes 100 filter values in a request; "All" of a large organisation's accounts is more. Such a question is asked in parts.
import type { Filter, GroupKey } from './key';

/** In all filters of one request together. @see https://docs.aws.amazon.com/cost-management/latest/userguide/management-limits.html */
export const MAX_VALUES = 100;
/** Each part is a paid request: nobody should pay more than $0.10 a page by a slip. */
export const MAX_PARTS = 10;

/** Keys of which every line of a bill has one value; a usage type, for one, may be in several groups of usage types. */
const PARTITIONS: ReadonlySet<string> = new Set([
  'LINKED_ACCOUNT',
  'SERVICE',
  'REGION',
  'USAGE_TYPE',
  'OPERATION',
  'RECORD_TYPE',
  'INSTANCE_TYPE',
  'PURCHASE_TYPE',
]);

/**
 * Filters → lists of filters of at most 100 values each, whose answers add up to the answer of the whole; undefined where that
 * cannot be done. Only the longest `is` over a tag, a cost category or one of PARTITIONS is cut: its parts share no line.
 * Equal filters give equal parts. `taken` values of each request are in use for something else.
 */
export function filterParts(filters: readonly Filter[], taken = 0): readonly (readonly Filter[])[] | undefined {
  const excess = countValues(filters) + taken - MAX_VALUES;
  if (excess <= 0) {
    return [filters];
  }
  const [longest] = filters
    .filter((filter) => filter.operator === 'is' && isPartition(filter))
    .sort((a, b) => count(b) - count(a) || (nameOf(a) < nameOf(b) ? -1 : 1));
  const room = longest ? count(longest) - excess : 0;
  if (!longest || room <= 0 || Math.ceil(count(longest) / room) > MAX_PARTS) {
    return undefined;
  }
  const values = [...new Set(longest.values)].sort();
  const parts: (readonly Filter[])[] = [];
  for (let from = 0; from < values.length; from += room) {
    const part = { ...longest, values: values.slice(from, from + room) };
    parts.push(filters.map((filter) => (filter === longest ? part : filter)));
  }
  return parts;
}

/** Whether every line of a bill has exactly one value of it, or none. */
export function isPartition({ type, key }: GroupKey): boolean {
  return type !== 'DIMENSION' || PARTITIONS.has(key);
}

/** As AWS counts them: every value of every filter, an absent tag as one. */
export function countValues(filters: readonly Filter[]): number {
  return filters.reduce((sum, filter) => sum + count(filter), 0);
}

function nameOf({ type, key, values }: Filter): string {
  return JSON.stringify([type, key, [...values].sort()]);
}

function count({ operator, values }: Filter): number {
  return operator === 'isAbsent' ? 1 : new Set(values).size;
}
