// Table of facts: what Northwind buys. List prices of us-east-1, in USD per unit, near enough to AWS's; aws-apis.md
// §7.2.
import type { Shape } from './shapes';

export interface Product {
  readonly key: string;
  readonly service: string;
  /** Without the region's prefix. */
  readonly usageType: string;
  readonly unit: string;
  readonly rateUsd: number;
  readonly operation: string;
  readonly shape: Shape;
  readonly group?: string;
  readonly instance?: string;
  readonly windows?: true;
  readonly purchase?: 'Spot Instances' | 'Standard Reserved Instances';
  readonly databaseEngine?: string;
  readonly cacheEngine?: string;
  readonly deployment?: string;
  /** Covered by the Compute Savings Plan where there is room. */
  readonly savingsPlan?: true;
  /** Cannot carry tags. */
  readonly untaggable?: true;
  readonly global?: true;
  /** Growth per month; the account's own where absent. */
  readonly growth?: number;
}

type Extra = Omit<Partial<Product>, 'key' | 'service' | 'usageType' | 'unit' | 'rateUsd' | 'operation' | 'shape'>;

const rows = (
  service: string,
  list: readonly (readonly [string, string, string, number, string, Shape, Extra?])[],
): Product[] =>
  list.map(([key, usageType, unit, rateUsd, operation, shape, extra]) => ({
    key,
    service,
    usageType,
    unit,
    rateUsd,
    operation,
    shape,
    ...extra,
  }));

const running = { group: 'EC2: Running Hours' } as const;
const onPlan = { ...running, savingsPlan: true } as const;
const transfer = { untaggable: true } as const;

