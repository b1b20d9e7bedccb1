import type { Server } from '@grpc/grpc-js';
import type { CallsInFlight } from './calls-in-flight';
import type { PluginHandlers } from './handlers';
import type { HostServices } from './host-services';
import type { Log } from './log';
import { PluginError } from './plugin-error';
import type { ProcessHost } from './process-host';

export interface StopDependencies {
  server: Server;
  calls: CallsInFlight;
  hostServices: HostServices;
  loaded: () => PluginHandlers | undefined;
  /** Removes the socket. */
  cleanUp: () => void;
  host: ProcessHost;
  log: Log;
}

// Grafana waits two seconds and then kills; ours is to be gone within half a second, whatever hangs.
const closeLimitMs = 200;
const drainLimitMs = 150;

/**
 * The one way out: calls are aborted, handlers closed, the last answers sent, the socket removed. The first call
 * counts.
 */
export function createStop({
  server,
  calls,
  hostServices,
  loaded,
  cleanUp,
  host,
  log,
}: StopDependencies): (reason: string) => void {
  const atMost = (ms: number, work: Promise<unknown>): Promise<unknown> =>
    Promise.race([work, new Promise<void>((resolve) => host.after(ms, resolve))]);

  const run = async (reason: string): Promise<void> => {
    log.debug('plugin stops', { reason });
    calls.abort(new PluginError(`The plugin is stopping: ${reason}.`, { status: 503, source: 'plugin' }));
    try {
      await atMost(closeLimitMs, Promise.resolve(loaded()?.close?.()));
    } catch (error) {
      log.warn('handlers did not close', { error });
    }
    hostServices.endStreams();
    await atMost(drainLimitMs, new Promise<void>((resolve) => server.tryShutdown(() => resolve())));
    server.forceShutdown();
    cleanUp();
    host.exit(0);
  };

  let stopping = false;
  return (reason) => {
    if (!stopping) {
      stopping = true;
      void run(reason);
    }
  };
}
