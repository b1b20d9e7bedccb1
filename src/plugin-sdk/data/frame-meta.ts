import type { FieldConfig } from './field';

/** @see https://grafana.com/developers/dataplane/contract-spec for the six time series and numeric types */
export type FrameType =
  | 'timeseries-wide'
  | 'timeseries-multi'
  | 'timeseries-long'
  | 'numeric-wide'
  | 'numeric-multi'
  | 'numeric-long'
  | 'log-lines'
  | 'table'
  | 'directory-listing';

/** Grafana fails the whole call on another severity. `inspect` is left out on purpose: it is a number in Go. */
export interface Notice {
  severity: 'info' | 'warning' | 'error';
  text: string;
  link?: string;
}

/** A line of the query inspector's statistics. */
export interface QueryStat extends FieldConfig {
  displayName: string;
  value: number;
}

export interface FrameMeta {
  type?: FrameType;
  /** `[0, 1]` for the time series and numeric types: without it alerting ignores the type. */
  typeVersion?: readonly [number, number];
  notices?: readonly Notice[];
  /** Shown in the query inspector; Grafana blanks it on public dashboards, and only it. */
  executedQueryString?: string;
  preferredVisualisationType?: 'graph' | 'table' | 'logs' | 'trace' | 'nodeGraph' | 'flamegraph';
  preferredVisualisationPluginId?: string;
  stats?: readonly QueryStat[];
  /** For our own front end. Public dashboards show it to everybody: nothing secret. */
  custom?: Readonly<Record<string, unknown>>;
  dataTopic?: 'annotations';
}
