// node:http around the pipeline and the control API. Loopback only.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Outcome } from './pipeline';
import type { WireAnswer, WireRequest } from './wire';

export interface ServerParts {
  readonly port: number;
  readonly host: string;
  answer(request: WireRequest): { readonly outcome: Outcome; readonly delayMs: number };
  control(request: WireRequest): WireAnswer;
  /** How long a hanging request is kept before its connection is dropped. */
  readonly hangMs: number;
}

export interface RunningServer {
  readonly url: string;
  close(): Promise<void>;
}

const maxBodyBytes = 8 * 1024 * 1024;

/** Listens; rejects with Node's error when the port is taken. `close` drops open connections, hanging ones included. */
export async function listen(parts: ServerParts): Promise<RunningServer> {
  const server: Server = createServer((request, response) => {
    serve(request, response, parts).catch(() => response.destroy());
  });
  // As long as the caller wants: in a connection closed behind the back of a busy one it would count a request that never came.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(parts.port, parts.host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${parts.host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(incoming: IncomingMessage, response: ServerResponse, parts: ServerParts): Promise<void> {
  const request = await read(incoming);
  if (request.path.startsWith('/_simulator/')) {
    return write(response, parts.control(request));
  }
  const { outcome, delayMs } = parts.answer(request);
  if (delayMs > 0) {
    await wait(delayMs, response);
  }
  switch (outcome.kind) {
    case 'answer':
      return write(response, outcome.answer);
    case 'cut': {
      // Half an answer: headers promise more than is sent.
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1', 'content-length': '1000' });
      response.write('{"ResultsByTime":[{"TimePeriod":');
      await wait(1, response);
      response.destroy();
      return;
    }
    case 'hang':
      await wait(parts.hangMs, response);
      response.destroy();
  }
}

/** Ends early when the other side goes away, so that closing never waits for a hanging request. */
const wait = (ms: number, response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    response.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });

async function read(incoming: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBodyBytes) {
      throw new Error('request too large');
    }
    chunks.push(chunk);
  }
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value]),
  );
  const path = (incoming.url ?? '/').split('?')[0] ?? '/';
  return { method: incoming.method ?? 'GET', path, headers, body: Buffer.concat(chunks).toString('utf8') };
}

function write(response: ServerResponse, { status, headers, body }: WireAnswer): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
