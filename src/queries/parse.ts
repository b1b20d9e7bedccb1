// PURE. JSON from anywhere → a query of a known kind, or what is wrong with it.
import * as v from 'valibot';
import type { QueryIssue, QueryKind, StoredQuery } from './kind';
import { migrate } from './migrate';
import { findKind, kinds } from './registry';
import { findUnreplaced } from './variables';

export interface ParseOptions {
  /** The editor and its preview hold queries whose variables are not filled in yet; nobody else may. */
  readonly allowVariables?: boolean;
}

export type ParsedQuery =
  { readonly kind: QueryKind; readonly query: StoredQuery } | { readonly issues: readonly QueryIssue[] };

/**
 * Migrates, finds the kind, fills in defaults; keys we do not know (refId, datasource …) are dropped.
 * Each issue names its field and what is allowed there. Throws nothing.
 */
export function parseQuery(json: unknown, options: ParseOptions = {}): ParsedQuery {
  const migrated = migrate(json);
  if ('issues' in migrated) {
    return migrated;
  }
  const { queryType } = migrated.query;
  const kind = typeof queryType === 'string' ? findKind(queryType) : undefined;
  if (!kind) {
    const allowed = kinds.map((known) => known.queryType).join(', ');
    const message = `queryType is ${JSON.stringify(queryType)}, which this version of the plugin does not know. Allowed: ${allowed}.`;
    return { issues: [{ path: 'queryType', message }] };
  }
  const unreplaced = options.allowVariables ? [] : findUnreplaced(kind, migrated.query);
  if (unreplaced.length > 0) {
    return { issues: unreplaced };
  }
  const parsed = v.safeParse(kind.schema, migrated.query);
  return parsed.success
    ? { kind, query: parsed.output as StoredQuery }
    : { issues: parsed.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', message: sentence(issue) })) };
}

function sentence(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue) ?? 'The query';
  const { type, requirement } = issue as { readonly type: string; readonly requirement?: unknown };
  switch (type) {
    case 'max_length':
      return `${path} has ${issue.received} entries; at most ${String(requirement)} are allowed.`;
    case 'min_value':
      return `${path} is ${issue.received}; it must be ${String(requirement)} or more.`;
    case 'max_value':
      return `${path} is ${issue.received}; it must be ${String(requirement)} or less.`;
    case 'integer':
      return `${path} is ${issue.received}; it must be a whole number.`;
    default:
      return `${path} is ${issue.received}; allowed: ${(issue.expected ?? 'another value').replace(/^\((.*)\)$/, '$1')}.`;
  }
}
