// Live choices for the pickers. One place asks the companion; it asks AWS at most once a day per list ($0.01 a page), and
// only when somebody opens a picker.
import type { TimeRange } from '@grafana/data';
import type { ComboboxOption } from '@grafana/ui';
import type { Filter } from '#queries';
import { messageOf } from '../message-of';

/** Which list: values of a dimension, tag keys, values of a tag, cost categories, values of a category. */
export type ChoiceList =
  | { readonly path: 'dimension-values'; readonly dimension: string }
  | { readonly path: 'tag-keys' }
  | { readonly path: 'tag-values'; readonly key: string }
  | { readonly path: 'cost-categories' }
  | { readonly path: 'cost-category-values'; readonly name: string }
  | MetricList;

/** CloudWatch's; free. `key` is a dimension's. */
export interface MetricList {
  readonly path:
    | 'metric-regions'
    | 'metric-namespaces'
    | 'metrics'
    | 'metric-dimension-keys'
    | 'metric-dimension-values'
    | 'alarm-names';
  readonly region?: string;
  readonly accountId?: string;
  readonly namespace?: string;
  readonly metricName?: string;
  readonly key?: string;
}

/** How a list is narrowed, and who reads it. */
export interface ListOptions {
  readonly search?: string;
  /** Only what costs under these. */
  readonly filters?: readonly Filter[];
  readonly range?: TimeRange | undefined;
}

export type Choice = ChoiceAnswer['values'][number];

/** What the companion answers to each of these paths. */
export interface ChoiceAnswer {
  readonly values: readonly { readonly value: string; readonly label: string; readonly description?: string }[];
  /** True when there are more than were sent: type to narrow them down. */
  readonly truncated: boolean;
}

export interface Choices {
  /** Options whose name, label or description holds `search`; rejects with an Error fit to be shown. */
  load(list: ChoiceList, search: string, range?: TimeRange): Promise<ComboboxOption[]>;
  /** Every value of a list, for variables: longer than a picker would show. Rejects as `load` does. */
  all(list: ChoiceList, options: ListOptions): Promise<readonly Choice[]>;
  /** Dashboard variables as `$name` options; none in Explore and alert rules, which have no variables. */
  variables(search: string): ComboboxOption[];
  /** What the companion called this value when it was last listed, else the value itself. */
  option(list: ChoiceList, value: string): ComboboxOption;
}

/** A row that only informs; its value is none that AWS could have (an empty one is what is untagged). */
export function infoRow(label: string): ComboboxOption {
  return { value: `\u0000${label}`, label, infoOption: true };
}

interface ChoicesDeps {
  get(path: string, params: Record<string, string | number>): Promise<ChoiceAnswer>;
  variableNames(): readonly string[];
}

export function createChoices({ get, variableNames }: ChoicesDeps): Choices {
  // Names for values already seen, so that a chosen account reads as its name. Not asked for on mount: that would cost.
  const seen = new Map<string, ComboboxOption>();
  const seenKey = ({ path, ...params }: ChoiceList, value: string) => JSON.stringify([path, params, value]);

  const ask = ({ path, ...params }: ChoiceList, more: Record<string, string | number>): Promise<ChoiceAnswer> =>
    get(path, { ...params, ...more }).catch((cause: unknown) => {
      throw new Error(messageOf(cause, 'The list could not be loaded'), { cause });
    });

  return {
    async load(list, search, range) {
      const answer = await ask(list, { search, ...bounds(range) });
      const options = answer.values.map(({ value, label, description }) => {
        const second = description || (label === value ? '' : value);
        // No `description: undefined`: the list measures rows by the presence of the key.
        const option = second ? { value, label, description: second } : { value, label };
        seen.set(seenKey(list, value), option);
        return option;
      });
      return answer.truncated ? [...options, infoRow('There are more: type to search')] : options;
    },
    async all(list, { search = '', filters = [], range }) {
      const narrowed: Record<string, string> = filters.length > 0 ? { filters: JSON.stringify(filters) } : {};
      return (await ask(list, { for: 'variable', search, ...narrowed, ...bounds(range) })).values;
    },
    variables(search) {
      const wanted = search.toLowerCase();
      return variableNames()
        .map((name) => `$${name}`)
        .filter((name) => name.toLowerCase().includes(wanted))
        .map((name) => ({ value: name, label: name, description: 'Dashboard variable' }));
    },
    option(list, value) {
      return seen.get(seenKey(list, value)) ?? { value, label: value || '(none)' };
    },
  };
}

function bounds(range: TimeRange | undefined): { from?: number; to?: number } {
  return range ? { from: range.from.valueOf(), to: range.to.valueOf() } : {};
}
