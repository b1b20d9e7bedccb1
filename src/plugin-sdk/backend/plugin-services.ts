import type {
  handleServerStreamingCall,
  handleUnaryCall,
  Server,
  ServerUnaryCall,
  ServerWritableStream,
} from '@grpc/grpc-js';
import { status } from '@grpc/grpc-js';
import {
  type CallResourceRequest,
  type CallResourceResponse,
  type CheckHealthRequest,
  type CheckHealthResponse,
  type CollectMetricsRequest,
  type CollectMetricsResponse,
  Data,
  Diagnostics,
  type PluginContext as ContextMessage,
  type QueryDataRequest,
  type QueryDataResponse,
  Resource,
} from '../genproto/pluginv2_pb';
import type { Endpoint, Outcome, RunCall } from './calls';
import type { CallsInFlight } from './calls-in-flight';
import { queryData } from './data-service';
import { checkHealth, collectMetrics } from './diagnostics-service';
import type { EncodeFrame } from './encode-frames';
import type { PluginHandlers } from './handlers';
import type { PluginContext } from './plugin-context';
import { PluginError } from './plugin-error';
import { readContext } from './read-context';
import type { RequestMetrics } from './request-metrics';
import { callResource } from './resource-service';
import { serviceDefinition } from './rpc';

export interface PluginServicesDependencies {
  handlers: () => Promise<PluginHandlers>;
  /** Synchronous view of the same, once loaded. */
  loaded: () => PluginHandlers | undefined;
  calls: CallsInFlight;
  runCall: RunCall;
  encodeFrame: EncodeFrame;
  metrics: RequestMetrics;
}

interface Surroundings {
  context: PluginContext;
  signal: AbortSignal;
  handlers: () => Promise<PluginHandlers>;
}

type Work<Request, Answer> = (request: Request, surroundings: Surroundings) => Promise<Outcome<Answer>>;
type RequestMessage = { pluginContext?: ContextMessage };

/** Data, Resource and Diagnostics. All else of pluginv2 is left out and answers Unimplemented, as Grafana expects. */
export function addPluginServices(server: Server, dependencies: PluginServicesDependencies): void {
  const { handlers, loaded, calls, runCall, encodeFrame, metrics } = dependencies;

  const run = async <Request extends RequestMessage, Answer>(
    endpoint: Endpoint,
    call: ServerUnaryCall<Request, Answer> | ServerWritableStream<Request, Answer>,
    work: Work<Request, Answer>,
  ): Promise<Answer> => {
    const { signal, end } = calls.begin(call);
    try {
      const { metadata, request } = call;
      const context = readContext(request.pluginContext, metadata.get('tenantid')[0]?.toString() ?? '');
      return await runCall({ endpoint, context, metadata, signal }, () => work(request, { context, signal, handlers }));
    } finally {
      end();
    }
  };

  // An async handler that rejects would end the process: both promises below are always handled.
  const unary =
    <Request extends RequestMessage, Answer>(
      endpoint: Endpoint,
      work: Work<Request, Answer>,
    ): handleUnaryCall<Request, Answer> =>
    (call, answer) => {
      run(endpoint, call, work).then(
        (message) => answer(null, message),
        (thrown) => answer(statusOf(thrown)),
      );
    };

  const oneMessageStream: handleServerStreamingCall<CallResourceRequest, CallResourceResponse> = (call) => {
    run('callResource', call, callResource).then(
      (message) => {
        call.write(message);
        call.end();
      },
      (thrown) => call.emit('error', statusOf(thrown)),
    );
  };

  server.addService(serviceDefinition(Data), {
    queryData: unary<QueryDataRequest, QueryDataResponse>('queryData', (request, rest) =>
      queryData(request, { ...rest, encodeFrame }),
    ),
  });
  server.addService(serviceDefinition(Resource), { callResource: oneMessageStream });
  server.addService(serviceDefinition(Diagnostics), {
    checkHealth: unary<CheckHealthRequest, CheckHealthResponse>('checkHealth', checkHealth),
    collectMetrics: unary<CollectMetricsRequest, CollectMetricsResponse>('collectMetrics', (_request, rest) =>
      collectMetrics({ ...rest, metrics, instances: loaded()?.instanceStats }),
    ),
  });
}

function statusOf(thrown: unknown): { code: status; details: string } {
  return { code: status.UNKNOWN, details: PluginError.from(thrown).message };
}
