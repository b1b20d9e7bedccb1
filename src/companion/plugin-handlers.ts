// The plugin door: Grafana's calls → the companion. Loaded after the handshake, and with it everything that knows AWS.
import { AwsError, createAwsShared, readAwsLimits } from '#aws';
import {
  createInstanceManager,
  type DataResponse,
  type PluginContext,
  PluginError,
  type PluginHandlers,
  type ResourceResponse,
} from '#plugin-sdk';
import { checkHealth } from './check-health';
import type { CompanionDependencies } from './dependencies';
import { createFrameStore } from './frame-store';
import { createInstance, type Instance, isolationOf } from './instance';
import { createMetrics } from './metrics';
import { answerQuery } from './query-data';
import { findChoices } from './resources';
import { MEGABYTE, readMemoryBounds } from './memory-bounds';
import { toPluginError } from './to-plugin-error';

/** The handlers of one plugin process. Instances live as long as their settings; answers outlive them, byte-bounded. */
export function createPluginHandlers(dependencies: CompanionDependencies): PluginHandlers {
  const { clock, env } = dependencies;
  const nowMs = (): number => clock.now();
  const bounds = readMemoryBounds(env);
  const shared = createAwsShared({ cacheBytes: bounds.answersMb * MEGABYTE }, dependencies);
  const frames = createFrameStore({ maxBytes: bounds.framesMb * MEGABYTE });
  const metrics = createMetrics({ shared, frames });
  const instances = createInstanceManager<Instance>({
    clock: nowMs,
    create: (context) => createInstance(optionsOf(context, env), { ...dependencies, shared, frames }),
    dispose: (instance) => instance.aws.dispose(),
  });

  return {
    async queryData({ context, queries }, signal) {
      const instance = await instances.get(context);
      const answer = async (query: (typeof queries)[number]): Promise<[string, DataResponse]> => [
        query.refId,
        await answerQuery(instance, { json: query.json, ...query.timeRange }, { nowMs: nowMs(), signal }),
      ];
      return new Map(await Promise.all(queries.map(answer)));
    },
    async checkHealth({ context }, signal) {
      try {
        return await checkHealth(await instances.get(context), { nowMs: nowMs(), signal });
      } catch (thrown) {
        return { status: 'error', message: toPluginError(thrown).message };
      }
    },
    async callResource({ context, path, query }, signal) {
      try {
        return json(200, await findChoices(await instances.get(context), path, { query, nowMs: nowMs(), signal }));
      } catch (thrown) {
        return failed(thrown);
      }
    },
    collectMetrics: () => metrics.text(),
    instanceStats: () => instances.stats(),
    close: () => instances.close(),
  };
}

function optionsOf(context: PluginContext, env: CompanionDependencies['env']) {
  const { dataSource } = context;
  if (!dataSource) {
    throw new PluginError('Grafana sent no data source with this call.', { status: 400, source: 'downstream' });
  }
  return {
    isolation: isolationOf(context),
    jsonData: dataSource.jsonData,
    secureJsonData: dataSource.secureJsonData,
    database: dataSource.database,
    limits: readAwsLimits(context.grafanaConfig, env),
  };
}

function failed(thrown: unknown): ResourceResponse {
  const error = toPluginError(thrown);
  const code = thrown instanceof AwsError ? thrown.code : 'invalid-request';
  return json(error.status, { error: { code, message: error.message } });
}

function json(status: number, body: unknown): ResourceResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
