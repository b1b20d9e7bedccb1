import { create } from '@bufbuild/protobuf';
import type {
  handleBidiStreamingCall,
  handleServerStreamingCall,
  handleUnaryCall,
  Server,
  ServerDuplexStream,
  ServerWritableStream,
} from '@grpc/grpc-js';
import { status } from '@grpc/grpc-js';
import {
  type ConnInfo,
  EmptySchema as PluginEmptySchema,
  GRPCBroker,
  GRPCController,
  GRPCStdio,
  type StdioData,
} from '../genproto/goplugin_pb';
import {
  Health,
  type HealthCheckRequest,
  type HealthCheckResponse,
  HealthCheckResponse_ServingStatus as ServingStatus,
  HealthCheckResponseSchema,
} from '../genproto/health_pb';
import { serviceDefinition } from './rpc';

/** What the host's library, go-plugin, wants of every plugin. */
export interface HostServices {
  addTo(server: Server): void;
  /** Ends the streams that the host keeps open, so that a server can stop without breaking them off. */
  endStreams(): void;
}

/**
 * Health (`plugin` is serving), Shutdown (answered first, then `onShutdown`: unanswered, Grafana's own stop hangs),
 * and the two streams that the host opens and Grafana never uses: left open and silent.
 * @see https://github.com/hashicorp/go-plugin/blob/v1.7.0/grpc_server.go
 */
export function createHostServices(onShutdown: () => void): HostServices {
  const open = new Set<ServerWritableStream<unknown, StdioData> | ServerDuplexStream<ConnInfo, ConnInfo>>();
  const keep = (stream: ServerWritableStream<unknown, StdioData> | ServerDuplexStream<ConnInfo, ConnInfo>) => {
    open.add(stream);
    stream.on('cancelled', () => open.delete(stream));
    stream.on('error', () => open.delete(stream)); // the host went away in the middle: nothing was said in it anyway
  };

  const check: handleUnaryCall<HealthCheckRequest, HealthCheckResponse> = ({ request }, answer) => {
    if (request.service === '' || request.service === 'plugin') {
      answer(null, create(HealthCheckResponseSchema, { status: ServingStatus.SERVING }));
    } else {
      answer({ code: status.NOT_FOUND, details: `unknown service ${request.service}` });
    }
  };
  const shutdown: handleUnaryCall<unknown, unknown> = (_call, answer) => {
    answer(null, create(PluginEmptySchema));
    onShutdown();
  };
  const streamStdio: handleServerStreamingCall<unknown, StdioData> = keep;
  const startStream: handleBidiStreamingCall<ConnInfo, ConnInfo> = (stream) => {
    keep(stream);
    stream.on('data', () => {}); // the host offers side connections: read and let go
    stream.on('end', () => {
      open.delete(stream);
      stream.end();
    });
  };

  return {
    addTo: (server) => {
      server.addService(serviceDefinition(Health), { check });
      server.addService(serviceDefinition(GRPCController), { shutdown });
      server.addService(serviceDefinition(GRPCBroker), { startStream });
      server.addService(serviceDefinition(GRPCStdio), { streamStdio });
    },
    endStreams: () => {
      for (const stream of open) {
        stream.end();
      }
      open.clear();
    },
  };
}
