// PURE. What cost can be grouped and filtered by: a dimension, a tag or a cost category, spelt as AWS spells it.
import * as v from 'valibot';

export const KEY_TYPES = ['DIMENSION', 'TAG', 'COST_CATEGORY'] as const;
export type KeyType = (typeof KEY_TYPES)[number];

const keyEntries = { type: v.picklist(KEY_TYPES), key: v.pipe(v.string(), v.trim()) };

export const groupKeySchema = v.object(keyEntries);
export type GroupKey = v.InferOutput<typeof groupKeySchema>;

export const FILTER_OPERATORS = ['is', 'isNot', 'isAbsent'] as const;

export const filterSchema = v.object({
  ...keyEntries,
  operator: v.optional(v.picklist(FILTER_OPERATORS), 'is'),
  values: v.optional(v.array(v.string()), []),
});
/** `is`: any of the values. `isNot`: none of them. `isAbsent`: untagged or uncategorised; takes no values. */
export type Filter = v.InferOutput<typeof filterSchema>;
