/** Who asks, through which data source, under which Grafana. Holds secrets: never log it whole. */
export interface PluginContext {
  orgId: number;
  /** Grafana 13 on; empty before. */
  namespace: string;
  /** Several Grafanas behind one plugin process; almost always empty. */
  tenantId: string;
  pluginId: string;
  pluginVersion: string;
  /** Absent when Grafana itself asks, and in CollectMetrics. */
  user?: PluginUser;
  dataSource?: DataSourceSettings;
  /** What Grafana's administrator set for plugins; may hold secrets. */
  grafanaConfig: Readonly<Record<string, string>>;
  /** `Grafana/12.3.0 (linux; amd64)`, or empty. */
  userAgent: string;
}

export interface PluginUser {
  login: string;
  name: string;
  email: string;
  role: string;
}

export interface DataSourceSettings {
  uid: string;
  name: string;
  url: string;
  user: string;
  database: string;
  basicAuthEnabled: boolean;
  basicAuthUser: string;
  /** Parsed; `{}` when Grafana sent nothing or something that is not a JSON object. */
  jsonData: Readonly<Record<string, unknown>>;
  /** Decrypted; only the keys that were set. */
  secureJsonData: Readonly<Record<string, string>>;
  /** Epoch milliseconds of the last change. */
  updatedMs: number;
}
