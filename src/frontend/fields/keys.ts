// The things cost is grouped and filtered by, as the pickers see them.
import type { Filter, GroupKey } from '#queries';
import type { ComboboxOption } from '@grafana/ui';
import type { ChoiceList } from './choices';

type KeyType = GroupKey['type'];

export const KEY_TYPE_OPTIONS: readonly ComboboxOption<KeyType>[] = [
  { value: 'DIMENSION', label: 'Dimension' },
  { value: 'TAG', label: 'Tag' },
  { value: 'COST_CATEGORY', label: 'Cost category' },
];

export const EMPTY_KEY: GroupKey = { type: 'DIMENSION', key: '' };
export const EMPTY_FILTER: Filter = { ...EMPTY_KEY, operator: 'is', values: [] };

const OPERATORS: readonly ComboboxOption<Filter['operator']>[] = [
  { value: 'is', label: 'is' },
  { value: 'isNot', label: 'is not' },
  { value: 'isAbsent', label: 'is absent' },
];

/** A dimension is always there; only tags and cost categories can be absent. */
export function operatorsFor(type: KeyType): ComboboxOption<Filter['operator']>[] {
  return OPERATORS.filter(({ value }) => value !== 'isAbsent' || type !== 'DIMENSION');
}

/** The filter with another key: its values belonged to the old one, and a dimension is never absent. */
export function withKey({ operator }: Filter, key: GroupKey): Filter {
  return { ...key, operator: key.type === 'DIMENSION' && operator === 'isAbsent' ? 'is' : operator, values: [] };
}

/** The filter with another operator: what is absent has no values. */
export function withOperator(filter: Filter, operator: Filter['operator']): Filter {
  return { ...filter, operator, values: operator === 'isAbsent' ? [] : filter.values };
}

/** Where the keys of this type are listed; dimensions are a table of ours and cost nothing. */
export function keyList(type: KeyType): ChoiceList | undefined {
  switch (type) {
    case 'DIMENSION':
      return undefined;
    case 'TAG':
      return { path: 'tag-keys' };
    case 'COST_CATEGORY':
      return { path: 'cost-categories' };
  }
}

/** Where the values of this key are listed; undefined until there is a key that AWS could know. */
export function valueList({ type, key }: GroupKey): ChoiceList | undefined {
  if (key === '' || key.includes('$') || key.includes('[[')) {
    return undefined;
  }
  switch (type) {
    case 'DIMENSION':
      return { path: 'dimension-values', dimension: key };
    case 'TAG':
      return { path: 'tag-values', key };
    case 'COST_CATEGORY':
      return { path: 'cost-category-values', name: key };
  }
}

/** A stored list, whatever was stored: entries that are no objects are dropped, missing parts are filled from `empty`. */
export function itemsOf<T extends object>(stored: unknown, empty: T): T[] {
  const entries: unknown[] = Array.isArray(stored) ? stored : [];
  return entries
    .filter((entry) => typeof entry === 'object' && entry !== null)
    .map((entry) => ({ ...empty, ...entry }));
}
