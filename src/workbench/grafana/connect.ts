import type { DataSourceInstanceSettings, DataSourceSettings } from '@grafana/data';
import type { DataSourceWithBackend } from '@grafana/runtime';
import { DATA_SOURCE_UID, PLUGIN_ID } from '../ids';
import type { LoadedPlugin, SettingsData } from './load-plugin';
import { backendSrv, setDataSource } from './services';
import type { StoredQuery } from './stored-query';

export type Settings = DataSourceSettings<SettingsData, Record<string, string>>;
export type DataSource = DataSourceWithBackend<StoredQuery, SettingsData>;

/** The data source as configured now, with the instance that Grafana would make of it. */
export interface Connection {
  readonly dataSource: DataSource;
  readonly instance: DataSourceInstanceSettings<SettingsData>;
  readonly settings: Settings;
}

const path = `/api/datasources/uid/${DATA_SOURCE_UID}`;

/** Reads the stored settings from the HTTP door and makes the data source of them. */
export async function connect({ plugin, meta }: LoadedPlugin): Promise<Connection> {
  const stored = await backendSrv.get<Partial<Settings>>(path);
  const settings: Settings = {
    id: 1,
    orgId: 1,
    uid: DATA_SOURCE_UID,
    name: meta.name,
    type: PLUGIN_ID,
    typeName: meta.name,
    typeLogoUrl: '',
    access: 'proxy',
    url: '',
    user: '',
    database: '',
    basicAuth: false,
    basicAuthUser: '',
    isDefault: true,
    readOnly: false,
    withCredentials: false,
    secureJsonFields: {},
    // Grafana counts the times it was saved; what reads them wants another number after each.
    version: Date.now(),
    ...stored,
    jsonData: stored.jsonData ?? {},
  };
  const { id, uid, name, type, readOnly, jsonData } = settings;
  const instance: DataSourceInstanceSettings<SettingsData> = {
    id,
    uid,
    name,
    type,
    access: 'proxy',
    readOnly: readOnly ?? false,
    jsonData,
    meta,
    isDefault: true,
  };
  const dataSource = new plugin.DataSourceClass(instance);
  dataSource.meta = meta;
  setDataSource(dataSource, instance);
  return { dataSource, instance, settings };
}

/** Stores the settings where the HTTP door keeps them: in its memory. */
export async function saveSettings({ jsonData, secureJsonData }: Settings): Promise<void> {
  await backendSrv.put(path, { jsonData, secureJsonData });
}
