import type { ChoiceSource } from '#queries';
import type { ChoiceList } from './choices';

/** A field's source → the list the companion is asked for; parameters that are empty or a variable are left out. */
export function sourceList({ path, params = {} }: ChoiceSource): ChoiceList {
  const known = Object.entries(params).filter(([, value]) => value !== '' && !/\$|\[\[/.test(value));
  return { path: path as 'metrics', ...Object.fromEntries(known) };
}
