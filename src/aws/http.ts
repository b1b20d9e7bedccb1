// How requests travel: kept-alive connections, proxies, extra certificate authorities. One per connection.
import { readFileSync } from 'node:fs';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { rootCertificates } from 'node:tls';
import type { AwsConnection } from './connection';

/** The SDK builds its request handler from these. */
export interface HandlerOptions {
  readonly connectionTimeout: number;
  readonly httpAgent?: HttpAgent;
  readonly httpsAgent?: HttpsAgent;
}

export interface HttpOptions {
  /** For an endpoint, or for AWS's own hosts when undefined. */
  handlerFor(endpoint: string | undefined): HandlerOptions;
  /** Closes idle connections. */
  destroy(): void;
}

export interface HttpDependencies {
  readonly env: Readonly<Record<string, string | undefined>>;
}

const CONNECT_MS = 5_000;

export function createHttp(_connection: AwsConnection, { env }: HttpDependencies): HttpOptions {
  const ca = certificates(env);
  const httpAgent = new HttpAgent({ keepAlive: true, maxSockets: 16 });
  const httpsAgent = new HttpsAgent({ keepAlive: true, maxSockets: 16, ...(ca && { ca }) });
  return {
    handlerFor: () => ({ connectionTimeout: CONNECT_MS, httpAgent, httpsAgent }),
    destroy() {
      httpAgent.destroy();
      httpsAgent.destroy();
    },
  };
}

function certificates(env: HttpDependencies['env']): string[] | undefined {
  const files = [env['AWS_CA_BUNDLE'], env['SSL_CERT_FILE'], env['NODE_EXTRA_CA_CERTS']].filter((file) => file !== undefined && file !== '');
  return files.length === 0 ? undefined : [...rootCertificates, ...files.map((file) => readFileSync(file as string, 'utf8'))];
}
