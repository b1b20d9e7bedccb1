// The plugin door: Grafana's calls → the companion. Loaded after the handshake, and with it everything that knows AWS.
import { createAwsShared, readAwsLimits } from '#aws';
import {
  createInstanceManager,
  type DataResponse,
  type PluginContext,
  PluginError,
  type PluginHandlers,
  type ResourceResponse,
} from '#plugin-sdk';
import type { AskedQuery } from './asked-query';
import { callerOf, isForExpression, viewerOf } from './caller-of';
import { checkHealth } from './check-health';
import type { CompanionDependencies } from './dependencies';
import { errorCodeOf } from './error-code';
import { createFrameStore } from './frame-store';
import { createInstance, type Instance, isolationOf } from './instance';
import { createMetrics } from './metrics';
import { MEGABYTE, readMemoryBounds } from './memory-bounds';
import { seenTogether } from './panel';
import { answerQuery } from './query-data';
import { answerResource } from './resource-call';
import { ledgerPlace } from './state-folder';
import { toPluginError } from './to-plugin-error';

/** The handlers of one plugin process. Instances live as long as their settings; answers outlive them, byte-bounded. */
export function createPluginHandlers(dependencies: CompanionDependencies): PluginHandlers {
  const { clock, env } = dependencies;
  const nowMs = (): number => clock.now();
  const bounds = readMemoryBounds(env);
  const ledgers = ledgerPlace(env, dependencies.disk);
  const shared = createAwsShared({ cacheBytes: bounds.answersMb * MEGABYTE, ledgers }, dependencies);
  const frames = createFrameStore({ maxBytes: bounds.framesMb * MEGABYTE });
  const metrics = createMetrics({ shared, frames });
  const instances = createInstanceManager<Instance>({
    clock: nowMs,
    create: (context) => createInstance(optionsOf(context, env), { ...dependencies, shared, frames }),
    dispose: (instance) => instance.aws.dispose(),
  });

  return {
    async queryData({ context, headers, queries }, signal) {
      const instance = await instances.get(context);
      const caller = callerOf(headers, 'other');
      const viewer = viewerOf(headers);
      const sent = queries.map(({ refId, json, timeRange }) => ({ refId, json, ...timeRange }));
      const answer = async (asked: AskedQuery): Promise<[string, DataResponse]> => [
        asked.refId ?? '',
        await answerQuery(instance, asked, { nowMs: nowMs(), signal, caller, viewer }),
      ];
      return new Map(await Promise.all(seenTogether(sent, { forExpression: isForExpression(headers) }).map(answer)));
    },
    async checkHealth({ context }, signal) {
      try {
        return await checkHealth(await instances.get(context), { nowMs: nowMs(), signal });
      } catch (thrown) {
        return { status: 'error', message: toPluginError(thrown).message };
      }
    },
    async callResource({ context, method, path, query, body }, signal) {
      try {
        const call = { method, path, query, body: new TextDecoder().decode(body), role: context.user?.role ?? '' };
        return json(200, await answerResource(await instances.get(context), call, { nowMs: nowMs(), signal }));
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
  return json(error.status, { error: { code: errorCodeOf(thrown), message: error.message } });
}

function json(status: number, body: unknown): ResourceResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
