import type { DataSourceJsonData, DataSourcePluginOptionsEditorProps, DataSourceSettings } from '@grafana/data';
import type { SecretKey, SettingsJson } from '#settings';

/** jsonData as Grafana stores it: our settings among Grafana's own keys. */
export type DataSourceJson = SettingsJson & DataSourceJsonData;
/** secureJsonData as the editor holds it before saving; what is saved never comes back, only `secureJsonFields`. */
export type DataSourceSecrets = { [K in SecretKey]?: string };

export type ConfigEditorProps = DataSourcePluginOptionsEditorProps<DataSourceJson, DataSourceSecrets>;
export type ConfigOptions = DataSourceSettings<DataSourceJson, DataSourceSecrets>;
