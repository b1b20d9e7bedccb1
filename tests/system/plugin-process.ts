// Starts the executable as Grafana does and speaks to it over its socket, with a client that knows nothing of our server.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  create,
  type DescMessage,
  type DescMethod,
  fromBinary,
  type MessageInitShape,
  type MessageShape,
  toBinary,
} from '@bufbuild/protobuf';
import { Client, credentials, type ServiceError } from '@grpc/grpc-js';
import { GRPCController } from '../../src/plugin-sdk/genproto/goplugin_pb';

/** What go-plugin always sets; the cookie has the same value for every type of plugin. */
export const GRAFANA_ENV = {
  grafana_plugin_type: 'datasource',
  PLUGIN_MIN_PORT: '10000',
  PLUGIN_MAX_PORT: '25000',
  PLUGIN_PROTOCOL_VERSIONS: '2',
};

export interface PluginProcess {
  readonly child: ChildProcess;
  /** Everything printed so far. */
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Of the handshake: where it listens. */
  readonly socket: string;
  call<M extends DescMethod>(method: M, request: MessageInitShape<M['input']>): Promise<MessageShape<M['output']>>;
  /** Asks it to end as Grafana does; its exit code, and the signal if it took one. */
  stop(): Promise<readonly [code: number | null, signal: string | null]>;
}

export interface ProcessOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
}

/** Resolves once the handshake is out; rejects with what it printed if it ends before. */
export async function startPlugin(executable: string, { env = {}, cwd }: ProcessOptions = {}): Promise<PluginProcess> {
  // The environment of the person who runs the tests must not reach AWS's credential chain.
  const child = spawn(executable, [], { cwd, env: { PATH: process.env['PATH'], ...GRAFANA_ENV, ...env } });
  const ended = once(child, 'exit') as Promise<[number | null, string | null]>;
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  const first = await Promise.race([once(child.stdout, 'data').then(String), ended.then(() => undefined)]);
  if (first === undefined) {
    throw new Error(`The plugin ended before its handshake: ${stderr()}`);
  }
  const [, , network, socket = ''] = stdout().trim().split('|');
  const client = new Client(network === 'unix' ? `unix:${socket}` : socket, credentials.createInsecure(), {
    'grpc.max_receive_message_length': -1,
    'grpc.max_send_message_length': -1,
  });
  const call: PluginProcess['call'] = (method, request) => callOnce(client, method, request);
  return {
    child,
    stdout,
    stderr,
    socket,
    call,
    stop: async () => {
      await call(GRPCController.method.shutdown, {});
      client.close();
      return ended;
    },
  };
}

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = '';
  stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return () => text;
}

function callOnce<M extends DescMethod>(
  client: Client,
  method: M,
  request: MessageInitShape<M['input']>,
): Promise<MessageShape<M['output']>> {
  // The generic types of a method do not tell that its input and output are those of its own schemas.
  const input: DescMessage = method.input;
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest(
      `/${method.parent.typeName}/${method.name}`,
      (message: Uint8Array) => Buffer.from(message),
      (bytes) => fromBinary(method.output, bytes) as MessageShape<M['output']>,
      toBinary(input, create(input, request)),
      (error: ServiceError | null, answer) => (error ? reject(error) : resolve(answer as MessageShape<M['output']>)),
    );
  });
}
