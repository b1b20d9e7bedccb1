import type { DataSourceInstanceSettings, PluginContext as ContextMessage } from '../genproto/pluginv2_pb';
import type { DataSourceSettings, PluginContext } from './plugin-context';

/** Message → PluginContext; whatever Grafana left out is empty, because every part of it may be absent. */
export function readContext(message: ContextMessage | undefined, tenantId: string): PluginContext {
  const user = message?.user;
  const settings = message?.dataSourceInstanceSettings;
  return {
    orgId: Number(message?.orgId ?? 0),
    namespace: message?.namespace ?? '',
    tenantId,
    pluginId: message?.pluginId ?? '',
    pluginVersion: message?.pluginVersion ?? '',
    user: user && { login: user.login, name: user.name, email: user.email, role: user.role },
    dataSource: settings && readSettings(settings),
    grafanaConfig: message?.grafanaConfig ?? {},
    userAgent: message?.userAgent ?? '',
  };
}

function readSettings(message: DataSourceInstanceSettings): DataSourceSettings {
  const { uid, name, url, user, database, basicAuthEnabled, basicAuthUser } = message;
  return {
    uid,
    name,
    url,
    user,
    database,
    basicAuthEnabled,
    basicAuthUser,
    jsonData: readObject(message.jsonData),
    secureJsonData: message.decryptedSecureJsonData,
    updatedMs: Number(message.lastUpdatedMS),
  };
}

const utf8 = new TextDecoder();

function readObject(bytes: Uint8Array): Record<string, unknown> {
  const value = bytes.length > 0 ? readJson(bytes) : undefined;
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** UTF-8 JSON → value; undefined when it is none. */
export function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    return undefined;
  }
}
