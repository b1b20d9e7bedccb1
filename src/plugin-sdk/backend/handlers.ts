import type { Frame } from '../data';
import type { InstanceStats } from './instance-manager';
import type { PluginContext } from './plugin-context';
import type { PluginError } from './plugin-error';
import type { RequestHeaders } from './request-headers';

/**
 * What a data source does. Each may throw or reject with anything: the wrapper turns it into an answer and a log line.
 * The signal fires when Grafana no longer waits, or when the process is asked to stop.
 */
export interface PluginHandlers {
  queryData(request: QueryDataRequest, signal: AbortSignal): QueryDataResponse | Promise<QueryDataResponse>;
  checkHealth(request: HealthRequest, signal: AbortSignal): HealthResult | Promise<HealthResult>;
  callResource(request: ResourceRequest, signal: AbortSignal): ResourceResponse | Promise<ResourceResponse>;
  /** Prometheus text; there is no data source and no user in this call. The SDK's own metrics are put before it. */
  collectMetrics?(signal: AbortSignal): string | Promise<string>;
  /** For the metrics; an instance manager's `stats`. */
  instanceStats?(): InstanceStats;
  /** Last call, after every other has ended or was aborted; at most a fifth of a second. */
  close?(): void | Promise<void>;
}

export interface QueryDataRequest {
  context: PluginContext;
  headers: RequestHeaders;
  queries: readonly DataQuery[];
}

export interface DataQuery {
  refId: string;
  /** As Grafana stores it; empty for a query made before there were kinds. */
  queryType: string;
  /** The query model as the editor stored it, parsed but not checked. */
  json: unknown;
  /** Epoch milliseconds, UTC. */
  timeRange: { fromMs: number; toMs: number };
  intervalMs: number;
  maxDataPoints: number;
}

/** By refId. A refId left out is answered with an error. */
export type QueryDataResponse = ReadonlyMap<string, DataResponse>;

/** Frames and an error may go together: what is there, and why it is not all. */
export interface DataResponse {
  frames: readonly Frame[];
  error?: PluginError;
}

export interface HealthRequest {
  context: PluginContext;
  headers: RequestHeaders;
}

export interface HealthResult {
  status: 'ok' | 'error' | 'unknown';
  message: string;
  details?: Readonly<Record<string, unknown>>;
}

export interface ResourceRequest {
  context: PluginContext;
  headers: RequestHeaders;
  method: string;
  /** Without a slash in front and without the query string: `dimensions/values`. */
  path: string;
  /** As Grafana received it, with the query string. */
  url: string;
  query: URLSearchParams;
  body: Uint8Array;
}

export interface ResourceResponse {
  status: number;
  headers?: Readonly<Record<string, string>>;
  body?: Uint8Array | string;
}
