// The live choices of editors and variables, searched here: AWS would charge each letter typed.
import { type Choice, type Choices, toChoice } from './choice';
import { readChoicesRequest } from './choices-request';
import type { Instance } from './instance';
import { type Asking, listValues } from './value-list';

/**
 * `dimension-values?dimension=SERVICE`, `tag-keys`, `tag-values?key=team`, `cost-categories`, `cost-category-values?name=…`,
 * each with optional `search`, `from` and `to` (epoch ms), `filters` (JSON) and `for=variable` → choices.
 * Throws PluginError 404 for another path and 400 for a missing parameter; rejects with AwsError.
 */
export async function findChoices(
  instance: Instance,
  path: string,
  { query, ...asking }: Asking & { query: URLSearchParams },
): Promise<Choices> {
  const request = readChoicesRequest(path, query);
  const { values, truncated } = await listValues(instance, request, asking);
  const wanted = request.search.toLowerCase();
  const isWanted = ({ value, label }: Choice) =>
    value.toLowerCase().includes(wanted) || label.toLowerCase().includes(wanted);
  const matching = values.map(toChoice).filter(isWanted);
  return { values: matching.slice(0, request.limit), truncated: truncated || matching.length > request.limit };
}
