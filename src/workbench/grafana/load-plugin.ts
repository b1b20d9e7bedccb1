import 'systemjs/dist/system.js';
import 'systemjs/dist/extras/amd.js';
import type { DataSourceJsonData, DataSourcePlugin, DataSourcePluginMeta } from '@grafana/data';
import type { DataSourceWithBackend } from '@grafana/runtime';
import type { SettingsJson } from '#settings';
import { PLUGIN_PATH } from '../ids';
import { sharedModules } from './shared-modules';
import type { StoredQuery } from './stored-query';

export type SettingsData = DataSourceJsonData & SettingsJson;
export type Plugin = DataSourcePlugin<DataSourceWithBackend<StoredQuery, SettingsData>, StoredQuery, SettingsData>;

export interface LoadedPlugin {
  readonly plugin: Plugin;
  readonly meta: DataSourcePluginMeta;
}

interface SystemLoader {
  addImportMap(map: { imports: Record<string, string> }): void;
  set(id: string, module: object): void;
  import(url: string): Promise<unknown>;
}

/** Fetches plugin.json and the built module.js, and gives the module Grafana's shared packages, the way Grafana does. */
export async function loadPlugin(): Promise<LoadedPlugin> {
  const system = (globalThis as unknown as { System: SystemLoader }).System;
  const names = Object.keys(sharedModules);
  system.addImportMap({ imports: Object.fromEntries(names.map((name) => [name, `shared:${name}`])) });
  for (const name of names) {
    system.set(`shared:${name}`, asModule(sharedModules[name]));
  }
  const [json, module] = await Promise.all([
    fetch(`${PLUGIN_PATH}/plugin.json`).then((answer) => answer.json() as Promise<DataSourcePluginMeta>),
    system.import(`${location.origin}${PLUGIN_PATH}/module.js`),
  ]);
  const { plugin } = module as { plugin?: Plugin };
  if (!plugin) {
    throw new Error('module.js exports no "plugin"');
  }
  const meta = { ...json, module: `${PLUGIN_PATH}/module.js`, baseUrl: PLUGIN_PATH };
  plugin.meta = meta;
  return { plugin, meta };
}

/** AMD code finds named imports on the object itself, and the default one by the marks that compiled ES modules carry. */
function asModule(module: object | undefined): object {
  return { default: module, ...module, __esModule: true };
}
