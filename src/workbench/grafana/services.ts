import {
  type DataSourceApi,
  type DataSourceInstanceSettings,
  type DataSourceRef,
  EventBusSrv,
  setTimeZoneResolver,
} from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import {
  config,
  type DataSourceSrv,
  type EchoSrv,
  setAppEvents,
  setBackendSrv,
  setDataSourceSrv,
  setEchoSrv,
  setTemplateSrv,
} from '@grafana/runtime';
import { initializeLoggersRegistry } from '@grafana/runtime/unstable';
import { PLUGIN_ID } from '../ids';
import { createBackendSrv } from './backend-srv';
import { setUpFieldConfig } from './field-config';
import { createTemplateSrv, type VariableModels, type VariableValues } from './template-srv';

/** What the plugin and @grafana/ui may ask the application for at any time: a page has one of each, so has this module. */
const current: {
  dataSource?: DataSourceApi;
  settings?: DataSourceInstanceSettings;
  variables: VariableValues;
  models: VariableModels;
} = { variables: {}, models: [] };

export const appEvents = new EventBusSrv();
export const templateSrv = createTemplateSrv(
  () => current.variables,
  () => current.models,
);
export const backendSrv = createBackendSrv();

/** Puts Grafana's services in place. Call it once, before the plugin is loaded and before anything is drawn. */
export async function setUpGrafana(): Promise<void> {
  initializeLoggersRegistry();
  setTimeZoneResolver(() => 'utc');
  setUpFieldConfig();
  setBackendSrv(backendSrv);
  setTemplateSrv(templateSrv);
  setAppEvents(appEvents);
  setEchoSrv(silentEcho);
  setDataSourceSrv(dataSourceSrv);
  Object.assign(config, {
    // The defaults of Grafana's server, which the config editor reads.
    awsAllowedAuthProviders: ['default', 'keys', 'credentials', 'ec2_iam_role'],
    awsAssumeRoleEnabled: true,
    defaultDatasource: PLUGIN_ID,
  });
  // The HTTP door knows no users: whoever opens the page may do everything.
  Object.assign(config.bootData.user, { orgRole: 'Admin' });
  await initPluginTranslations(PLUGIN_ID);
}

/** Makes this data source the one that references resolve to. */
export function setDataSource(dataSource: DataSourceApi, settings: DataSourceInstanceSettings): void {
  current.dataSource = dataSource;
  current.settings = settings;
}

/** Gives the open board's variables their values. */
export function setVariables(variables: VariableValues, models: VariableModels = []): void {
  current.variables = variables;
  current.models = models;
}

const dataSourceSrv: DataSourceSrv = {
  get: async () => existing(current.dataSource),
  getList: () => (current.settings ? [current.settings] : []),
  getInstanceSettings: (ref?: DataSourceRef | string | null) => {
    const uid = templateSrv.replace(typeof ref === 'string' ? ref : (ref?.uid ?? ''));
    return !uid || uid === current.settings?.uid ? current.settings : undefined;
  },
  reload: async () => undefined,
  registerRuntimeDataSource: () => undefined,
};

function existing(dataSource: DataSourceApi | undefined): DataSourceApi {
  if (!dataSource) {
    throw new Error('the data source is not loaded yet');
  }
  return dataSource;
}

/** Nothing here is measured or reported. */
const silentEcho: EchoSrv = {
  flush: () => undefined,
  addBackend: () => undefined,
  addEvent: () => undefined,
  onInteraction: () => () => undefined,
};
