// PURE. More values than AWS takes, said the other way round: all but a few.
import { countValues, isPartition, MAX_VALUES } from './filter-parts';
import type { Filter } from './key';

/** The filter worth inverting: the longest, where all of them hold more values than AWS takes in a request. */
export function longestFilter(filters: readonly Filter[]): Filter | undefined {
  if (countValues(filters) <= MAX_VALUES) {
    return undefined;
  }
  return filters
    .filter((filter) => filter.operator !== 'isAbsent' && isPartition(filter))
    .reduce<Filter | undefined>(
      (longest, one) => (countValues([one]) > countValues(longest ? [longest] : []) ? one : longest),
      undefined,
    );
}

/**
 * `is` a hundred and fifty of a hundred and sixty → `isNot` the ten others, and the reverse; the filter itself where that is not
 * shorter. None at all for `is` every one. `universe` must be every value of the key there is in the asked period; that a tag or
 * category may be missing is known here.
 */
export function invertFilter(filter: Filter, universe: readonly string[]): Filter | undefined {
  const given = new Set(filter.values);
  const others = [...new Set(filter.type === 'DIMENSION' ? universe : [...universe, ''])].filter(
    (value) => !given.has(value),
  );
  if (others.length >= given.size) {
    return filter;
  }
  if (others.length === 0) {
    // Nothing is left to exclude; that nothing is left to show is for AWS to say.
    return filter.operator === 'is' ? undefined : filter;
  }
  return { ...filter, operator: filter.operator === 'is' ? 'isNot' : 'is', values: others.sort() };
}
