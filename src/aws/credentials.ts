// Who we are. One provider per connection; its identity is held until shortly before it expires.
// @see https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/setting-credentials-node.html
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@aws-sdk/types';
import { AwsError } from './aws-error';
import type { Clock } from './clock';
import type { AwsConnection } from './connection';
import { endpointFor } from './endpoint';
import type { HttpOptions } from './http';
import { checkLimits } from './limits';
import { hostOf, stsRegion } from './region';

export interface Credentials {
  /** The identity to sign with. Rejects with AwsError `credentials`, `access-denied` (the role), `network` … */
  get(): Promise<AwsCredentialIdentity>;
  /** Forgets what is held, after AWS called it expired. False when there is nothing newer to get: typed-in keys. */
  refresh(): boolean;
}

export interface CredentialsDependencies {
  readonly clock: Clock;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly http: () => HttpOptions;
}

/** AWS wants new credentials asked for some minutes early; the SDK's own value. */
const EARLY_MS = 300_000;

export function createCredentials(connection: AwsConnection, dependencies: CredentialsDependencies): Credentials {
  const { clock } = dependencies;
  const isStatic = connection.authType === 'keys' && !connection.assumeRoleArn;
  let provider: Promise<AwsCredentialIdentityProvider> | undefined;
  let current: Promise<AwsCredentialIdentity> | undefined;
  let goodUntilMs = 0;

  const load = async () => {
    provider ??= buildProvider(connection, dependencies);
    try {
      const identity = await (await provider)();
      goodUntilMs = goodUntil(identity.expiration, clock.now());
      return identity;
    } catch (error) {
      provider = undefined;
      current = undefined;
      const operation = connection.assumeRoleArn ? 'sts:AssumeRole' : 'sts:GetCallerIdentity';
      throw AwsError.from(error, { operation, region: connection.region });
    }
  };
  return {
    get() {
      if (!current || clock.now() >= goodUntilMs) {
        goodUntilMs = Number.POSITIVE_INFINITY;
        current = load();
      }
      return current;
    },
    refresh() {
      // The provider goes as well: profile and token files may have been renewed since it read them.
      provider = undefined;
      current = undefined;
      return !isStatic;
    },
  };
}

/** Half its life for what lives only minutes: it must not be asked for at each request. */
function goodUntil(expiration: Date | undefined, nowMs: number): number {
  const lifeMs = expiration ? expiration.getTime() - nowMs : Number.POSITIVE_INFINITY;
  return nowMs + Math.max(lifeMs - EARLY_MS, lifeMs / 2);
}

async function buildProvider(
  connection: AwsConnection,
  dependencies: CredentialsDependencies,
): Promise<AwsCredentialIdentityProvider> {
  checkLimits(connection);
  const source = await baseProvider(connection, dependencies);
  const base: AwsCredentialIdentityProvider = (properties) =>
    source(properties).catch((error: unknown) => {
      throw toAwsError(error, connection);
    });
  if (!connection.assumeRoleArn) {
    return base;
  }
  const { fromTemporaryCredentials } = await import('@aws-sdk/credential-providers');
  const { limits, region } = connection;
  const externalId = connection.externalId || limits.externalId;
  const endpoint = endpointFor('sts', connection.endpoint);
  return fromTemporaryCredentials({
    masterCredentials: base,
    params: {
      RoleArn: connection.assumeRoleArn,
      RoleSessionName: 'grafana-aws-cost-and-usage',
      ...(externalId && { ExternalId: externalId }),
      ...(limits.sessionDurationSeconds !== undefined && { DurationSeconds: limits.sessionDurationSeconds }),
    },
    clientConfig: {
      region: stsRegion(region),
      requestHandler: dependencies.http().handlerFor(new URL(endpoint.url ?? `https://${hostOf('sts', region)}`)),
      useFipsEndpoint: endpoint.fips,
      ...(endpoint.url && { endpoint: endpoint.url }),
    },
  });
}

async function baseProvider(
  connection: AwsConnection,
  { env, http }: CredentialsDependencies,
): Promise<AwsCredentialIdentityProvider> {
  // For what a chain or a profile asks itself (web identity, a profile's role, SSO): our proxy and certificates, its own regions.
  const clientConfig = () => ({
    requestHandler: http().handlerFor(new URL(`https://${hostOf('sts', connection.region)}`)),
  });
  switch (connection.authType) {
    case 'keys': {
      const identity = keysOf(connection);
      return () => Promise.resolve(identity);
    }
    case 'credentials': {
      const { fromIni } = await import('@aws-sdk/credential-providers');
      return fromIni({
        ignoreCache: true,
        clientConfig: clientConfig(),
        ...(connection.profile && { profile: connection.profile }),
      });
    }
    case 'ec2_iam_role': {
      const { fromHttp, fromInstanceMetadata } = await import('@aws-sdk/credential-providers');
      const inContainer = env['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'] ?? env['AWS_CONTAINER_CREDENTIALS_FULL_URI'];
      return inContainer ? fromHttp({}) : fromInstanceMetadata({ maxRetries: 1, timeout: 2_000 });
    }
    case 'default':
    case 'grafana_assume_role': {
      const { fromNodeProviderChain } = await import('@aws-sdk/credential-providers');
      return fromNodeProviderChain({ ignoreCache: true, clientConfig: clientConfig() });
    }
  }
}

function keysOf(connection: AwsConnection): AwsCredentialIdentity {
  const { accessKey, secretKey, sessionToken } = connection;
  if (!accessKey || !secretKey) {
    const missing = [!accessKey && 'accessKey', !secretKey && 'secretKey'].filter(Boolean).join(' and ');
    throw new AwsError('credentials', {
      operation: 'sts:GetCallerIdentity',
      region: connection.region,
      message:
        `The data source authenticates with keys, but ${missing} is not set. ` +
        'Enter it in the settings, or choose another provider.',
    });
  }
  return { accessKeyId: accessKey, secretAccessKey: secretKey, ...(sessionToken && { sessionToken }) };
}

const HINTS = {
  default:
    'Looked in the environment, the shared files and the instance or container role of the Grafana server ' +
    'and found none. Provide one, or choose keys.',
  keys: 'Check the access key and the secret key.',
  credentials:
    'The shared credentials file of the Grafana server has no usable profile of this name. ' +
    'Check the profile and the file.',
  ec2_iam_role: 'The instance or container of the Grafana server gave no role. Attach one, or choose another provider.',
  grafana_assume_role: 'Choose another provider.',
} as const;

/**
 * Not an answer of AWS but a source that has no credentials: files, environment, or the metadata address of no
 * instance.
 */
function isMissing({ code, awsName }: AwsError, authType: AwsConnection['authType']): boolean {
  const isUnreachable = code === 'network' || code === 'timeout';
  return (
    awsName === 'CredentialsProviderError' || code === 'unexpected' || (authType === 'ec2_iam_role' && isUnreachable)
  );
}

/** Never the source's own words: those of a credential process may hold anything. */
function toAwsError(error: unknown, { authType, profile, region }: AwsConnection): AwsError {
  const operation = 'sts:GetCallerIdentity';
  const failed = AwsError.from(error, { operation, region });
  if (failed === error || !isMissing(failed, authType)) {
    return failed;
  }
  const named = authType === 'credentials' ? ` (profile "${profile || 'default'}")` : '';
  const message = `No AWS credentials: provider ${authType}${named}. ${HINTS[authType]}`;
  return new AwsError('credentials', { operation, region, name: failed.awsName, cause: error, message });
}
