// Grafana's half of the conversation: template variables and the resource proxy, as a panel's editor meets them.
import type { DataSourceInstanceSettings, QueryVariableModel, ScopedVars, TypedVariableModel } from '@grafana/data';
import { setBackendSrv, type BackendSrv, type BackendSrvRequest, type TemplateSrv } from '@grafana/runtime';
import { of, throwError, type Observable } from 'rxjs';
import { DataSource } from '../../src/frontend/datasource';
import type { DataSourceJson } from '../../src/frontend/settings';

/** A variable's value; `all` with `allValue` is Grafana's "custom all value". */
export interface StubVariable {
  readonly value: string | readonly string[];
  readonly allValue?: string;
  /** Of a query variable: what else Grafana tells of it. */
  readonly model?: Partial<QueryVariableModel>;
}

const VARIABLE = /\$(\w+)|\[\[(\w+?)(?::(\w+))?\]\]|\$\{(\w+)(?::(\w+))?\}/g;

/**
 * Replaces as Grafana does: a format written in the text wins over the caller's, a custom all value is written as it
 * is, unknown variables stay.
 */
export function stubTemplateSrv(variables: Record<string, StubVariable>): TemplateSrv {
  const replace = (text = '', scopedVars: ScopedVars = {}, format?: string | Function): string =>
    text.replace(VARIABLE, (match, plain, square, squareFormat, braced, bracedFormat) => {
      const name: string = plain ?? square ?? braced;
      const variable = scopedVars[name] ?? variables[name];
      if (!variable) {
        return match;
      }
      if ('allValue' in variable && variable.allValue !== undefined) {
        return variable.allValue;
      }
      const written: string | undefined = squareFormat ?? bracedFormat;
      return typeof format === 'function' && !written ? format(variable.value, { name }) : [variable.value].flat().join(',');
    });
  return {
    replace,
    getVariables: () => Object.entries(variables).map(([name, { model }]) => ({ name, ...model }) as TypedVariableModel),
    containsTemplate: (text = '') => replace(text) !== text,
    updateTimeRange: () => undefined,
  };
}

export interface ResourceCall {
  readonly path: string;
  readonly params: Record<string, unknown>;
  /** What was posted. */
  readonly data?: unknown;
}

/** What the companion answers to a resource path; an Error-like `{ status, data }` is thrown as Grafana's fetch does. */
export type Resources = Readonly<Record<string, unknown>>;

/** Lets data sources call resources; answers the calls made so far, in order. */
export function stubBackend(resources: Resources): ResourceCall[] {
  const calls: ResourceCall[] = [];
  const fetch = ({ url, params, data }: BackendSrvRequest): Observable<unknown> => {
    const path = url.split('/resources/')[1] ?? url;
    // Every editor asks for its price; only a test that answers it wants to know.
    if (path !== 'preview' || 'preview' in resources) {
      calls.push({ path, params: params ?? {}, ...(data !== undefined && { data }) });
    }
    const answer = resources[path];
    return answer && typeof answer === 'object' && 'status' in answer ? throwError(() => answer) : of({ data: answer });
  };
  setBackendSrv({ fetch } as BackendSrv);
  return calls;
}

export function newDataSource(variables: Record<string, StubVariable> = {}): DataSource {
  const settings = { id: 1, uid: 'bill', type: 'finops-awscost-datasource', name: 'AWS bill', jsonData: {} };
  return new DataSource(settings as DataSourceInstanceSettings<DataSourceJson>, stubTemplateSrv(variables));
}
