// How requests travel: kept-alive connections, proxies, extra certificate authorities. One per connection.
import { readFileSync } from 'node:fs';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { rootCertificates } from 'node:tls';
import { HttpProxyAgent } from 'http-proxy-agent';
import { HttpsProxyAgent } from 'https-proxy-agent';
import type { AwsConnection } from './connection';
import { proxyFor } from './proxy';

/** The SDK builds its request handler from these. */
export interface HandlerOptions {
  readonly connectionTimeout: number;
  readonly httpAgent: HttpAgent;
  readonly httpsAgent: HttpsAgent;
}

export interface HttpOptions {
  /** For requests to an endpoint. Throws what reading a certificate file or the proxy's URL throws. */
  handlerFor(target: URL): HandlerOptions;
  /** Closes idle connections. */
  destroy(): void;
}

const CONNECT_MS = 5_000;
/** Above what the limiter lets through at once: token and credential requests come on top. */
const AGENT = { keepAlive: true, maxSockets: 16 };

/**
 * The library uses our authorities for the proxy's own certificate only; the server behind the tunnel needs them as
 * well.
 */
class TunnelAgent extends HttpsProxyAgent<string> {
  constructor(
    proxy: URL,
    private readonly settings: typeof AGENT & { readonly ca?: string[] },
  ) {
    super(proxy, settings);
  }

  override connect(...[request, options]: Parameters<HttpsProxyAgent<string>['connect']>) {
    const { ca } = this.settings;
    return super.connect(request, ca && options.secureEndpoint ? { ...options, ca } : options);
  }
}

export function createHttp(
  connection: AwsConnection,
  { env }: { env: Readonly<Record<string, string | undefined>> },
): HttpOptions {
  const made = new Map<string, HandlerOptions>();
  let ca: readonly string[] | undefined;

  const make = (proxy: URL | undefined): HandlerOptions => {
    ca ??= extraCertificates(env);
    // Given authorities replace the built-in ones, so those go along.
    const agent = ca.length === 0 ? AGENT : { ...AGENT, ca: [...rootCertificates, ...ca] };
    return {
      connectionTimeout: CONNECT_MS,
      // Both classes are node:http agents, only their option types are narrower.
      httpAgent: proxy ? (new HttpProxyAgent(proxy, agent) as HttpAgent) : new HttpAgent(agent),
      httpsAgent: proxy ? (new TunnelAgent(proxy, agent) as HttpAgent as HttpsAgent) : new HttpsAgent(agent),
    };
  };

  return {
    handlerFor(target) {
      const proxy = proxyFor(target, connection, env);
      const key = proxy?.href ?? '';
      const handler = made.get(key) ?? make(proxy);
      made.set(key, handler);
      return handler;
    },
    destroy() {
      for (const { httpAgent, httpsAgent } of made.values()) {
        httpAgent.destroy();
        httpsAgent.destroy();
      }
      made.clear();
    },
  };
}

/**
 * NODE_EXTRA_CA_CERTS Node reads itself, but only at its start and only when its own agents are asked: given `ca` it
 * does not count.
 */
function extraCertificates(env: Readonly<Record<string, string | undefined>>): string[] {
  const files = new Set([env['AWS_CA_BUNDLE'], env['SSL_CERT_FILE'], env['NODE_EXTRA_CA_CERTS']]);
  return [...files].flatMap((file) => (file ? [readFileSync(file, 'utf8')] : []));
}
