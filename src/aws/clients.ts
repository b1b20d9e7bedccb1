// The SDK clients of one connection, made when first needed and closed when the last request is over.
import { AwsError } from './aws-error';
import { serviceClients } from './commands';
import type { ClientConfig, ServiceClient } from './commands';
import type { AwsConnection } from './connection';
import type { Credentials } from './credentials';
import { endpointFor } from './endpoint';
import type { HttpOptions } from './http';
import type { AwsService } from './operations';
import { hostOf, regionOf } from './region';

// Having no `info`: the SDK copies each whole answer for it, a tenth of the time a page of 1,000 groups takes.
const DEAF = { trace() {}, debug() {}, warn() {}, error() {} } as unknown as NonNullable<ClientConfig['logger']>;

export interface Target {
  readonly service: AwsService;
  readonly operation: string;
  /** Where a regional service is asked, when not where the data source is set. */
  readonly region?: string;
}

export interface Clients {
  /** Runs `use` with the service's client. Throws AwsError `not-enabled` where the partition lacks the service. */
  with<T>(target: Target, use: (client: ServiceClient) => Promise<T>): Promise<T>;
  /** Closes the clients once nothing is in flight: a paid request is never cut. */
  dispose(): void;
}

export function createClients(
  connection: AwsConnection,
  { credentials, http }: { credentials: Credentials; http: () => HttpOptions },
): Clients {
  const clients = new Map<string, Promise<ServiceClient>>();
  let inFlight = 0;
  let disposed = false;

  const clientOf = (target: Target): Promise<ServiceClient> => {
    const { service, region = connection.region } = target;
    const key = `${service} ${region}`;
    let client = clients.get(key);
    if (!client) {
      client = serviceClients[service](configOf(target));
      client.catch(() => clients.delete(key));
      clients.set(key, client);
    }
    return client;
  };

  const configOf = ({ service, operation, region = connection.region }: Target): ClientConfig => {
    const where = regionOf(service, region);
    if ('absent' in where) {
      throw new AwsError('not-enabled', {
        operation,
        region,
        message: `${operation} was not sent: ${where.absent}.`,
      });
    }
    try {
      return clientConfig(service, where.region);
    } catch (error) {
      throw new AwsError('network', {
        operation,
        region: where.region,
        message: `${operation} was not sent: ${faultOf(error)}.`,
      });
    }
  };

  const clientConfig = (service: AwsService, region: string): ClientConfig => {
    const endpoint = endpointFor(service, connection.endpoint);
    // `memoized` keeps the SDK from holding the identity itself: after `refresh` the next request must ask us again.
    const provider = Object.assign(() => credentials.get(), { memoized: true });
    return {
      region,
      credentials: provider,
      // Ours sees, books and delays every attempt; see retry.ts.
      maxAttempts: 1,
      retryMode: 'standard',
      defaultsMode: 'standard',
      logger: DEAF,
      useDualstackEndpoint: false,
      useFipsEndpoint: endpoint.fips,
      requestHandler: http().handlerFor(new URL(endpoint.url ?? `https://${hostOf(service, region)}`)),
      ...(endpoint.url && { endpoint: endpoint.url }),
    };
  };

  const closeWhenIdle = () => {
    if (disposed && inFlight === 0) {
      for (const client of clients.values()) {
        client.then(
          (made) => made.destroy(),
          () => undefined,
        );
      }
      clients.clear();
      http().destroy();
    }
  };

  return {
    async with(target, use) {
      inFlight += 1;
      try {
        return await use(await clientOf(target));
      } finally {
        inFlight -= 1;
        closeWhenIdle();
      }
    },
    dispose() {
      disposed = true;
      closeWhenIdle();
    },
  };
}

/** Never the error's own words for a URL: Bun puts the URL into them, and a proxy's has a password. */
function faultOf(error: unknown): string {
  const { syscall, message } = error as NodeJS.ErrnoException;
  return syscall === undefined
    ? 'the endpoint or the proxy is not a URL; write them like https://host:port, or leave them empty'
    : `a certificate file of the Grafana server cannot be read (${message})`;
}
