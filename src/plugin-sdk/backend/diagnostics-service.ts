import { create } from '@bufbuild/protobuf';
import {
  type CheckHealthRequest,
  type CheckHealthResponse,
  CheckHealthResponse_HealthStatus as HealthStatus,
  CheckHealthResponseSchema,
  type CollectMetricsResponse,
  CollectMetricsResponseSchema,
} from '../genproto/pluginv2_pb';
import type { Outcome } from './calls';
import type { HealthResult, PluginHandlers } from './handlers';
import type { InstanceStats } from './instance-manager';
import type { PluginContext } from './plugin-context';
import { PluginError } from './plugin-error';
import { createRequestHeaders } from './request-headers';
import type { RequestMetrics } from './request-metrics';

const statuses: Record<HealthResult['status'], HealthStatus> = {
  ok: HealthStatus.OK,
  error: HealthStatus.ERROR,
  unknown: HealthStatus.UNKNOWN,
};

interface Surroundings {
  context: PluginContext;
  signal: AbortSignal;
  handlers: () => Promise<PluginHandlers>;
}

/**
 * CheckHealth: a handler that fails, for one because the instance cannot be built, is a red answer and not a gRPC
 * error.
 */
export async function checkHealth(
  request: CheckHealthRequest,
  { context, signal, handlers }: Surroundings,
): Promise<Outcome<CheckHealthResponse>> {
  try {
    const headers = createRequestHeaders(Object.entries(request.headers));
    return { answer: encodeHealth(await (await handlers()).checkHealth({ context, headers }, signal)) };
  } catch (thrown) {
    const error = PluginError.from(thrown);
    return { answer: encodeHealth({ status: 'error', message: error.message }), error };
  }
}

function encodeHealth({ status, message, details }: HealthResult): CheckHealthResponse {
  const answer = create(CheckHealthResponseSchema, { status: statuses[status], message });
  if (details) {
    answer.jsonDetails = new TextEncoder().encode(JSON.stringify(details));
  }
  return answer;
}

/** CollectMetrics: the SDK's own, then the handlers'. A handler that fails costs its own part only. */
export async function collectMetrics({
  signal,
  handlers,
  metrics,
  instances,
}: Pick<Surroundings, 'signal' | 'handlers'> & {
  metrics: RequestMetrics;
  instances?: () => InstanceStats;
}): Promise<Outcome<CollectMetricsResponse>> {
  let text = await metrics.text(instances?.());
  let error: PluginError | undefined;
  try {
    const own = await (await handlers()).collectMetrics?.(signal);
    text += own && !own.endsWith('\n') ? `${own}\n` : (own ?? '');
  } catch (thrown) {
    error = PluginError.from(thrown);
  }
  const prometheus = new TextEncoder().encode(text);
  return { answer: create(CollectMetricsResponseSchema, { metrics: { prometheus } }), error };
}
