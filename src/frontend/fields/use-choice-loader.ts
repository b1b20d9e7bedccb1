import type { TimeRange } from '@grafana/data';
import type { ComboboxOption } from '@grafana/ui';
import { useState } from 'react';
import { infoRow, type ChoiceList, type Choices } from './choices';

/**
 * Options for a picker that asks only when it is opened or typed in: variables first, then what the companion lists.
 * `error` says why the last list is missing; variables and typed values still work then. No list: variables only.
 */
export function useChoiceLoader(choices: Choices, list: ChoiceList | undefined, range: TimeRange | undefined) {
  const [error, setError] = useState<string>();
  const load = async (search: string): Promise<ComboboxOption[]> => {
    const variables = choices.variables(search);
    if (!list) {
      return variables;
    }
    try {
      const options = await choices.load(list, search, range);
      setError(undefined);
      return [...variables, ...options];
    } catch (cause) {
      setError(cause instanceof Error ? cause.message : String(cause));
      return [...variables, infoRow('No list: type the value')];
    }
  };
  return { load, error };
}
