import type { BackendSrv, BackendSrvRequest, FetchResponse } from '@grafana/runtime';
import { from, lastValueFrom, type Observable } from 'rxjs';

/** Grafana's HTTP client, on the same origin. The paths are Grafana's own: the HTTP door answers them. */
export function createBackendSrv(): BackendSrv {
  const fetchOnce = <T>(request: BackendSrvRequest): Observable<FetchResponse<T>> => from(send<T>(request));
  const dataOf = async <T>(request: BackendSrvRequest): Promise<T> => (await lastValueFrom(fetchOnce<T>(request))).data;

  const unused = () => {
    throw new Error('the workbench does not offer this call');
  };
  return {
    fetch: fetchOnce,
    request: dataOf,
    get: (url, params, requestId, options) => dataOf({ ...options, method: 'GET', url, params, requestId }),
    post: (url, data, options) => dataOf({ ...options, method: 'POST', url, data }),
    put: (url, data, options) => dataOf({ ...options, method: 'PUT', url, data }),
    patch: (url, data, options) => dataOf({ ...options, method: 'PATCH', url, data }),
    delete: (url, data, options) => dataOf({ ...options, method: 'DELETE', url, data }),
    datasourceRequest: (request) => lastValueFrom(fetchOnce(request)),
    chunked: unused,
  };
}

/** Resolves with Grafana's FetchResponse; rejects with its FetchError shape, which is what callers look for. */
async function send<T>(config: BackendSrvRequest): Promise<FetchResponse<T>> {
  const query = queryString(config.params);
  const answer = await fetch(query ? `${config.url}${config.url.includes('?') ? '&' : '?'}${query}` : config.url, {
    method: config.method ?? 'GET',
    headers: { ...(config.data ? { 'Content-Type': 'application/json' } : {}), ...config.headers },
    body: config.data === undefined ? undefined : JSON.stringify(config.data),
    signal: config.abortSignal,
  });
  const data = parsed(await answer.text());
  const { status, statusText, ok, headers, redirected, type, url } = answer;
  if (!ok) {
    throw { status, statusText, data, config };
  }
  return { data: data as T, status, statusText, ok, headers, redirected, type, url, config };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return { message: text };
  }
}

function queryString(params: unknown): string {
  if (typeof params !== 'object' || params === null) {
    return '';
  }
  const pairs = Object.entries(params).flatMap(([key, value]) =>
    [value]
      .flat()
      .filter((item) => item !== undefined && item !== null)
      .map((item) => [key, String(item)]),
  );
  return new URLSearchParams(pairs).toString();
}
