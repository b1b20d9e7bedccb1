// Lists of what there is to choose, the cheapest way: units from Organizations, values from a list or a cost answer that is held, and only
// then a request, which is paid once a day (whole months, no search text).
import type { Caller } from '#aws';
import type { AwsRequest, NamedValue } from '#aws/request';
import { PluginError } from '#plugin-sdk';
import { type Filter, filterExpression, type GroupKey, isUnit, resolveUnits, unitsOf } from '#queries';
import type { ChoicesRequest } from './choices-request';
import { choicesWindow } from './choices-window';
import { heldValues } from './held-values';
import type { Instance } from './instance';

export interface ValueList {
  readonly values: readonly NamedValue[];
  /** AWS has more than the page cap let through. */
  readonly truncated: boolean;
}

export interface Asking {
  readonly nowMs: number;
  readonly signal: AbortSignal;
  /** Nothing is bought: what is not held counts as cut. */
  readonly onlyHeld?: boolean;
}

const caller: Caller = { kind: 'editor' };

/**
 * What the request names, unsearched; searched by AWS only where the whole list is too long for the page cap. Accounts are called as
 * Organizations calls them today. Rejects with AwsError; PluginError 400 for a unit that is not there, 403 where units cannot be read.
 */
export async function listValues(instance: Instance, request: ChoicesRequest, asking: Asking): Promise<ValueList> {
  const key = keyOf(request);
  if (key && isUnit(key)) {
    return { values: (await readUnits(instance, asking)).map((value) => ({ value })), truncated: false };
  }
  const filters = await withoutUnits(instance, request.filters, asking);
  // Accounts of a unit are picked from the one list of all accounts: another list would be paid.
  const isOwn = (filter: Filter) => key?.type === 'DIMENSION' && filter.type === key.type && filter.key === key.key;
  const own = filters.filter(isOwn);
  const question = { ...request, filters: filters.filter((filter) => !isOwn(filter)) };
  const whole = await ask(instance, question, { ...asking, key });
  const found =
    whole.truncated && request.search
      ? await ask(instance, question, { ...asking, key, search: request.search })
      : whole;
  const isKept = ({ value }: NamedValue) =>
    own.every(({ operator, values }) => values.includes(value) === (operator === 'is'));
  const values = found.values.filter(isKept);
  return { ...found, values: key?.key === 'LINKED_ACCOUNT' ? await named(instance, values, asking) : values };
}

/** Whose values are listed; undefined for lists of keys. */
function keyOf(request: ChoicesRequest): GroupKey | undefined {
  switch (request.list) {
    case 'dimension-values':
      return { type: 'DIMENSION', key: request.dimension };
    case 'tag-values':
      return { type: 'TAG', key: request.key };
    case 'cost-category-values':
      return { type: 'COST_CATEGORY', key: request.key };
    case 'tag-keys':
    case 'cost-categories':
      return undefined;
  }
}

interface AskOptions extends Asking {
  readonly key: GroupKey | undefined;
  readonly search?: string;
}

async function ask(instance: Instance, request: ChoicesRequest, options: AskOptions): Promise<ValueList> {
  const { key, search, nowMs, signal, onlyHeld } = options;
  const window = choicesWindow(request, { nowMs, historyMonths: instance.settings.historyMonths });
  const sent = awsRequest(request, { window, search });
  const { aws } = instance;
  const isHeld = (aws.held(sent)?.expiresAtMs ?? 0) > nowMs;
  if (key && search === undefined && !isHeld) {
    const values = heldValues(aws.heldAnswers('ce:GetCostAndUsage'), { key, filters: request.filters, window, nowMs });
    if (values) {
      return { values, truncated: false };
    }
  }
  if (onlyHeld && !isHeld) {
    return { values: [], truncated: true };
  }
  const { output, facts } = await aws.send(sent, { signal, caller });
  return { values: toValues(sent, output), truncated: facts.truncatedAtPages !== undefined };
}

type ListRequest = AwsRequest<'ce:GetDimensionValues' | 'ce:GetTags' | 'ce:GetCostCategories'>;

function awsRequest(
  request: ChoicesRequest,
  { window, search }: { readonly window: { Start: string; End: string }; readonly search: string | undefined },
): ListRequest {
  const input = { TimePeriod: window, SearchString: search, Filter: filterExpression(request.filters) };
  switch (request.list) {
    case 'dimension-values':
      return { operation: 'ce:GetDimensionValues', input: { ...input, Dimension: request.dimension } };
    case 'tag-keys':
      return { operation: 'ce:GetTags', input };
    case 'tag-values':
      return { operation: 'ce:GetTags', input: { ...input, TagKey: request.key } };
    case 'cost-categories':
      return { operation: 'ce:GetCostCategories', input };
    case 'cost-category-values':
      return { operation: 'ce:GetCostCategories', input: { ...input, CostCategoryName: request.key } };
  }
}

function toValues({ operation, input }: ListRequest, output: unknown): readonly NamedValue[] {
  switch (operation) {
    case 'ce:GetDimensionValues':
      return output as readonly NamedValue[];
    case 'ce:GetTags':
      return (output as readonly string[]).map((value) => ({ value }));
    case 'ce:GetCostCategories': {
      const { names, values } = output as { readonly names: readonly string[]; readonly values: readonly string[] };
      return (input.CostCategoryName === undefined ? names : values).map((value) => ({ value }));
    }
  }
}

async function named(
  instance: Instance,
  values: readonly NamedValue[],
  { signal }: Asking,
): Promise<readonly NamedValue[]> {
  const { members } = await instance.directory.find({ units: false, signal, caller });
  return values.map((one) => {
    const name = members.get(one.value)?.name;
    return name ? { ...one, description: name } : one;
  });
}

async function readUnits(instance: Instance, { signal }: Asking): Promise<readonly string[]> {
  const organisation = await instance.directory.find({ units: true, signal, caller });
  if (organisation.refused !== undefined) {
    throw new PluginError(`The organizational units cannot be read: ${organisation.refused}`, {
      status: 403,
      source: 'downstream',
    });
  }
  return unitsOf(organisation);
}

async function withoutUnits(
  instance: Instance,
  filters: readonly Filter[],
  { signal }: Asking,
): Promise<readonly Filter[]> {
  if (!filters.some(isUnit)) {
    return filters;
  }
  const organisation = await instance.directory.find({ units: true, signal, caller });
  const { filters: resolved, issues } = resolveUnits(filters, { organisation, path: 'filters' });
  if (issues.length > 0) {
    throw new PluginError(issues.map(({ message }) => message).join(' '), { status: 400, source: 'downstream' });
  }
  return resolved;
}
