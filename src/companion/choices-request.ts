// The parameters of a list of choices, parsed at once: they come from a browser.
import type { AwsInput } from '#aws/request';
import { PluginError } from '#plugin-sdk';

export type Dimension = NonNullable<AwsInput<'ce:GetDimensionValues'>['Dimension']>;

interface Common {
  readonly search: string;
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

/** A resource path and its parameters → what is asked for. Throws PluginError 404 for an unknown path, 400 for a missing parameter. */
export function readChoicesRequest(path: string, query: URLSearchParams): ChoicesRequest {
  const common = {
    search: query.get('search') ?? '',
    fromMs: milliseconds(query, 'from'),
    toMs: milliseconds(query, 'to'),
  };
  switch (path) {
    case 'dimension-values': {
      const dimension = required(query, 'dimension');
      if (!/^[A-Z][A-Z_]*$/.test(dimension)) {
        throw bad(`dimension "${dimension}" is not one of Cost Explorer's, such as SERVICE or LINKED_ACCOUNT.`);
      }
      // AWS adds dimensions now and then; one that it does not know is refused there, by name.
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
