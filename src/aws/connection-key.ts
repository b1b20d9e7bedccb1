// What tells one connection from another, as hashes: secrets go in and do not come out.
import { createHash } from 'node:crypto';
import type { AwsConnection } from './connection';
import type { AwsRequest } from './request';

/** Everything that may make answers differ. Two data sources never share one: `isolation` is in it. */
export function connectionKey(connection: AwsConnection): string {
  const { isolation, endpoint, billingViewArn, region } = connection;
  return hash([isolation, identityOf(connection), endpoint, billingViewArn, region]);
}

/** Who we are to AWS, whatever the data source: AWS counts its rate by account. */
export function identityKey(connection: AwsConnection): string {
  return hash([identityOf(connection), connection.endpoint]);
}

function identityOf({
  authType,
  profile,
  accessKey,
  secretKey,
  sessionToken,
  assumeRoleArn,
  externalId,
}: AwsConnection): unknown {
  return [authType, profile, accessKey, secretKey, sessionToken, assumeRoleArn, externalId];
}

/** Equal questions have equal keys: members in any order, absent and undefined alike. Lists keep their order. */
export function requestKey({ operation, input, region }: AwsRequest): string {
  return `${operation}${region === undefined ? '' : ` ${region}`} ${JSON.stringify(input, sorted)}`;
}

/** The same question over any range of time has one shape. */
export function shapeKey({ input, ...request }: AwsRequest): string {
  const timeless = { ...input, TimePeriod: undefined, StartTime: undefined, EndTime: undefined };
  return requestKey({ ...request, input: timeless } as unknown as AwsRequest);
}

function sorted(_name: string, value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
}

function hash(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(value, (_name, part: unknown) => part ?? null))
    .digest('base64url');
}
