// The query as the editor holds it: Grafana's own keys beside the fields of one kind.
import type { DataQuery } from '@grafana/schema';
import { findKind, queryKinds } from '#queries';
import { getDefaults } from 'valibot';

/** The kind's own fields are read through `kind.fields` and checked by `kind.schema`; here they are still unknown. */
export interface AwsCostQuery extends DataQuery {
  schemaVersion?: number;
  [field: string]: unknown;
}

/** The type is what `#queries` exports; a kind of any query type. */
export type AnyKind = (typeof queryKinds)[number];

/** What a new panel starts with: cost per service and day, as the console's first page shows it. */
export const NEW_QUERY = {
  queryType: 'cost',
  schemaVersion: 1,
  metric: 'UnblendedCost',
  granularity: 'DAILY',
  groupBy: [{ type: 'DIMENSION', key: 'SERVICE' }],
  filters: [],
  format: 'timeSeries',
} as const;

/** The query's kind: the cost kind for a query that says none, undefined for one from a newer version. */
export function kindOf(query: Pick<AwsCostQuery, 'queryType'>): AnyKind | undefined {
  return findKind(query.queryType || NEW_QUERY.queryType);
}

/**
 * The query with the kind's defaults where it says nothing: annotations, old dashboards and hand-written queries leave
 * fields out, and the editor must show what the companion will ask.
 */
export function withDefaults(query: AwsCostQuery, kind: AnyKind): AwsCostQuery {
  const defaults: Record<string, unknown> = { ...(getDefaults(kind.schema) as object) };
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) {
      defaults[name] = value;
    }
  }
  return { ...defaults, refId: query.refId };
}

/** The same panel asking another kind: Grafana's keys stay, the fields begin at the kind's first example. */
export function changeKind(query: AwsCostQuery, kind: AnyKind): AwsCostQuery {
  const { refId, hide, key, datasource } = query;
  const start = kind.examples[0]?.query;
  return { ...(start as object), queryType: kind.queryType, refId, hide, key, datasource };
}
