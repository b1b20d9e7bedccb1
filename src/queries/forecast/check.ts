// PURE. What is wrong with a forecast query, said before anything is paid.
import type { QueryIssue } from '../kind';
import { toNumber } from '../shared/decimal';
import { countValues, MAX_VALUES } from '../shared/filter-parts';
import { labelName } from '../shared/group-key';
import type { Filter } from '../shared/key';
import { FILTER_DIMENSIONS, isUsage, UNIT_DIMENSIONS } from './facts';
import type { ForecastQuery } from './model';

/** Faults of one query: filters a forecast does not take, usage without a unit, a budget that is no number. */
export function checkForecast(query: ForecastQuery): readonly QueryIssue[] {
  return [...problems(query)].map(([path, text]) => ({ path, message: `${path} ${text}` }));
}

function* problems({
  metric,
  filters,
  budget,
  format,
  monthEndAs,
}: ForecastQuery): Iterable<readonly [path: string, text: string]> {
  for (const [index, filter] of filters.entries()) {
    yield* filterProblems(filter, `filters.${index}`);
  }
  if (countValues(filters) > MAX_VALUES) {
    yield [
      'filters',
      `hold ${countValues(filters)} values, and AWS takes ${MAX_VALUES} in a forecast, which cannot be asked in parts: name fewer values.`,
    ];
  }
  if (isUsage(metric) && !filters.some(({ key, operator }) => UNIT_DIMENSIONS.has(key) && operator === 'is')) {
    yield [
      'filters',
      `do not name what is counted: AWS forecasts ${metric} of one unit only. Add USAGE_TYPE or USAGE_TYPE_GROUP "is" with values of one unit.`,
    ];
  }
  if (budget !== '' && !((toNumber(budget) ?? 0) > 0)) {
    yield [
      'budget',
      `is "${budget}"; it must be a number above 0 without signs and separators, such as 75000 or 1234.50.`,
    ];
  }
  if (format === 'monthEnd' && budget === '' && (monthEndAs === 'percentOfBudget' || monthEndAs === 'leftOfBudget')) {
    yield ['monthEndAs', `is ${monthEndAs}, which needs a budget: give one, or choose amount.`];
  }
}

function* filterProblems(filter: Filter, path: string): Iterable<readonly [path: string, text: string]> {
  if (filter.key === '') {
    yield [`${path}.key`, 'is empty: choose a dimension, or remove the line.'];
  } else if (filter.type !== 'DIMENSION' || !FILTER_DIMENSIONS.has(filter.key)) {
    yield [
      `${path}.key`,
      `cannot be ${labelName(filter)}: AWS forecasts by these dimensions only: ${[...FILTER_DIMENSIONS].join(', ')}.`,
    ];
  } else if (filter.operator === 'isAbsent') {
    yield [
      `${path}.operator`,
      'cannot be isAbsent for a dimension: use "is" with AWS\'s own word, for example NoRegion.',
    ];
  } else if (filter.values.length === 0) {
    yield [`${path}.values`, `is empty: give at least one value for ${filter.key}, or remove the filter.`];
  } else if (filter.values.some((value) => value.trim() === '')) {
    yield [`${path}.values`, `holds an empty value: ${filter.key} is a dimension, whose values are never empty.`];
  }
}
