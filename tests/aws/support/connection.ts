// A data source and its surroundings, for tests to vary.
import { createAws, createAwsShared } from '../../../src/aws';
import type { Aws, AwsConnection, AwsDependencies, AwsShared } from '../../../src/aws';
import type { AwsRequest } from '../../../src/aws/request';
import { createFakeClock } from './fake-clock';
import type { FakeClock } from './fake-clock';

export const SECRETS = {
  accessKey: 'AKIAEXAMPLESECRET001',
  secretKey: 'wJalrXUtnFEMI-K7MDENG-bPxRfiCYEXAMPLEKEY',
  sessionToken: 'IQoJb3JpZ2luX2VjEXAMPLETOKEN',
};

export function connectionTo(endpoint: string, changes: Partial<AwsConnection> = {}): AwsConnection {
  return {
    isolation: 'org-1/uid-a',
    authType: 'keys',
    profile: '',
    accessKey: SECRETS.accessKey,
    secretKey: SECRETS.secretKey,
    assumeRoleArn: '',
    externalId: '',
    region: 'us-east-1',
    endpoint,
    billingViewArn: '',
    proxyType: 'none',
    proxyUrl: '',
    proxyUsername: '',
    pageCap: 20,
    // These tests see every request as it was asked; the planner's own are in planner/.
    planner: 'off',
    limits: { allowedAuthProviders: ['default', 'keys', 'credentials'], assumeRoleEnabled: true },
    ...changes,
  };
}

export interface Setup {
  readonly aws: Aws;
  readonly shared: AwsShared;
  readonly clock: FakeClock;
}

/** A connection on a fake clock standing at 2026-11-20T12:00Z. */
export function setUp(
  endpoint: string,
  {
    connection = {},
    ...given
  }: { connection?: Partial<AwsConnection>; shared?: AwsShared; clock?: FakeClock } & Partial<
    Omit<AwsDependencies, 'clock'>
  > = {},
): Setup {
  const clock = given.clock ?? createFakeClock();
  const shared = given.shared ?? createAwsShared({}, { clock });
  const aws = createAws(connectionTo(endpoint, connection), shared, { random: () => 0, env: {}, ...given, clock });
  return { aws, shared, clock };
}

export const COST_REQUEST: AwsRequest<'ce:GetCostAndUsage'> = {
  operation: 'ce:GetCostAndUsage',
  input: {
    TimePeriod: { Start: '2026-11-01', End: '2026-11-21' },
    Granularity: 'DAILY',
    Metrics: ['UnblendedCost'],
    GroupBy: [{ Type: 'DIMENSION', Key: 'SERVICE' }],
  },
};

export const IDENTITY_REQUEST: AwsRequest<'sts:GetCallerIdentity'> = { operation: 'sts:GetCallerIdentity', input: {} };

export const patient = { signal: new AbortController().signal };
