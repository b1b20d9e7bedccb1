// Hosts as the SDK resolves them from what we give it; nothing is sent.
import { CloudWatchClient, ListMetricsCommand } from '@aws-sdk/client-cloudwatch';
import { CostExplorerClient, GetTagsCommand } from '@aws-sdk/client-cost-explorer';
import { ListAccountsCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { endpointFor } from '../../src/aws/endpoint';
import type { AwsService } from '../../src/aws/operations';
import { hostOf, regionOf, stsRegion } from '../../src/aws/region';
import { COST_REQUEST, patient, setUp } from './support/connection';

interface Signed {
  readonly hostname: string;
  readonly scope: string;
}

async function signedFor(service: AwsService, region: string, useFipsEndpoint = false): Promise<Signed> {
  const where = regionOf(service, region);
  let signed: Signed | undefined;
  const requestHandler = {
    handle: (request: { hostname: string; headers: Record<string, string> }) => {
      const scope = /\/\d{8}\/([^/]+\/[^/]+)\/aws4_request/.exec(request.headers['authorization'] ?? '')?.[1] ?? '';
      signed = { hostname: request.hostname, scope };
      return Promise.reject(new Error('not sent'));
    },
  };
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  const config = {
    region: 'region' in where ? where.region : '',
    useFipsEndpoint,
    requestHandler,
    credentials,
    maxAttempts: 1,
  };
  const sent = {
    ce: () => new CostExplorerClient(config).send(new GetTagsCommand({ TimePeriod: { Start: 'a', End: 'b' } })),
    cloudwatch: () => new CloudWatchClient(config).send(new ListMetricsCommand({})),
    organizations: () => new OrganizationsClient(config).send(new ListAccountsCommand({})),
    sts: () => new STSClient(config).send(new GetCallerIdentityCommand({})),
  }[service]();
  await expect(sent).rejects.toThrow();
  return signed!;
}

it.each<[AwsService, string, string, string]>([
  ['ce', 'eu-central-1', 'ce.us-east-1.amazonaws.com', 'us-east-1/ce'],
  ['ce', 'cn-north-1', 'ce.cn-northwest-1.amazonaws.com.cn', 'cn-northwest-1/ce'],
  ['ce', 'eusc-de-east-1', 'ce.eusc-de-east-1.api.amazonwebservices.eu', 'eusc-de-east-1/ce'],
  ['organizations', 'eu-central-1', 'organizations.us-east-1.amazonaws.com', 'us-east-1/organizations'],
  ['organizations', 'cn-north-1', 'organizations.cn-northwest-1.amazonaws.com.cn', 'cn-northwest-1/organizations'],
  ['organizations', 'us-gov-east-1', 'organizations.us-gov-west-1.amazonaws.com', 'us-gov-west-1/organizations'],
  ['cloudwatch', 'eu-central-1', 'monitoring.eu-central-1.amazonaws.com', 'eu-central-1/monitoring'],
  ['cloudwatch', 'cn-north-1', 'monitoring.cn-north-1.amazonaws.com.cn', 'cn-north-1/monitoring'],
  ['sts', 'eu-central-1', 'sts.eu-central-1.amazonaws.com', 'eu-central-1/sts'],
  ['sts', 'cn-north-1', 'sts.cn-north-1.amazonaws.com.cn', 'cn-north-1/sts'],
  ['sts', 'us-gov-west-1', 'sts.us-gov-west-1.amazonaws.com', 'us-gov-west-1/sts'],
])('asks %s from %s at %s', async (service, region, hostname, scope) => {
  const signed = await signedFor(service, region);

  expect(signed).toEqual({ hostname, scope });
});

it('asks the FIPS hosts when the endpoint names one', async () => {
  expect(endpointFor('ce', 'https://ce-fips.us-east-1.amazonaws.com')).toEqual({ fips: true });
  expect((await signedFor('sts', 'us-east-1', true)).hostname).toBe('sts-fips.us-east-1.amazonaws.com');
});

it('says that GovCloud has no Cost Explorer, before any call', async () => {
  const { aws } = setUp('', { connection: { region: 'us-gov-west-1' } });

  await expect(aws.send(COST_REQUEST, patient)).rejects.toMatchObject({
    code: 'not-enabled',
    message: expect.stringMatching(/GovCloud.*linked commercial account/) as string,
  });
  expect(aws.statistics().paidUsd).toBe(0);
});

it.each<[AwsService, string, string | undefined]>([
  ['ce', '', undefined],
  ['ce', 'http://127.0.0.1:4566', 'http://127.0.0.1:4566/'],
  ['sts', 'http://127.0.0.1:4566', 'http://127.0.0.1:4566/'],
  ['ce', 'aws.intern:8443', 'https://aws.intern:8443/'],
  ['ce', 'sts.eu-west-1.amazonaws.com', undefined],
  ['sts', 'sts.eu-west-1.amazonaws.com', 'https://sts.eu-west-1.amazonaws.com/'],
  ['ce', 'https://sts.intern', undefined],
  ['ce', 'https://vpce-1.ce.us-east-1.vpce.amazonaws.com', 'https://vpce-1.ce.us-east-1.vpce.amazonaws.com/'],
  ['sts', 'https://vpce-1.ce.us-east-1.vpce.amazonaws.com', undefined],
])('asks %s with the endpoint "%s" at %s', (service, endpoint, url) => {
  expect(endpointFor(service, endpoint)).toEqual({ ...(url && { url }), fips: false });
});

it('says so when the endpoint is no URL', async () => {
  const { aws } = setUp('http://');

  await expect(aws.send(COST_REQUEST, patient)).rejects.toMatchObject({
    code: 'network',
    message: expect.stringContaining('the endpoint or the proxy is not a URL') as string,
  });
});

it('assumes roles of opt-in regions in us-east-1', () => {
  expect([stsRegion('eu-south-1'), stsRegion('eu-west-1'), stsRegion('cn-north-1')]).toEqual([
    'us-east-1',
    'eu-west-1',
    'cn-north-1',
  ]);
});

it('knows about which host a proxy is chosen for', () => {
  expect(hostOf('ce', 'cn-northwest-1')).toBe('ce.cn-northwest-1.amazonaws.com.cn');
});
