import type { Metadata } from '@grpc/grpc-js';
import type { Log } from './log';
import type { LogFields } from './log-line';
import type { PluginContext } from './plugin-context';
import { type ErrorSource, PluginError } from './plugin-error';
import type { RequestMetrics } from './request-metrics';

export type Endpoint = 'queryData' | 'callResource' | 'checkHealth' | 'collectMetrics';

/** What the wrapper needs to know of a call: who, what for, and whether somebody still waits. */
export interface Call {
  endpoint: Endpoint;
  context: PluginContext;
  metadata: Metadata;
  signal: AbortSignal;
}

/** How the work went, told by the one who knows: an answer may be there and still tell of an error. */
export interface Outcome<T> {
  answer: T;
  error?: PluginError;
  /** For the log line of its end. */
  fields?: LogFields;
}

export type RunCall = <T>(call: Call, work: () => Promise<Outcome<T>>) => Promise<T>;

export interface CallDependencies {
  log: Log;
  metrics: RequestMetrics;
  now: () => number;
}

/**
 * What happens around every handler: started and completed in the log, duration, status and who is to blame counted.
 * The work is to turn its own failures into an answer; what it throws in spite of that is logged, counted and thrown
 * on.
 * @see https://github.com/grafana/grafana-plugin-sdk-go/blob/main/backend/logger_middleware.go
 */
export function createRunCall({ log, metrics, now }: CallDependencies): RunCall {
  return async (call, work) => {
    const callLog = log.with(fieldsOf(call));
    const startedMs = now();
    callLog.debug('Plugin Request Started');

    const finish = (error?: PluginError, outcome?: LogFields): void => {
      const status = call.signal.aborted ? 'cancelled' : error ? 'error' : 'ok';
      const statusSource: ErrorSource = status === 'cancelled' ? 'downstream' : (error?.source ?? 'plugin');
      metrics.count(call.endpoint, status, statusSource);
      const fields = { ...outcome, status, statusSource, duration: `${(now() - startedMs).toFixed(1)}ms` };
      if (status === 'error') {
        // A failure that is ours comes with the way to it; AWS's and the user's do not need ours.
        const stack = statusSource === 'plugin' ? stackOf(error) : undefined;
        callLog.error('Plugin Request Completed', { ...fields, error, stack });
      } else {
        callLog.info('Plugin Request Completed', fields);
      }
    };

    try {
      const { answer, error, fields } = await work();
      finish(error, fields);
      return answer;
    } catch (thrown) {
      const error = PluginError.from(thrown);
      finish(error);
      throw error;
    }
  };
}

function stackOf(error: PluginError | undefined): string | undefined {
  const cause = error?.cause;
  return cause instanceof Error ? cause.stack : error?.stack;
}

function fieldsOf({ endpoint, context, metadata }: Call): Record<string, string | undefined> {
  return {
    endpoint,
    pluginId: context.pluginId || undefined,
    pluginVersion: context.pluginVersion || undefined,
    dsName: context.dataSource?.name,
    dsUid: context.dataSource?.uid,
    uname: context.user?.login,
    traceId: traceIdOf(metadata),
  };
}

/** W3C: version-traceid-spanid-flags; Jaeger: traceid:spanid:parent:flags. */
function traceIdOf(metadata: Metadata): string | undefined {
  const traceparent = metadata.get('traceparent')[0]?.toString();
  if (traceparent) {
    return traceparent.split('-')[1];
  }
  return metadata.get('uber-trace-id')[0]?.toString().split(':')[0];
}
