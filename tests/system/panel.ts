// What Grafana sends for a panel, and what it makes of the answer.
import type { MessageInitShape } from '@bufbuild/protobuf';
import { tableFromIPC } from 'apache-arrow';
import {
  Data,
  type DataResponse,
  type PluginContextSchema,
  type QueryDataRequestSchema,
} from '../../src/plugin-sdk/genproto/pluginv2_pb';
import type { PluginProcess } from './plugin-process';

type Context = MessageInitShape<typeof PluginContextSchema>;

/** Nowhere but in the request may these ever be seen. */
export const SECRETS = {
  accessKey: 'AKIATOPSECRETACCESS',
  secretKey: 'top-secret-key-material',
  sessionToken: 'top-secret-session-token',
};

const DAY_MS = 86_400_000;
const encode = (value: unknown): Uint8Array => encodeText(JSON.stringify(value));
const encodeText = (text: string): Uint8Array => new TextEncoder().encode(text);

export interface DataSource {
  readonly endpoint: string;
  readonly uid?: string;
  readonly orgId?: bigint;
  readonly jsonData?: Record<string, unknown>;
  readonly secureJsonData?: Record<string, string>;
}

/** The plugin context of a data source with access keys, as Grafana sends it with every call. */
export function contextOf({
  endpoint,
  uid = 'awscost',
  orgId = 1n,
  jsonData = {},
  secureJsonData = SECRETS,
}: DataSource): Context {
  return {
    orgId,
    pluginId: 'finops-awscost-datasource',
    dataSourceInstanceSettings: {
      uid,
      name: uid,
      jsonData: encode({
        authType: 'keys',
        endpoint,
        defaultRegion: 'us-east-1',
        historyMonths: 38,
        hourly: true,
        ...jsonData,
      }),
      decryptedSecureJsonData: secureJsonData,
      lastUpdatedMS: 1n,
    },
  };
}

export const PER_SERVICE = {
  queryType: 'cost',
  schemaVersion: 1,
  granularity: 'DAILY',
  groupBy: [{ type: 'DIMENSION', key: 'SERVICE' }],
};

/** A request for the last 30 days; queries get the refIds A, B, C… A text goes as it stands. */
export function requestOf(
  source: DataSource,
  models: readonly (object | string)[],
): MessageInitShape<typeof QueryDataRequestSchema> {
  const toMs = Date.now();
  const timeRange = { fromEpochMS: BigInt(toMs - 30 * DAY_MS), toEpochMS: BigInt(toMs) };
  return {
    pluginContext: contextOf(source),
    queries: models.map((model, index) => ({
      refId: String.fromCharCode(65 + index),
      queryType: 'cost',
      maxDataPoints: 1000n,
      intervalMS: 60_000n,
      timeRange,
      json: typeof model === 'string' ? encodeText(model) : encode(model),
    })),
  };
}

/** Asks and gives the responses by refId. */
export async function ask(
  plugin: PluginProcess,
  source: DataSource,
  models: readonly (object | string)[],
): Promise<Readonly<Record<string, DataResponse>>> {
  return (await plugin.call(Data.method.queryData, requestOf(source, models))).responses;
}

export interface Series {
  readonly labels: Readonly<Record<string, string>>;
  readonly meta: {
    readonly custom?: { readonly requests?: readonly { readonly pages: number; readonly cached: boolean }[] };
  };
  readonly values: readonly number[];
}

/** Frames of time and value, read by somebody else's Arrow decoder. */
export function readSeries(response: DataResponse | undefined): readonly Series[] {
  return (response?.frames ?? []).map((bytes) => {
    const table = tableFromIPC(bytes);
    const value = table.schema.fields[1];
    return {
      labels: JSON.parse(value?.metadata.get('labels') ?? '{}') as Record<string, string>,
      meta: JSON.parse(table.schema.metadata.get('meta') ?? '{}') as Series['meta'],
      values: [...(table.getChildAt(1) ?? [])].map(Number),
    };
  });
}
