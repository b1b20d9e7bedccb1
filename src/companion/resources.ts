// The live choices of the editors. Paid at AWS, so each list is asked for once (whole months, no search text) and searched here.
import type { AwsOutput } from '#aws/request';
import type { Instance } from './instance';
import { choicesWindow } from './choices-window';
import { readChoicesRequest, type ChoicesRequest } from './choices-request';
import { findAccountNames } from './account-names';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
}

export interface Choices {
  readonly values: readonly Choice[];
  /** There are more than are listed: type to search. */
  readonly truncated: boolean;
}

/** More than this many in a picker helps nobody. */
const MAX_CHOICES = 1000;

const NO_NAMES: ReadonlyMap<string, string> = new Map();

interface Asking {
  readonly nowMs: number;
  readonly signal: AbortSignal;
}

/**
 * `dimension-values?dimension=SERVICE`, `tag-keys`, `tag-values?key=team`, `cost-categories`, `cost-category-values?name=…`,
 * each with optional `search`, `from` and `to` (epoch ms) → choices.
 * Throws PluginError 404 for another path and 400 for a missing parameter; rejects with AwsError.
 */
export async function findChoices(
  instance: Instance,
  path: string,
  { query, ...asking }: Asking & { query: URLSearchParams },
): Promise<Choices> {
  const request = readChoicesRequest(path, query);
  const all = await listAll(instance, request, asking);
  const wanted = request.search.toLowerCase();
  const matching = all.values.filter(
    ({ value, label }) => value.toLowerCase().includes(wanted) || label.toLowerCase().includes(wanted),
  );
  return { values: matching.slice(0, MAX_CHOICES), truncated: all.truncated || matching.length > MAX_CHOICES };
}

async function listAll(instance: Instance, request: ChoicesRequest, { nowMs, signal }: Asking): Promise<Choices> {
  const input = { TimePeriod: choicesWindow(request, { nowMs, historyMonths: instance.settings.historyMonths }) };
  const options = { signal, caller: { kind: 'editor' } } as const;
  const ask = async (search: string | undefined): Promise<Choices> => {
    const SearchString = search || undefined;
    switch (request.list) {
      case 'dimension-values': {
        const sent = { ...input, Dimension: request.dimension, SearchString };
        const { output, facts } = await instance.aws.send({ operation: 'ce:GetDimensionValues', input: sent }, options);
        const names = request.dimension === 'LINKED_ACCOUNT' ? await findAccountNames(instance, signal) : NO_NAMES;
        return choices(
          output.map((value) => namedChoice({ ...value, description: names.get(value.value) ?? value.description })),
          facts.truncatedAtPages,
        );
      }
      case 'tag-keys':
      case 'tag-values': {
        const sent = { ...input, TagKey: request.list === 'tag-values' ? request.key : undefined, SearchString };
        const { output, facts } = await instance.aws.send({ operation: 'ce:GetTags', input: sent }, options);
        return choices(output.map(textChoice), facts.truncatedAtPages);
      }
      case 'cost-categories':
      case 'cost-category-values': {
        const CostCategoryName = request.list === 'cost-category-values' ? request.key : undefined;
        const sent = { ...input, CostCategoryName, SearchString };
        const { output, facts } = await instance.aws.send({ operation: 'ce:GetCostCategories', input: sent }, options);
        return choices((CostCategoryName ? output.values : output.names).map(textChoice), facts.truncatedAtPages);
      }
    }
  };
  const whole = await ask(undefined);
  // Only a list too long for the page cap is worth another paid request, with AWS doing the search.
  return whole.truncated && request.search ? ask(request.search) : whole;
}

function choices(values: readonly Choice[], truncatedAtPages: number | undefined): Choices {
  return { values, truncated: truncatedAtPages !== undefined };
}

function namedChoice({ value, description }: AwsOutput<'ce:GetDimensionValues'>[number]): Choice {
  return description && description !== value ? { value, label: description, description: value } : textChoice(value);
}

function textChoice(value: string): Choice {
  return { value, label: value === '' ? '(none)' : value };
}
