import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { Client, credentials, type ClientReadableStream, Metadata, type ServiceError } from '@grpc/grpc-js';
import type { DescMessage, DescMethod, DescService, Message, MessageShape } from '@bufbuild/protobuf';
import { type PluginHandlers, serve } from '../../src/plugin-sdk';
import { serviceDefinition } from '../../src/plugin-sdk/backend/rpc';
import { GRPCController } from '../../src/plugin-sdk/genproto/goplugin_pb';
import { type FakeHost, fakeHost, grafanaEnv } from './fake-host';

type Unary = DescMethod & { methodKind: 'unary' | 'server_streaming' };

/** A plugin that is being served, and a host that talks to it over its socket as Grafana does. */
export interface Served {
  host: FakeHost;
  socket: string;
  client: Client;
  call<M extends Unary & { input: DescMessage; output: DescMessage }>(
    service: DescService,
    method: M,
    request: MessageInitShape<M['input']>,
    options?: { signal?: AbortSignal; metadata?: Record<string, string> },
  ): Promise<MessageShape<M['output']>[]>;
  stop(): Promise<void>;
}

const defaults: PluginHandlers = {
  queryData: () => new Map(),
  checkHealth: () => ({ status: 'ok', message: 'well' }),
  callResource: () => ({ status: 200 }),
};

export async function serveHandlers(
  handlers: Partial<PluginHandlers> | (() => Promise<PluginHandlers>),
  env: Record<string, string> = grafanaEnv,
): Promise<Served> {
  const host = fakeHost(env);
  const loadHandlers = typeof handlers === 'function' ? handlers : async () => ({ ...defaults, ...handlers });
  await serve({ pluginId: 'test-datasource', version: '1.0.0', host, loadHandlers });
  const [, , network, address] = host.stdout[0]!.trim().split('|');
  const client = new Client(network === 'unix' ? `unix:${address}` : address!, credentials.createInsecure(), {
    'grpc.max_receive_message_length': -1,
    'grpc.max_send_message_length': -1,
    'grpc-node.max_session_memory': Number.MAX_SAFE_INTEGER,
  });
  const served: Served = {
    host,
    socket: address!,
    client,
    call: (service, method, request, options = {}) => ask(client, { service, method, request, options }),
    stop: async () => {
      if (host.exits.length === 0) {
        await served.call(GRPCController, GRPCController.method.shutdown, {});
        client.close();
        await host.exited;
      }
      client.close();
      // A crash ends a real process at once; this one still listens.
      host.signal('SIGTERM');
      host.removeTempDir();
    },
  };
  return served;
}

function ask<M extends Unary>(
  client: Client,
  {
    service,
    method,
    request,
    options,
  }: {
    service: DescService;
    method: M;
    request: MessageInitShape<M['input']>;
    options: { signal?: AbortSignal; metadata?: Record<string, string> };
  },
): Promise<MessageShape<M['output']>[]> {
  const definition = serviceDefinition(service)[method.localName]!;
  const metadata = new Metadata();
  Object.entries(options.metadata ?? {}).forEach(([key, value]) => metadata.set(key, value));
  const message = create(method.input as DescMessage, request as MessageInitShape<DescMessage>);
  return new Promise((resolve, reject) => {
    const stream: ClientReadableStream<Message> = client.makeServerStreamRequest(
      definition.path,
      definition.requestSerialize,
      definition.responseDeserialize as (bytes: Buffer) => Message,
      message,
      metadata,
    );
    const messages: Message[] = [];
    options.signal?.addEventListener('abort', () => stream.cancel());
    stream.on('data', (next: Message) => messages.push(next));
    stream.on('error', (error: ServiceError) => reject(error));
    stream.on('end', () => resolve(messages as MessageShape<M['output']>[]));
  });
}
