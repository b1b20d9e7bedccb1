// A board's query variables, as Grafana would tell the plugin of them.
import { dateTime, type MetricFindValue, type QueryVariableModel } from '@grafana/data';
import { lastValueFrom, type Observable } from 'rxjs';
import type { Connection } from '../grafana/connect';
import type { BoardVariable } from './board';

/** What is chosen, by variable; nothing is All. */
export type Chosen = Readonly<Record<string, readonly string[]>>;

/**
 * What the variable service tells beside the values. A list is loaded when its picker is opened, so All is known as All only: enough for
 * an unrestricted variable, which is then no filter; a shipped board has no others.
 */
export function modelOf(
  { name, query }: BoardVariable,
  chosen: readonly string[],
  uid: string,
): Partial<QueryVariableModel> {
  const value = chosen.length > 0 ? [...chosen] : ['$__all'];
  return {
    name,
    type: 'query',
    query,
    regex: '',
    datasource: { uid },
    current: { text: value, value } as QueryVariableModel['current'],
  };
}

interface VariableRequest {
  readonly targets: readonly unknown[];
  readonly scopedVars: Readonly<Record<string, never>>;
  readonly range: unknown;
}

interface AsksVariables {
  readonly variables?: { query?(request: VariableRequest): Observable<{ data: unknown }> };
}

/** Asks the plugin for a variable's values, over the last thirty days. */
export async function loadValues(
  { dataSource }: Connection,
  { query }: BoardVariable,
): Promise<readonly MetricFindValue[]> {
  // The plugin's own class: its types are behind the bundle.
  const support = (dataSource as unknown as AsksVariables).variables;
  const raw = { from: dateTime().subtract(30, 'days'), to: dateTime() };
  const asked = support?.query?.({ targets: [query], scopedVars: {}, range: { ...raw, raw } });
  return asked ? ((await lastValueFrom(asked)).data as MetricFindValue[]) : [];
}
