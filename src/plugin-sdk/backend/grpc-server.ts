import { Server, ServerCredentials } from '@grpc/grpc-js';
import type { Bind } from './listen';

/**
 * A server with the limits that Go plugins have: 16 MiB to receive, no limit to send.
 * HTTP/2 of Node stops a session at 10 MB of answers under way, which 300 panels reach at once: lifted.
 */
export function createGrpcServer(): Server {
  return new Server({
    'grpc.max_receive_message_length': 16 * 1024 * 1024,
    'grpc.max_send_message_length': -1,
    'grpc.max_concurrent_streams': 10_000,
    'grpc-node.max_session_memory': Number.MAX_SAFE_INTEGER,
  });
}

/** How `listen` binds this server: without TLS, as Grafana wants it. */
export function bindOf(server: Server): Bind {
  return (target) =>
    new Promise((resolve, reject) => {
      server.bindAsync(target, ServerCredentials.createInsecure(), (error, port) =>
        error ? reject(error) : resolve(port),
      );
    });
}
