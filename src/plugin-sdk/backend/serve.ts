import { createCallsInFlight } from './calls-in-flight';
import { createRunCall } from './calls';
import { createEncodeFrame } from './encode-frames';
import { bindOf, createGrpcServer } from './grpc-server';
import type { PluginHandlers } from './handlers';
import { handshakeLine, refusal } from './handshake';
import { createHostServices } from './host-services';
import { listen } from './listen';
import { createLog, type Log } from './log';
import { addPluginServices } from './plugin-services';
import type { ProcessHost } from './process-host';
import { createRequestMetrics } from './request-metrics';
import { createStop } from './stop';

export interface ServeOptions {
  pluginId: string;
  version: string;
  /** Runs once, right after the handshake; calls that come earlier wait. Import what is heavy here. */
  loadHandlers: (log: Log) => Promise<PluginHandlers>;
  host: ProcessHost;
  /** Else one that writes everything to the host's stderr. */
  log?: Log;
}

/**
 * Serves a data source to the Grafana that started this process, until Grafana stops it or dies.
 * Resolves when the handshake is out, or when there was nothing to serve (`-version`, no Grafana) and the exit code is
 * set.
 * @see https://github.com/hashicorp/go-plugin/blob/v1.7.0/docs/guide-plugin-write-non-go.md
 */
export async function serve(options: ServeOptions): Promise<void> {
  const { pluginId, version, host } = options;
  if (/^--?(version|buildinfo)$/.test(host.args[0] ?? '')) {
    host.writeStdout(
      `${host.args[0]?.endsWith('version') ? version : JSON.stringify({ pluginID: pluginId, version })}\n`,
    );
    return host.exit(0);
  }
  const sentence = refusal(host.env);
  if (sentence) {
    host.writeStderr(`${sentence}\n`);
    return host.exit(1);
  }

  const log = options.log ?? createLog({ write: host.writeStderr });
  host.captureOutput((level, text) => log[level](text, { from: 'console' }));
  let cleanUp = (): void => {};
  host.onCrash((thrown) => {
    const stack = thrown instanceof Error ? thrown.stack : undefined;
    log.error('plugin crashed', { error: thrown, stack });
    cleanUp();
    host.exit(1);
  });
  try {
    cleanUp = await start(options, log);
  } catch (error) {
    log.error('plugin cannot listen', { error });
    host.exit(1);
  }
}

async function start({ loadHandlers, host }: ServeOptions, log: Log): Promise<() => void> {
  const server = createGrpcServer();
  const calls = createCallsInFlight();
  const metrics = createRequestMetrics();
  const { handlers, loaded } = once(() => loadHandlers(log));
  let stop = (_reason: string): void => {};
  const hostServices = createHostServices(() => stop('Grafana asked'));
  hostServices.addTo(server);
  const runCall = createRunCall({ log, metrics, now: host.now });
  addPluginServices(server, { handlers, loaded, calls, runCall, encodeFrame: createEncodeFrame(), metrics });

  const { address, cleanUp } = await listen(bindOf(server), host);
  stop = createStop({ server, calls, hostServices, loaded, cleanUp, host, log });
  watch(host, stop);
  host.writeStdout(handshakeLine(address, host.env));
  // A failure is told by every call, and tried again by none: what cannot be loaded now cannot be loaded later.
  handlers().catch((error) => log.error('plugin cannot load its handlers', { error, stack: error?.stack }));
  return cleanUp;
}

function watch(host: ProcessHost, stop: (reason: string) => void): void {
  // Ctrl-C in Grafana's terminal reaches us too; Grafana then asks us to stop in its own way.
  host.onSignal('SIGINT', () => {});
  host.onSignal('SIGTERM', () => stop('SIGTERM'));
  // A Grafana that was killed cannot say so: another parent, or nobody reading the log, tells it.
  const parent = host.parentPid();
  host.every(1000, () => host.parentPid() !== parent && stop('Grafana is gone'));
  host.onStderrClosed(() => stop('nobody reads the log'));
}

function once(load: () => Promise<PluginHandlers>): {
  handlers: () => Promise<PluginHandlers>;
  loaded: () => PluginHandlers | undefined;
} {
  let promise: Promise<PluginHandlers> | undefined;
  let value: PluginHandlers | undefined;
  return {
    handlers: () => (promise ??= load().then((handlers) => (value = handlers))),
    loaded: () => value,
  };
}
