// The parameters of a list of choices, parsed at once: they come from a browser.
import * as v from 'valibot';
import type { AwsInput } from '#aws/request';
import { PluginError } from '#plugin-sdk';
import { type Filter, filterSchema, type GroupKey } from '#queries';

export type Dimension = NonNullable<AwsInput<'ce:GetDimensionValues'>['Dimension']>;

interface Common {
  readonly search: string;
  /** Only what costs under these is listed. */
  readonly filters: readonly Filter[];
  readonly limit: number;
  /** Epoch ms; undefined where the caller gave none. */
  readonly fromMs?: number;
  readonly toMs?: number;
}

export type ChoicesRequest = Common &
  (
    | { readonly list: 'dimension-values'; readonly dimension: Dimension }
    | { readonly list: 'tag-keys' | 'cost-categories' }
    | { readonly list: 'tag-values' | 'cost-category-values'; readonly key: string }
  );

/** More than this many in a picker helps nobody; a variable's *All* is its list, so that may be longer. */
const MAX_CHOICES = 1000;
const MAX_VARIABLE_VALUES = 10_000;

/** What lists the values of a key. */
export function valuesOf({ type, key }: GroupKey): {
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
} {
  switch (type) {
    case 'DIMENSION':
      return { path: 'dimension-values', params: { dimension: key } };
    case 'TAG':
      return { path: 'tag-values', params: { key } };
    case 'COST_CATEGORY':
      return { path: 'cost-category-values', params: { name: key } };
  }
}

/** A resource path and its parameters → what is asked for. Throws PluginError 404 for an unknown path, 400 for a missing parameter. */
export function readChoicesRequest(path: string, query: URLSearchParams): ChoicesRequest {
  const common = {
    search: query.get('search') ?? '',
    filters: readFilters(query.get('filters')),
    limit: query.get('for') === 'variable' ? MAX_VARIABLE_VALUES : MAX_CHOICES,
    fromMs: milliseconds(query, 'from'),
    toMs: milliseconds(query, 'to'),
  };
  switch (path) {
    case 'dimension-values': {
      const dimension = required(query, 'dimension');
      if (!/^[A-Z][A-Z_]*$/.test(dimension)) {
        throw bad(`dimension "${dimension}" is not one of Cost Explorer's, such as SERVICE or LINKED_ACCOUNT.`);
      }
      // AWS adds dimensions now and then; one that it does not know is refused there, by name. Units are ours.
      return { ...common, list: path, dimension: dimension as Dimension };
    }
    case 'tag-keys':
    case 'cost-categories':
      return { ...common, list: path };
    case 'tag-values':
      return { ...common, list: path, key: required(query, 'key') };
    case 'cost-category-values':
      return { ...common, list: path, key: required(query, 'name') };
    default:
      throw new PluginError(`There is no resource "${path}".`, { status: 404, source: 'downstream' });
  }
}

/** JSON, as queries hold them. */
function readFilters(text: string | null): readonly Filter[] {
  if (!text) {
    return [];
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  const parsed = v.safeParse(v.array(filterSchema), json);
  if (!parsed.success) {
    throw bad('the parameter "filters" must be a JSON list of {"type", "key", "operator", "values"}.');
  }
  return parsed.output.filter(
    ({ key, operator, values }) => key !== '' && (operator === 'isAbsent' || values.length > 0),
  );
}

function required(query: URLSearchParams, name: string): string {
  const value = query.get(name)?.trim();
  if (!value) {
    throw bad(`the parameter "${name}" is missing.`);
  }
  return value;
}

function milliseconds(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (!text) {
    return undefined;
  }
  if (!/^-?\d{1,15}$/.test(text)) {
    throw bad(`the parameter "${name}" must be epoch milliseconds, not "${text}".`);
  }
  return Number(text);
}

function bad(message: string): PluginError {
  return new PluginError(message, { status: 400, source: 'downstream' });
}
