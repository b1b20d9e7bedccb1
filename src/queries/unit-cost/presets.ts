// PURE, a table of facts: what people most often want the price of, which cost that is and which metric counts it.
import * as v from 'valibot';
import type { Filter } from '../shared/key';
import { REGION_PREFIXES } from '../shared/usage-type';
import { ANY_VALUE } from '../usage/model';
import { type UnitCostQuery, unitCostSchema } from './model';

export interface UnitCostPreset {
  readonly value: string;
  readonly label: string;
  readonly description: string;
  readonly fills: Partial<UnitCostQuery>;
}

const DEFAULTS = v.parse(unitCostSchema, {});
/** What a preset decides; regions, accounts, format and the rest are the user's. */
const DECIDED = [
  'filters',
  'sameScope',
  'namespace',
  'metricNames',
  'statistic',
  'dimensions',
  'per',
  'unitName',
] as const satisfies readonly (keyof UnitCostQuery)[];

function preset(value: string, label: string, description: string, fills: Partial<UnitCostQuery>): UnitCostPreset {
  const rest = Object.fromEntries(DECIDED.map((name) => [name, DEFAULTS[name]]));
  return { value, label, description, fills: { ...rest, ...fills } };
}

const is = (key: string, ...values: string[]): Filter => ({ type: 'DIMENSION', key, operator: 'is', values });
const service = (name: string): Filter => is('SERVICE', name);
/** A filter cannot match by pattern, so all regions are named; a name that is not in the bill matches nothing. */
const usageType = (name: string): Filter =>
  is('USAGE_TYPE', name, ...REGION_PREFIXES.map((region) => `${region}-${name}`));
const every = (name: string, more: UnitCostQuery['dimensions'] = {}) => ({ [name]: [ANY_VALUE], ...more });

export const presets: readonly UnitCostPreset[] = [
  preset('lambda', 'Lambda: per million requests', 'All of Lambda, over the invocations of all functions', {
    filters: [service('AWS Lambda')],
    namespace: 'AWS/Lambda',
    metricNames: ['Invocations'],
  }),
  preset('dynamo', 'DynamoDB: per million request units', 'All of DynamoDB, over consumed read and write units', {
    filters: [service('Amazon DynamoDB')],
    namespace: 'AWS/DynamoDB',
    metricNames: ['ConsumedReadCapacityUnits', 'ConsumedWriteCapacityUnits'],
    dimensions: every('TableName'),
    unitName: 'request unit',
  }),
  preset(
    'apiRest',
    'API Gateway, REST: per million requests',
    'Requests to REST APIs, which AWS charges by their number',
    {
      filters: [usageType('ApiGatewayRequest')],
      namespace: 'AWS/ApiGateway',
      metricNames: ['Count'],
      dimensions: every('ApiName'),
    },
  ),
  preset('apiHttp', 'API Gateway, HTTP: per million requests', 'Requests to HTTP APIs', {
    filters: [usageType('ApiGatewayHttpRequest')],
    namespace: 'AWS/ApiGateway',
    metricNames: ['Count'],
    dimensions: every('ApiId'),
  }),
  preset('alb', 'Load balancer: per million requests', 'Hours and capacity units of application load balancers', {
    filters: [service('Amazon Elastic Load Balancing'), is('OPERATION', 'LoadBalancing:Application')],
    namespace: 'AWS/ApplicationELB',
    metricNames: ['RequestCount'],
    dimensions: every('LoadBalancer'),
  }),
  preset('nat', 'NAT gateway: per GB', 'Hours and bytes of NAT gateways, over the bytes that went through them', {
    filters: [is('USAGE_TYPE_GROUP', 'EC2: NAT Gateway - Running Hours', 'EC2: NAT Gateway - Data Processed')],
    namespace: 'AWS/NATGateway',
    metricNames: ['BytesOutToDestination', 'BytesOutToSource'],
    dimensions: every('NatGatewayId'),
    per: 'gb',
    unitName: '',
  }),
  preset('vcpu', 'EC2: per vCPU hour', 'Instances, over the vCPUs that AWS/Usage counts as running on demand', {
    filters: [service('Amazon Elastic Compute Cloud - Compute')],
    namespace: 'AWS/Usage',
    metricNames: ['ResourceCount'],
    statistic: 'Average',
    dimensions: { Class: ['Standard/OnDemand'], Resource: ['vCPU'], Service: ['EC2'], Type: ['Resource'] },
    per: 'hour',
    unitName: 'vCPU',
  }),
  preset('s3', 'S3: per GB-month', 'Standard storage, over the size of all buckets', {
    filters: [is('USAGE_TYPE_GROUP', 'S3: Storage - Standard')],
    namespace: 'AWS/S3',
    metricNames: ['BucketSizeBytes'],
    statistic: 'Average',
    dimensions: every('BucketName', { StorageType: ['StandardStorage'] }),
    per: 'gbMonth',
    unitName: '',
  }),
  preset('bedrock', 'Bedrock: per million input tokens', 'All of Bedrock, over the tokens sent to models', {
    filters: [service('Amazon Bedrock')],
    namespace: 'AWS/Bedrock',
    metricNames: ['InputTokenCount'],
    dimensions: every('ModelId'),
    unitName: 'input token',
  }),
  preset('cloudFront', 'CloudFront: per GB', 'All of CloudFront, over the bytes viewers downloaded', {
    filters: [service('Amazon CloudFront')],
    // Its metrics are in us-east-1, its cost is in no region or where the viewers are.
    sameScope: false,
    regions: ['us-east-1'],
    namespace: 'AWS/CloudFront',
    metricNames: ['BytesDownloaded'],
    dimensions: every('DistributionId', { Region: ['Global'] }),
    per: 'gb',
    unitName: '',
  }),
];
