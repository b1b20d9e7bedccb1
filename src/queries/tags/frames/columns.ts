// PURE. Columns of text with a name for people.
import type { Field } from '#plugin-sdk/data';

export function text(name: string, values: readonly string[], displayNameFromDS?: string): Field {
  return { name, type: 'string', values, ...(displayNameFromDS !== undefined && { config: { displayNameFromDS } }) };
}
