// PURE. Which region a service is asked in. @see https://docs.aws.amazon.com/general/latest/gr/billing.html
import type { AwsService } from './operations';

export type Partition = 'aws' | 'aws-cn' | 'aws-us-gov' | 'aws-eusc';

/** Region code → partition; what is unknown counts as commercial, as in the SDK. */
export function partitionOf(region: string): Partition {
  if (region.startsWith('cn-')) {
    return 'aws-cn';
  }
  if (region.startsWith('us-gov-')) {
    return 'aws-us-gov';
  }
  return region.startsWith('eusc-') ? 'aws-eusc' : 'aws';
}

type RegionRule = { readonly [P in Partition]: string | { readonly absent: string } } | 'as set';

// Cost of GovCloud accounts is reported to the commercial account they are linked to.
const GOVCLOUD_COST =
  'AWS offers no Cost Explorer API in GovCloud; its cost appears in the linked commercial account: ' +
  'use the credentials of that account and a commercial region';

export const regionRules: { readonly [S in AwsService]: RegionRule } = {
  ce: {
    aws: 'us-east-1',
    'aws-cn': 'cn-northwest-1',
    'aws-us-gov': { absent: GOVCLOUD_COST },
    'aws-eusc': 'eusc-de-east-1',
  },
  organizations: {
    aws: 'us-east-1',
    'aws-cn': 'cn-northwest-1',
    'aws-us-gov': 'us-gov-west-1',
    'aws-eusc': 'eusc-de-east-1',
  },
  cloudwatch: 'as set',
  sts: 'as set',
};

/** Where `service` is asked when the data source is set to `region`, or why it cannot be asked from there. */
export function regionOf(
  service: AwsService,
  region: string,
): { readonly region: string } | { readonly absent: string } {
  const rule = regionRules[service];
  const found = rule === 'as set' ? region : rule[partitionOf(region)];
  return typeof found === 'string' ? { region: found } : found;
}

// Regions an account must switch on first; STS of such a region may not know the account, so us-east-1 is asked as
// Grafana does.
const OPT_IN = new Set([
  'af-south-1',
  'ap-east-1',
  'ap-east-2',
  'ap-south-2',
  'ap-southeast-3',
  'ap-southeast-4',
  'ap-southeast-5',
  'ap-southeast-7',
  'ca-west-1',
  'eu-central-2',
  'eu-south-1',
  'eu-south-2',
  'il-central-1',
  'me-central-1',
  'me-south-1',
  'mx-central-1',
]);

/** Where AssumeRole is sent. @see https://github.com/grafana/grafana-aws-sdk/blob/main/pkg/awsauth/settings.go */
export function stsRegion(region: string): string {
  return OPT_IN.has(region) ? 'us-east-1' : region;
}

const DNS_SUFFIX: Readonly<Record<Partition, string>> = {
  aws: 'amazonaws.com',
  'aws-cn': 'amazonaws.com.cn',
  'aws-us-gov': 'amazonaws.com',
  'aws-eusc': 'amazonwebservices.eu',
};

/** The first label of a service's host, where it is not the name in the SDK. */
export function hostLabelOf(service: AwsService): string {
  return service === 'cloudwatch' ? 'monitoring' : service;
}

/** About where the SDK will send; only for choosing a proxy: the SDK builds the address itself. */
export function hostOf(service: AwsService, region: string): string {
  return `${hostLabelOf(service)}.${region}.${DNS_SUFFIX[partitionOf(region)]}`;
}