// prettier-ignore
export const products: readonly Product[] = [
  ...rows('Amazon Elastic Compute Cloud - Compute', [
    ['m6i', 'BoxUsage:m6i.xlarge', 'Hrs', 0.192, 'RunInstances', 'compute', { ...onPlan, instance: 'm6i.xlarge' }],
    ['m5', 'BoxUsage:m5.xlarge', 'Hrs', 0.192, 'RunInstances', 'compute', { ...onPlan, instance: 'm5.xlarge' }],
    ['m6g', 'BoxUsage:m6g.xlarge', 'Hrs', 0.154, 'RunInstances', 'compute', { ...onPlan, instance: 'm6g.xlarge' }],
    ['c6g', 'BoxUsage:c6g.2xlarge', 'Hrs', 0.272, 'RunInstances', 'compute', { ...onPlan, instance: 'c6g.2xlarge' }],
    ['t3', 'BoxUsage:t3.medium', 'Hrs', 0.0416, 'RunInstances', 'compute', { ...onPlan, instance: 't3.medium' }],
    ['g5', 'BoxUsage:g5.2xlarge', 'Hrs', 1.212, 'RunInstances', 'jumps', { ...onPlan, instance: 'g5.2xlarge' }],
    ['win', 'BoxUsage:m5.large', 'Hrs', 0.188, 'RunInstances:0002', 'flat', { ...running, instance: 'm5.large', windows: true }],
    ['spot', 'SpotUsage:c5.large', 'Hrs', 0.0347, 'RunInstances:SV001', 'spot', { ...running, instance: 'c5.large', purchase: 'Spot Instances' }],
    ['heavy', 'HeavyUsage:r6g.xlarge', 'Hrs', 0.127, 'RunInstances', 'flat', { ...running, instance: 'r6g.xlarge', purchase: 'Standard Reserved Instances' }],
  ]),
  ...rows('EC2 - Other', [
    ['gp3', 'EBS:VolumeUsage.gp3', 'GB-Mo', 0.08, 'CreateVolume-Gp3', 'flat', { group: 'EC2: EBS - SSD(gp3)' }],
    ['gp2', 'EBS:VolumeUsage.gp2', 'GB-Mo', 0.1, 'CreateVolume-Gp2', 'flat', { group: 'EC2: EBS - SSD(gp2)', growth: 0.99 }],
    ['snap', 'EBS:SnapshotUsage', 'GB-Mo', 0.05, 'CreateSnapshot', 'flat', { group: 'EC2: EBS - Snapshots', growth: 1.015 }],
    ['nathr', 'NatGateway-Hours', 'Hrs', 0.045, 'NatGateway', 'flat', { group: 'EC2: NAT Gateway - Running Hours' }],
    ['natgb', 'NatGateway-Bytes', 'GB', 0.045, 'NatGateway', 'traffic', { group: 'EC2: NAT Gateway - Data Processed' }],
    ['dtreg', 'DataTransfer-Regional-Bytes', 'GB', 0.01, 'InterZone-In', 'traffic', { ...transfer, group: 'EC2: Data Transfer - Inter AZ' }],
    ['dtout', 'DataTransfer-Out-Bytes', 'GB', 0.09, 'RunInstances', 'traffic', { ...transfer, group: 'EC2: Data Transfer - Internet (Out)' }],
  ]),
  ...rows('Amazon Virtual Private Cloud', [
    ['ip4', 'PublicIPv4:InUseAddress', 'Hrs', 0.005, 'AllocateAddressVPC', 'flat'],
    ['ip4idle', 'PublicIPv4:IdleAddress', 'Hrs', 0.005, 'AllocateAddressVPC', 'flat'],
    ['tgw', 'TransitGateway-Hours', 'Hrs', 0.05, 'TransitGatewayVPC', 'flat'],
  ]),
  ...rows('Amazon Elastic Load Balancing', [
    ['alb', 'LoadBalancerUsage', 'Hrs', 0.0225, 'LoadBalancing:Application', 'flat', { group: 'ELB: Running Hours' }],
    ['lcu', 'LCUUsage', 'LCU-Hrs', 0.008, 'LoadBalancing:Application', 'traffic'],
  ]),
  ...rows('Amazon Relational Database Service', [
    ['rdsr6g', 'InstanceUsage:db.r6g.xlarge', 'Hrs', 0.45, 'CreateDBInstance:0014', 'flat', { group: 'RDS: Running Hours', instance: 'db.r6g.xlarge', databaseEngine: 'PostgreSQL', deployment: 'Single-AZ' }],
    ['rdsmaz', 'Multi-AZUsage:db.m6g.large', 'Hrs', 0.304, 'CreateDBInstance:0002', 'flat', { group: 'RDS: Running Hours', instance: 'db.m6g.large', databaseEngine: 'MySQL', deployment: 'Multi-AZ' }],
    ['rdsgp3', 'RDS:GP3-Storage', 'GB-Mo', 0.115, 'CreateDBInstance:0014', 'flat', { databaseEngine: 'PostgreSQL', deployment: 'Single-AZ' }],
    ['rdsbak', 'RDS:ChargedBackupUsage', 'GB-Mo', 0.095, '', 'flat'],
    ['aurio', 'Aurora:StorageIOUsage', 'IOs', 0.0000002, 'CreateDBInstance:0021', 'traffic', { databaseEngine: 'Aurora PostgreSQL' }],
  ]),
  ...rows('AWS Lambda', [
    ['lgbs', 'Lambda-GB-Second', 'seconds', 0.0000166667, 'Invoke', 'traffic'],
    ['larm', 'Lambda-GB-Second-ARM', 'seconds', 0.0000133334, 'Invoke', 'traffic'],
    ['lreq', 'Request', 'Requests', 0.0000002, 'Invoke', 'traffic'],
  ]),
  ...rows('Amazon DynamoDB', [
    ['ddbr', 'ReadRequestUnits', 'ReadRequestUnits', 0.000000125, 'PayPerRequestThroughput', 'evening'],
    ['ddbw', 'WriteRequestUnits', 'WriteRequestUnits', 0.000000625, 'PayPerRequestThroughput', 'evening'],
    ['ddbs', 'TimedStorage-ByteHrs', 'GB-Mo', 0.25, 'StandardStorage', 'flat'],
  ]),
  ...rows('Amazon API Gateway', [
    ['apih', 'ApiGatewayHttpRequest', 'Requests', 0.000001, 'ApiGatewayHttpApi', 'traffic'],
    ['apir', 'ApiGatewayRequest', 'Requests', 0.0000035, 'ApiGatewayRequest', 'traffic'],
  ]),
  ...rows('AmazonCloudWatch', [
    ['cwlog', 'DataProcessing-Bytes', 'GB', 0.5, 'PutLogEvents', 'traffic', { group: 'CloudWatch: Log Ingestion' }],
    ['cwsto', 'TimedStorage-ByteHrs', 'GB-Mo', 0.03, 'HourlyStorageMetering', 'flat'],
    ['cwmet', 'CW:MetricMonitorUsage', 'Metrics', 0.3, 'MetricStorage', 'flat', { group: 'CloudWatch: Metrics' }],
    ['cwgmd', 'CW:GMD-Metrics', 'Metrics', 0.00001, 'GetMetricData', 'flat'],
  ]),
  ...rows('Amazon EC2 Container Registry (ECR)', [['ecr', 'TimedStorage-ByteHrs', 'GB-Mo', 0.1, 'ECR-Storage', 'flat', { growth: 1.012 }]]),
  ...rows('Amazon Simple Storage Service', [
    ['s3', 'TimedStorage-ByteHrs', 'GB-Mo', 0.023, 'StandardStorage', 'flat', { group: 'S3: Storage - Standard', growth: 1.03 }],
    ['s3r1', 'Requests-Tier1', 'Requests', 0.000005, 'PutObject', 'traffic', { group: 'S3: API Requests - Standard', growth: 1.03 }],
    ['s3r2', 'Requests-Tier2', 'Requests', 0.0000004, 'GetObject', 'traffic', { group: 'S3: API Requests - Standard', growth: 1.03 }],
    ['s3out', 'DataTransfer-Out-Bytes', 'GB', 0.09, 'GetObject', 'traffic', { ...transfer, group: 'S3: Data Transfer - Internet (Out)' }],
  ]),
  ...rows('Amazon ElastiCache', [
    ['redis', 'NodeUsage:cache.r6g.large', 'Hrs', 0.206, 'CreateCacheCluster:0002', 'flat', { group: 'ElastiCache: Running Hours', instance: 'cache.r6g.large', cacheEngine: 'Redis' }],
  ]),
  ...rows('Amazon SageMaker', [
    ['smhost', 'Host:ml.g5.2xlarge', 'Hrs', 1.515, 'RunInstance', 'jumps', { instance: 'ml.g5.2xlarge' }],
    ['smtrain', 'Train:ml.g5.2xlarge', 'Hrs', 1.515, 'RunInstance', 'jumps', { instance: 'ml.g5.2xlarge' }],
    ['smnote', 'Notebk:ml.t3.medium', 'Hrs', 0.05, 'RunInstance', 'compute', { instance: 'ml.t3.medium' }],
    ['smp3', 'Train:ml.p3.8xlarge', 'Hrs', 14.688, 'RunInstance', 'flat', { instance: 'ml.p3.8xlarge' }],
  ]),
  ...rows('Amazon Elastic MapReduce', [['emr', 'BoxUsage:m5.xlarge', 'Hrs', 0.048, 'RunInstances', 'batch']]),
  ...rows('AWS Glue', [['glue', 'ETL-DPU-Hour', 'DPU-Hour', 0.44, 'Jobrun', 'batch']]),
  ...rows('Amazon Athena', [['athena', 'DataScannedInTB', 'Terabytes', 5, 'ExecuteQuery', 'batch']]),
  ...rows('Amazon Bedrock', [['bedrock', 'InputTokenCount', '1K tokens', 0.003, 'InvokeModelInference', 'traffic']]),
  ...rows('Amazon Redshift', [['redshift', 'Node:ra3.xlplus', 'Hrs', 1.086, 'RunComputeNode:0001', 'flat', { instance: 'ra3.xlplus' }]]),
  ...rows('Amazon OpenSearch Service', [['search', 'ESInstance:r6g.large', 'Hrs', 0.167, 'ESDomain', 'flat', { instance: 'r6g.large' }]]),
  ...rows('Amazon Kinesis', [['kinesis', 'Storage-ShardHour', 'ShardHours', 0.015, 'shardHourStorage', 'flat']]),
  ...rows('Amazon Comprehend', [['comprehend', 'DetectSentiment', 'Unit', 0.0001, 'DetectSentiment', 'traffic']]),
  ...rows('AWS Key Management Service', [['kms', 'KMS-Requests', 'Requests', 0.000003, '', 'traffic']]),
  ...rows('Amazon Route 53', [
    ['r53zone', 'HostedZone', 'HostedZone', 0.5, 'HostedZone', 'flat', { global: true }],
    ['r53dns', 'DNS-Queries', 'Queries', 0.0000004, 'A', 'traffic', { global: true, untaggable: true }],
  ]),
  ...rows('Amazon CloudFront', [['cdn', 'DataTransfer-Out-Bytes', 'GB', 0.085, 'GET', 'evening', { global: true }]]),
  ...rows('AWS CloudTrail', [['trail', 'PaidEventsRecorded', 'Events', 0.00002, 'None', 'flat']]),
  ...rows('AWS Config', [['config', 'ConfigurationItemRecorded', 'ConfigurationItemRecorded', 0.003, 'None', 'flat', { untaggable: true }]]),
  ...rows('Amazon GuardDuty', [['guard', 'PaidEventsAnalyzed', 'Events', 0.000004, 'None', 'traffic']]),
  ...rows('AWS Cost Explorer', [['ce', 'USE1-APIRequest', 'Requests', 0.01, 'GetCostAndUsage', 'flat', { global: true, untaggable: true }]]),
];

const byKey = new Map(products.map((product) => [product.key, product]));

/** Throws on a key that is not in the table: a slip in `accounts.ts`. */
export function product(key: string): Product {
  const found = byKey.get(key);
  if (!found) {
    throw new Error(`no product ${key}`);
  }
  return found;
}

/**
 * Hourly normalisation of AWS's size-flexible reservations:
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/apply_ri.html
 */
const sizeFactors: Readonly<Record<string, number>> = {
  medium: 2,
  large: 4,
  xlarge: 8,
  '2xlarge': 16,
  '8xlarge': 64,
  xlplus: 0,
};

export const sizeFactor = (instance: string | undefined): number => sizeFactors[instance?.split('.').at(-1) ?? ''] ?? 0;
