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
export type { DataSourceSettings, PluginContext, PluginUser } from './backend/plugin-context';
export { type ErrorSource, PluginError, type PluginErrorOptions } from './backend/plugin-error';
export { createRequestHeaders, type RequestHeaders } from './backend/request-headers';
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
