import {
  type CoreApp,
  type DataQueryError,
  type DataQueryRequest,
  dateTime,
  LoadingState,
  type PanelData,
  type TimeRange,
} from '@grafana/data';
import { catchError, map, type Observable, of, startWith } from 'rxjs';
import type { DataSource } from './connect';
import type { StoredQuery } from './stored-query';

export interface Run {
  readonly targets: readonly StoredQuery[];
  readonly range: TimeRange;
  readonly app: CoreApp;
  readonly panelId?: number;
  /** What draws the answer: only a time series can dash what is incomplete. */
  readonly panelPluginId?: string;
}

let runs = 0;

/** Runs queries as Grafana's query runner does: hidden and unfinished ones are left out, a failure becomes data with an error. */
export function runQueries(
  dataSource: DataSource,
  { targets, range, app, panelId, panelPluginId }: Run,
): Observable<PanelData> {
  const request: DataQueryRequest<StoredQuery> = {
    app,
    panelId,
    panelPluginId,
    requestId: `workbench-${++runs}`,
    targets: targets
      .filter((target) => dataSource.filterQuery?.(target) ?? !target.hide)
      // There is one data source: a board's `${datasource}` and an editor's own reference both mean it.
      .map((target) => ({ ...target, datasource: undefined })),
    range,
    timezone: 'utc',
    interval: '1h',
    intervalMs: 3_600_000,
    maxDataPoints: 1000,
    scopedVars: {},
    startTime: Date.now(),
  };
  const loading: PanelData = { state: LoadingState.Loading, series: [], timeRange: range, request };
  return dataSource.query(request).pipe(
    map(({ data, errors, error }): PanelData => {
      const problems = errors ?? (error ? [error] : []);
      const state = problems.length > 0 ? LoadingState.Error : LoadingState.Done;
      return { ...loading, state, series: data, errors: problems };
    }),
    catchError((problem: unknown) => of({ ...loading, state: LoadingState.Error, errors: [toQueryError(problem)] })),
    startWith(loading),
  );
}

export const NO_DATA: PanelData = {
  state: LoadingState.NotStarted,
  series: [],
  timeRange: { from: dateTime(), to: dateTime(), raw: { from: 'now', to: 'now' } },
};

function toQueryError(problem: unknown): DataQueryError {
  return problem instanceof Error ? { message: problem.message } : (problem as DataQueryError);
}

/** The sentence of a query error, wherever Grafana's layers have put it. */
export function errorText(error: DataQueryError): string {
  return error.message ?? error.data?.message ?? error.statusText ?? 'unknown error';
}
