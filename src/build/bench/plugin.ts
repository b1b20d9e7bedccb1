// Our executable, started and spoken to as Grafana does: handshake on stdout, gRPC on its socket.
import { Client, credentials, type ServiceError } from '@grpc/grpc-js';
import { startProcess } from '../start-process';
import { type Answered, type Asked, readMetrics, readQueryData, writeQueryData } from './messages';

export interface Plugin {
  readonly pid: number;
  /** From the start of the process until its handshake line was read. */
  readonly startMs: number;
  /** One query. `ms` is from the encoded request to the last byte of the answer. Throws when the answer is an error. */
  query(asked: Asked): Promise<Answered & { readonly ms: number }>;
  /** Prometheus text. */
  metrics(): Promise<string>;
  stop(): Promise<void>;
}

/** What go-plugin sets, and nothing of ours: whose shell this is must not matter. */
const ENVIRONMENT = {
  PATH: process.env['PATH'],
  grafana_plugin_type: 'datasource',
  PLUGIN_PROTOCOL_VERSIONS: '2',
  GF_LOG_LEVEL: 'error',
};
const HANDSHAKE = /^1\|2\|unix\|([^|]+)\|grpc$/;
const CALL_WITHIN_MS = 60_000;

/** Rejects with what the executable printed when it ends before its handshake. */
export async function startPlugin(executable: string, env: NodeJS.ProcessEnv = {}): Promise<Plugin> {
  const lines: string[] = [];
  let tell: (socket: string) => void = () => {};
  const handshake = new Promise<string>((resolve) => (tell = resolve));
  const startedAtMs = performance.now();
  const running = startProcess({
    command: executable,
    args: [],
    env: { ...ENVIRONMENT, ...env },
    onLine: (line) => {
      const [, socket] = HANDSHAKE.exec(line) ?? [];
      if (socket) {
        tell(socket);
      }
      lines.push(line);
    },
  });
  const socket = await Promise.race([handshake, running.gone.then(() => undefined)]);
  const startMs = performance.now() - startedAtMs;
  if (socket === undefined || running.child.pid === undefined) {
    throw new Error(`${executable} ended before its handshake:\n${lines.join('\n')}`);
  }
  const client = new Client(`unix:${socket}`, credentials.createInsecure(), { 'grpc.max_receive_message_length': -1 });
  const call = (path: string, message: Uint8Array): Promise<Buffer> => callOnce(client, path, message);
  return {
    pid: running.child.pid,
    startMs,
    async query(asked) {
      const message = writeQueryData(asked);
      const askedAtMs = performance.now();
      const bytes = await call('/pluginv2.Data/QueryData', message);
      const ms = performance.now() - askedAtMs;
      const answered = readQueryData(bytes);
      if (answered.error) {
        throw new Error(`The plugin answered with an error: ${answered.error}`);
      }
      return { ...answered, ms };
    },
    metrics: async () => readMetrics(await call('/pluginv2.Diagnostics/CollectMetrics', new Uint8Array())),
    stop: async () => {
      client.close();
      await running.stop();
    },
  };
}

function callOnce(client: Client, path: string, message: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest(
      path,
      (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      (bytes) => bytes,
      message,
      { deadline: Date.now() + CALL_WITHIN_MS },
      (error: ServiceError | null, answer) => (error ? reject(error) : resolve(answer ?? Buffer.alloc(0))),
    );
  });
}
