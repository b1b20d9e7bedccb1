// PURE. Queries stored by older versions → the present form. A field is never renamed or reused without a step here.
import type { QueryIssue } from './kind';

/** The newest form this version reads and writes. */
export const SCHEMA_VERSION = 1;

type Stored = Readonly<Record<string, unknown>>;

/** `steps[n]` carries a query of schemaVersion n + 1 to the next. None is needed yet. */
const steps: readonly ((query: Stored) => Stored)[] = [];

/**
 * Whatever a dashboard, alert rule or URL holds → a query of the present schemaVersion, not yet parsed.
 * A missing or empty queryType is `cost`, the kind we began with; null means "not set", as provisioning writes it.
 */
export function migrate(json: unknown): { readonly query: Stored } | { readonly issues: readonly QueryIssue[] } {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return { issues: [{ path: '', message: 'The query must be a JSON object, for example {"queryType": "cost"}.' }] };
  }
  const set = Object.fromEntries(Object.entries(json).filter(([, value]) => value !== null));
  const version = set['schemaVersion'] ?? 1;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    const message = `schemaVersion is ${JSON.stringify(version)}; it must be a whole number from 1 to ${SCHEMA_VERSION}, or left out.`;
    return { issues: [{ path: 'schemaVersion', message }] };
  }
  if (version > SCHEMA_VERSION) {
    const message = `schemaVersion is ${version}, this version of the plugin reads up to ${SCHEMA_VERSION}: update the plugin to use this query.`;
    return { issues: [{ path: 'schemaVersion', message }] };
  }
  const query = steps.slice(version - 1).reduce((older, step) => step(older), set);
  return { query: { ...query, queryType: query['queryType'] || 'cost', schemaVersion: SCHEMA_VERSION } };
}
