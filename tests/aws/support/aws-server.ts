// A small AWS on loopback: each test says what it answers, and reads what it was asked.
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SeenRequest {
  /** `GetCostAndUsage`, from the target header or the form's Action. */
  readonly operation: string;
  readonly headers: IncomingHttpHeaders;
  /** JSON input, or the form's fields. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly body: string;
}

export type Responder = (request: SeenRequest, response: ServerResponse, index: number) => void;

export interface AwsServer {
  readonly url: string;
  readonly seen: SeenRequest[];
  close(): Promise<void>;
}

/** Answers every request by `respond`; `index` counts from 0. */
export async function startAwsServer(respond: Responder, server: Server = createServer()): Promise<AwsServer> {
  const seen: SeenRequest[] = [];
  server.on('request', (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const target = request.headers['x-amz-target'];
      const isForm = typeof target !== 'string';
      const input = isForm
        ? Object.fromEntries(new URLSearchParams(body))
        : (JSON.parse(body || '{}') as Record<string, unknown>);
      const operation = isForm ? String(input['Action']) : target.split('.').at(-1)!;
      const one = { operation, headers: request.headers, input, body };
      seen.push(one);
      respond(one, response, seen.length - 1);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export function json(
  response: ServerResponse,
  body: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': 'req-1', ...headers });
  response.end(JSON.stringify(body));
}

/** As AWS's JSON services refuse: type and message in the body. */
export function refuse(response: ServerResponse, type: string, message = 'refused', status = 400): void {
  json(response, { __type: `com.amazonaws.awsinsightsindexservice#${type}`, message }, status);
}

export function identityXml(
  response: ServerResponse,
  { account = '123456789012', arn = 'arn:aws:iam::123456789012:user/DevAdmin' } = {},
): void {
  response.writeHead(200, { 'content-type': 'text/xml' });
  response.end(
    '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>' +
      `<Arn>${arn}</Arn><UserId>AIDASAMPLEUSERID</UserId><Account>${account}</Account></GetCallerIdentityResult>` +
      '<ResponseMetadata><RequestId>req-2</RequestId></ResponseMetadata></GetCallerIdentityResponse>',
  );
}
