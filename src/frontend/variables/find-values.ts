// The values of a query variable: its own variables filled in first, so that variables can be chained.
import type { MetricFindValue, TimeRange } from '@grafana/data';
import {
  absentWord,
  interpolateFilters,
  parseVariableQuery,
  takesKey,
  variableKey,
  type VariableQuery,
} from '#queries';
import type { Choice, ChoiceList, Choices } from '../fields/choices';
import { keyList, valueList } from '../fields/keys';

export interface Finding {
  readonly choices: Choices;
  readonly range: TimeRange | undefined;
  /** Text with variables → the texts it stands for. */
  readonly replace: Parameters<typeof interpolateFilters>[1];
}

/** `$__searchFilter` stands for what is being typed, and for nothing before anybody types. */
export const SEARCH_FILTER = '__searchFilter';

/**
 * What Grafana's regex and sort are then applied to: names to read, values to filter by; of several keys the values of all. Rejects with an
 * Error fit to be shown.
 */
export async function findVariableValues(
  stored: unknown,
  { choices, range, replace }: Finding,
): Promise<MetricFindValue[]> {
  const query = parseVariableQuery(stored);
  if (!query) {
    throw new Error('This variable asks for no list of ours: open it, choose a list, and save the dashboard.');
  }
  const filters = interpolateFilters(query.filters, replace).filter(
    ({ operator, values }) => operator === 'isAbsent' || values.length > 0,
  );
  const search = listOf(replace(query.search)).join(' ');
  const lists = listsOf(query, listOf(replace(query.key)));
  const found = await Promise.all(lists.map((list) => choices.all(list, { search, filters, range })));
  const absent = absentWord(variableKey(query) ?? { type: 'TAG', key: '' });
  return toFindValues(found.flat().map((one) => (one.value === '' ? { ...one, label: absent } : one)));
}

/** Where a variable looks; none while the key it depends on is not chosen. */
function listsOf(query: VariableQuery, keys: readonly string[]): readonly ChoiceList[] {
  switch (query.list) {
    case 'tagKeys':
      return [keyList('TAG')!];
    case 'costCategories':
      return [keyList('COST_CATEGORY')!];
    default:
      return (takesKey(query.list) ? keys : ['']).flatMap((key) => {
        const chosen = variableKey({ ...query, key });
        return (chosen && valueList(chosen)) ?? [];
      });
  }
}

/** Accounts that share a name are told apart by their ids. */
function toFindValues(found: readonly Choice[]): MetricFindValue[] {
  const unique = [...new Map(found.map((choice) => [choice.value, choice])).values()];
  const uses = new Map<string, number>();
  unique.forEach(({ label }) => uses.set(label, (uses.get(label) ?? 0) + 1));
  return unique.map(({ value, label }) => ({ value, text: uses.get(label) === 1 ? label : `${label} (${value})` }));
}

function listOf(replaced: string | readonly string[]): readonly string[] {
  return typeof replaced === 'string' ? [replaced] : replaced;
}
