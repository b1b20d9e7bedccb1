// PURE. Fills template variables into a query; Grafana's own replacement comes in as a function.
import type { EditorField } from './fields';
import type { QueryIssue, QueryKind } from './kind';
import type { Filter, GroupKey } from './shared/key';
import { isVariable } from './variables';

/** Text with variables → text, or the list of texts when a variable in it has several values. `key`: they are values of it. */
export type Replace = (text: string, key?: GroupKey) => string | readonly string[];

/** What Grafana writes for "All" where it does not list the values. */
export const ALL = '$__all';

export interface Interpolated<Q> {
  readonly query: Q;
  /** Several values where one fits: the field then keeps its variable, so that the companion refuses it too. */
  readonly issues: readonly QueryIssue[];
}

/**
 * Every text and list of the kind's fields with its variables filled in; the query itself is not changed.
 * A filter's values grow by each value of a variable, once each; a filter on All of something is no filter at all.
 */
export function interpolateQuery<Q extends object>(kind: QueryKind, query: Q, replace: Replace): Interpolated<Q> {
  const issues: QueryIssue[] = [];
  const stored = query as Readonly<Record<string, unknown>>;
  const filled: Record<string, unknown> = { ...stored };
  for (const field of kind.fields) {
    if (stored[field.name] !== undefined) {
      filled[field.name] = fill(field, stored[field.name], { replace, issues });
    }
  }
  return { query: filled as Q, issues };
}

/** The same for filters alone, as a variable's own query has them. */
export function interpolateFilters(filters: readonly Filter[], replace: Replace): readonly Filter[] {
  return filters.flatMap((filter, index) => fillFilter(filter, `filters.${index}`, { replace, issues: [] }));
}

interface Filling {
  readonly replace: Replace;
  readonly issues: QueryIssue[];
}

function fill({ kind, name }: EditorField, value: unknown, filling: Filling): unknown {
  switch (kind) {
    case 'text':
      return typeof value === 'string' ? listed(value, filling.replace).join(', ') : value;
    case 'choice':
      return typeof value === 'string' ? single(value, name, filling) : value;
    case 'groupBy':
      return objects<GroupKey>(value).map((group, index) => ({
        ...group,
        key: single(group.key, `${name}.${index}.key`, filling),
      }));
    case 'filters':
      return objects<Filter>(value).flatMap((filter, index) => fillFilter(filter, `${name}.${index}`, filling));
    case 'pick':
      return Array.isArray(value)
        ? texts(value).flatMap((text) => listed(asList(text), filling.replace))
        : typeof value === 'string'
          ? single(value, name, filling)
          : value;
    case 'dimensions':
      return fillDimensions(value, name, filling);
    case 'number':
    case 'switch':
      return value;
  }
}

/** All of a dimension is any value of it: `*`. */
function fillDimensions(value: unknown, path: string, filling: Filling): unknown {
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, values]) => {
      const filled = texts(values).flatMap((text) => listed(asList(text), filling.replace));
      return [single(key, `${path}.${key}`, filling), filled.includes(ALL) ? ['*'] : [...new Set(filled)]];
    }),
  );
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function fillFilter(filter: Filter, path: string, filling: Filling): readonly Filter[] {
  const key = single(filter.key, `${path}.key`, filling);
  if (filter.operator === 'isAbsent') {
    return [{ ...filter, key, values: [] }];
  }
  const replace: Replace = (text) => filling.replace(text, { type: filter.type, key });
  const values = [...new Set((filter.values ?? []).flatMap((value) => listed(asList(value), replace)))];
  if (!values.includes(ALL)) {
    return [{ ...filter, key, values }];
  }
  if (filter.operator === 'isNot') {
    filling.issues.push({
      path: `${path}.values`,
      message: `${path}.values excludes All of ${key}: nothing would be left.`,
    });
    return [{ ...filter, key }];
  }
  return [];
}

function single(text: string, path: string, { replace, issues }: Filling): string {
  const texts = listed(text, replace);
  if (texts.length === 1) {
    return texts[0]!;
  }
  issues.push({
    path,
    message: `${path} takes one value, and ${text} has ${texts.length}: choose one value of the variable.`,
  });
  return text;
}

function listed(text: string, replace: Replace): readonly string[] {
  const replaced = replace(text);
  return typeof replaced === 'string' ? [replaced] : replaced;
}

/** `${x:csv}` → `${x}`: as one comma-joined text it would match no value. `:text`, a value's display text, is kept. */
function asList(text: string): string {
  return isVariable(text) ? text.trim().replace(/:(?!text\b)\w+(?=\}$|\]\]$)/, '') : text;
}

/** The editor's state may be half made: what is no list of objects has nothing to fill in. */
function objects<T>(value: unknown): readonly T[] {
  return Array.isArray(value) ? value.filter((one): one is T => typeof one === 'object' && one !== null) : [];
}
