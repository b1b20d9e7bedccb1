// PURE. What fills a dashboard's query variable: one list, narrowed by filters. Stored in dashboards: fields are never renamed.
import * as v from 'valibot';
import { filterSchema, type GroupKey } from './shared/key';
import { UNIT } from './shared/organisation';

export const VARIABLE_LISTS = [
  'accounts',
  'organizationalUnits',
  'services',
  'regions',
  'usageTypes',
  'instanceTypes',
  'recordTypes',
  'dimensionValues',
  'tagKeys',
  'tagValues',
  'costCategories',
  'costCategoryValues',
] as const;
export type VariableList = (typeof VARIABLE_LISTS)[number];

const variableQuerySchema = v.object({
  list: v.optional(v.picklist(VARIABLE_LISTS), 'accounts'),
  /** The dimension, tag or cost category whose values are listed; of the lists that need one. */
  key: v.optional(v.string(), ''),
  /** Only what costs under all of these. */
  filters: v.optional(v.array(filterSchema), []),
  /** Only what holds this text; `$__searchFilter` searches as one types. */
  search: v.optional(v.string(), ''),
});
export type VariableQuery = v.InferOutput<typeof variableQuerySchema>;

const DIMENSION_LISTS: { readonly [L in VariableList]?: string } = {
  accounts: 'LINKED_ACCOUNT',
  organizationalUnits: UNIT,
  services: 'SERVICE',
  regions: 'REGION',
  usageTypes: 'USAGE_TYPE',
  instanceTypes: 'INSTANCE_TYPE',
  recordTypes: 'RECORD_TYPE',
};

/** Whether the list needs a key. */
export function takesKey(list: VariableList): boolean {
  return list === 'dimensionValues' || list === 'tagValues' || list === 'costCategoryValues';
}

/** What the listed values are values of; undefined for lists of keys, and where the key is still to be chosen. */
export function variableKey({ list, key }: Pick<VariableQuery, 'list' | 'key'>): GroupKey | undefined {
  const dimension = list === 'dimensionValues' ? key.trim() : DIMENSION_LISTS[list];
  if (dimension) {
    return { type: 'DIMENSION', key: dimension };
  }
  const type = list === 'tagValues' ? 'TAG' : list === 'costCategoryValues' ? 'COST_CATEGORY' : undefined;
  return type && key.trim() ? { type, key: key.trim() } : undefined;
}

/** Whether it lists everything there is, so that *All* of it excludes nothing. */
export function isUnrestricted({ filters, search }: VariableQuery): boolean {
  return filters.length === 0 && search.trim() === '';
}

/** Whatever a dashboard stores → the query; a text, as people write them by hand, is read by `fromText`. Undefined for what says nothing we know. */
export function parseVariableQuery(stored: unknown): VariableQuery | undefined {
  if (typeof stored === 'string') {
    return fromText(stored.trim());
  }
  const { query } = (stored ?? {}) as { readonly query?: unknown };
  if (typeof query === 'string') {
    return fromText(query.trim());
  }
  const parsed = v.safeParse(variableQuerySchema, stored);
  return parsed.success ? parsed.output : undefined;
}

/** `accounts`, `services()`, `tag_values(team)`, `dimension_values(REGION)`, `SERVICE`, `tag:team`, `category:BusinessUnit`. */
function fromText(text: string): VariableQuery | undefined {
  const query = (list: VariableList, key = ''): VariableQuery => ({ list, key, filters: [], search: '' });
  const [, label, named] = /^(tag|category):(.+)$/s.exec(text) ?? [];
  if (label && named) {
    return query(label === 'tag' ? 'tagValues' : 'costCategoryValues', named.trim());
  }
  const [, word = '', argument = ''] = /^(\w+)\s*(?:\((.*)\))?$/s.exec(text) ?? [];
  const key = argument.trim().replace(/^(["'])(.*)\1$/s, '$2');
  const list = VARIABLE_LISTS.find((one) => one.toLowerCase() === word.replaceAll('_', '').toLowerCase());
  if (list) {
    return takesKey(list) === (key !== '') ? query(list, key) : undefined;
  }
  const known = Object.entries(DIMENSION_LISTS).find(([, dimension]) => dimension === word);
  if (known) {
    return query(known[0] as VariableList);
  }
  return /^[A-Z][A-Z_]+$/.test(word) && key === '' ? query('dimensionValues', word) : undefined;
}
