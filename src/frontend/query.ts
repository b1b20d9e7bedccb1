// The query as the editor holds it: Grafana's own keys beside the fields of one kind.
import type { DataQuery } from '@grafana/schema';
import { findKind, kinds, migrate, type QueryKind } from '#queries';
import { getDefaults } from 'valibot';

/** The kind's own fields are read through `kind.fields` and checked by `kind.schema`; here they are still unknown. */
export interface AwsCostQuery extends DataQuery {
  schemaVersion?: number;
  [field: string]: unknown;
}

/** What a new panel starts with: cost per service and day, as the console's first page shows it. */
export function newQuery(): Omit<AwsCostQuery, 'refId'> {
  return {
    queryType: 'cost',
    schemaVersion: 1,
    metric: 'UnblendedCost',
    granularity: 'DAILY',
    groupBy: [{ type: 'DIMENSION', key: 'SERVICE' }],
    format: 'timeSeries',
  };
}

/** Keys of every data source's queries. A kind alone says nothing yet, neither to Grafana (`queryIsEmpty`) nor to us. */
const GRAFANA_KEYS = ['refId', 'hide', 'key', 'queryType', 'datasource', 'label'] as const;

/** Nobody has filled it in yet: what a new panel stores. */
export function isEmpty(query: AwsCostQuery): boolean {
  return Object.keys(query).every((key) => GRAFANA_KEYS.some((own) => own === key));
}

/**
 * A query that nobody has filled in → the one we start with, as Grafana itself does when it runs a panel, so that the editor
 * draws what runs. Any other query as it is: a field that is left out has its schema's default.
 */
export function started(query: AwsCostQuery): AwsCostQuery {
  const own = withoutLaid(query);
  const isCost = (own.queryType || 'cost') === 'cost';
  return isCost && isEmpty(own) ? { ...newQuery(), ...own, queryType: 'cost' } : own;
}

/** Grafana lays our default, a cost query, under one that says no more than its type: of another kind it means nothing. */
function withoutLaid(query: AwsCostQuery): AwsCostQuery {
  const { queryType, ...laid } = newQuery();
  const isLaid = Object.entries(laid).every(([name, value]) => JSON.stringify(query[name]) === JSON.stringify(value));
  return query.queryType && query.queryType !== queryType && isLaid
    ? (Object.fromEntries(Object.entries(query).filter(([name]) => !(name in laid))) as AwsCostQuery)
    : query;
}

/**
 * A stored query in its present form, with the kind's defaults where it says nothing: annotations, old dashboards and
 * hand-written queries leave fields out, and the editor must show what the companion will ask. No kind, and why in
 * `problem`, when a newer version wrote it.
 */
export function openQuery(
  stored: AwsCostQuery,
): { readonly kind: QueryKind; readonly query: AwsCostQuery } | { readonly problem: string } {
  const migrated = migrate(started(stored));
  if ('issues' in migrated) {
    return { problem: migrated.issues.map(({ message }) => message).join(' ') };
  }
  const { queryType } = migrated.query;
  const kind = findKind(String(queryType));
  if (!kind) {
    const known = kinds.map(({ label }) => label).join(', ');
    return { problem: `This version of the plugin does not know the query type "${queryType}", only ${known}.` };
  }
  return {
    kind,
    query: {
      ...(getDefaults(kind.schema) as Record<string, unknown> | undefined),
      ...migrated.query,
      refId: stored.refId,
    },
  };
}

/** The same panel asking another kind: Grafana's keys stay, the fields begin at the kind's first example. */
export function changeKind(query: AwsCostQuery, kind: QueryKind): AwsCostQuery {
  const own = Object.fromEntries(GRAFANA_KEYS.filter((key) => key in query).map((key) => [key, query[key]]));
  const start = kind.examples[0]?.query as object | undefined;
  return { ...start, ...own, queryType: kind.queryType, refId: query.refId };
}
