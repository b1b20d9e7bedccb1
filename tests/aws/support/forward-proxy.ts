// A forward proxy on loopback that leads every tunnel to one port, whatever host is asked for.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';

export interface ForwardProxy {
  readonly url: string;
  /** `CONNECT ce.us-east-1.amazonaws.com:443`, with the user and password that came along. */
  readonly seen: { readonly line: string; readonly user?: string }[];
  close(): Promise<void>;
}

export async function startForwardProxy(toPort: number): Promise<ForwardProxy> {
  const seen: { line: string; user?: string }[] = [];
  const server = createServer();
  server.on('connect', (request, socket, head) => {
    const basic = request.headers['proxy-authorization']?.replace('Basic ', '');
    seen.push({
      line: `CONNECT ${request.url ?? ''}`,
      ...(basic && { user: Buffer.from(basic, 'base64').toString() }),
    });
    const onward = connect(toPort, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
