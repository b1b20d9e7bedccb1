import { getBackendSrv } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';
import { messageOf } from '../message-of';

/** Asks the saved data source, which has no instance on its own settings page. Rejects with an Error fit to be shown. */
export async function callResource<T>(uid: string, path: string, method: 'GET' | 'POST' = 'GET'): Promise<T> {
  const url = `/api/datasources/uid/${encodeURIComponent(uid)}/resources/${path}`;
  const body = method === 'POST' ? { data: {} } : {};
  try {
    return (await lastValueFrom(getBackendSrv().fetch<T>({ url, method, ...body, showErrorAlert: false }))).data;
  } catch (cause) {
    throw new Error(messageOf(cause, 'The data source does not answer'), { cause });
  }
}
