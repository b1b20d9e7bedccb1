// Ad hoc filters: keys as labels are called, operators as Grafana writes them.
import type { AdHocVariableFilter, MetricFindValue, TimeRange } from '@grafana/data';
import { absentWord, type Filter, type GroupKey, keyOfLabel, labelName } from '#queries';
import type { Choices } from './fields/choices';
import { DIMENSIONS } from './fields/dimensions';
import { keyList, valueList } from './fields/keys';

// "One of" has values; Grafana offers it because plugin.json says `multiValueFilterOperators`.
const OPERATORS: Readonly<Record<string, Filter['operator']>> = {
  '=': 'is',
  '!=': 'isNot',
  '=|': 'is',
  '!=|': 'isNot',
};

/** Filters of a dashboard → ours, to be added to every query's own; those that `adHocProblem` names are left out. */
export function adHocFilters(filters: readonly AdHocVariableFilter[] = []): readonly Filter[] {
  return filters.flatMap(({ key: label, operator, value, values }) => {
    const known = OPERATORS[operator];
    const key = keyOfLabel(label);
    const given = operator.endsWith('|') && values?.length ? values : [value];
    return known && label
      ? [{ ...key, operator: known, values: given.map((one) => (one === absentOf(key) ? '' : one)) }]
      : [];
  });
}

/** Why an answer under these filters would not be what was asked for: AWS knows no patterns and no order. */
export function adHocProblem(filters: readonly AdHocVariableFilter[] = []): string | undefined {
  const other = filters.find(({ operator }) => !(operator in OPERATORS));
  return (
    other &&
    `The filter ${other.key} ${other.operator} ${other.value} cannot be asked: AWS matches whole values only. Use =, !=, =| (one of) or !=| (none of).`
  );
}

/** Dimensions for nothing; tags and cost categories from their lists, as far as they can be had. */
export async function adHocKeys(choices: Choices, range: TimeRange | undefined): Promise<MetricFindValue[]> {
  const named = async (type: 'TAG' | 'COST_CATEGORY', group: string): Promise<MetricFindValue[]> => {
    const found = await choices.all(keyList(type)!, { range }).catch(() => []);
    return found.map(({ value }) => ({ text: value, value: labelName({ type, key: value }), group }));
  };
  const dimensions = DIMENSIONS.map(({ value, label }) => ({ text: label ?? value, value, group: 'Dimensions' }));
  return [...dimensions, ...(await named('TAG', 'Tags')), ...(await named('COST_CATEGORY', 'Cost categories'))];
}

/** The same list a picker shows, whatever the other filters are: each combination of them would be another list to pay. */
export async function adHocValues(
  label: string,
  choices: Choices,
  range: TimeRange | undefined,
): Promise<MetricFindValue[]> {
  const key = keyOfLabel(label);
  const list = valueList(key);
  const found = list ? await choices.all(list, { range }) : [];
  // Grafana takes an empty value for none chosen yet.
  return found.map(({ value, label: text }) =>
    value === '' ? { text: absentOf(key), value: absentOf(key) } : { text, value },
  );
}

function absentOf(key: GroupKey): string {
  return key.type === 'DIMENSION' ? '' : absentWord(key);
}
