// Grafana's backend plugin protocol. See README.md; the part that a browser can hold is `#plugin-sdk/data`.
export type {
  DataQuery,
  DataResponse,
  HealthRequest,
  HealthResult,
  PluginHandlers,
  QueryDataRequest,
  QueryDataResponse,
  ResourceRequest,
  ResourceResponse,
} from './backend/handlers';
export {
  createInstanceManager,
  type InstanceManager,
  type InstanceManagerOptions,
  type InstanceStats,
} from './backend/instance-manager';
export { createLog, type Log, type LogOptions } from './backend/log';
export type { LogFields, LogLevel } from './backend/log-line';
export { isSecretKey } from './backend/log-value';
export type { DataSourceSettings, PluginContext, PluginUser } from './backend/plugin-context';
export { type ErrorSource, PluginError, type PluginErrorOptions } from './backend/plugin-error';
export { type ProcessHost, processHost } from './backend/process-host';
export { createRequestHeaders, type RequestHeaders } from './backend/request-headers';
export { serve, type ServeOptions } from './backend/serve';
export { checkFrame, encodeArrow, encodeJson, FrameError } from './data';
export type {
  BooleanField,
  CheckedFrame,
  DataLink,
  Field,
  FieldConfig,
  Frame,
  FrameMeta,
  FrameType,
  Labels,
  Notice,
  NumberField,
  QueryStat,
  StringField,
  TimeField,
} from './data';
