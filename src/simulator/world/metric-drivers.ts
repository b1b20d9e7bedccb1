// Table of facts: the usage-based lines of the bill, and the metric that counts the same thing. A line's quantity of a day
// times `factor` is the sum of its metric over that UTC day.
// aws-apis.md §7.4

export interface Driver {
  /** Keys of `catalog.ts`. */
  readonly product: string;
  readonly namespace: string;
  readonly metric: string;
  readonly unit: 'Count' | 'Bytes';
  readonly kind: 'events' | 'amount';
  readonly factor: number;
  /** Dimension that names the resource. */
  readonly dimension: string;
  /** Names of an account's resources in a region, one per slice of the line; `#` is a made-up id, `@` the account's name, `%` the region. */
  readonly names: readonly string[];
  /** Further dimensions, the same for all. */
  readonly also?: Readonly<Record<string, string>>;
  /** Also published without dimensions, for the region's whole. */
  readonly total?: true;
}

/** AWS's bill counts 1,024³ bytes as a GB. */
export const bytesPerGb = 1024 ** 3;
/** One LCU serves 25 new connections a second, and each of Northwind's carries four requests. */
export const requestsPerLcuHour = 25 * 4 * 3600;

const events = { kind: 'events', unit: 'Count', factor: 1 } as const;
const counted = { kind: 'amount', unit: 'Count', factor: 1 } as const;
const bytes = { kind: 'amount', unit: 'Bytes', factor: bytesPerGb } as const;

// prettier-ignore
export const drivers: readonly Driver[] = [
  { ...events, product: 'lreq', namespace: 'AWS/Lambda', metric: 'Invocations', dimension: 'FunctionName', names: ['@-price-feed', '@-checkout-hooks', '@-image-resize'], total: true },
  { ...events, product: 'apih', namespace: 'AWS/ApiGateway', metric: 'Count', dimension: 'ApiId', names: ['#', '#', '#'] },
  { ...events, product: 'apir', namespace: 'AWS/ApiGateway', metric: 'Count', dimension: 'ApiName', names: ['@-partners', '@-identity', '@-legacy'] },
  { ...counted, product: 'ddbr', namespace: 'AWS/DynamoDB', metric: 'ConsumedReadCapacityUnits', dimension: 'TableName', names: ['@-sessions', '@-prices', '@-orders'] },
  { ...counted, product: 'ddbw', namespace: 'AWS/DynamoDB', metric: 'ConsumedWriteCapacityUnits', dimension: 'TableName', names: ['@-sessions', '@-prices', '@-orders'] },
  { ...bytes, product: 'natgb', namespace: 'AWS/NATGateway', metric: 'BytesOutToDestination', dimension: 'NatGatewayId', names: ['nat-#', 'nat-#', 'nat-#'] },
  { ...events, product: 'lcu', factor: requestsPerLcuHour, namespace: 'AWS/ApplicationELB', metric: 'RequestCount', dimension: 'LoadBalancer', names: ['app/@-storefront/#', 'app/@-checkout/#', 'app/@-admin/#'] },
  { ...counted, product: 's3r1', namespace: 'AWS/S3', metric: 'PutRequests', dimension: 'BucketName', names: ['nw-@-%-assets', 'nw-@-%-lake', 'nw-@-%-archive'], also: { FilterId: 'EntireBucket' } },
  { ...counted, product: 's3r2', namespace: 'AWS/S3', metric: 'GetRequests', dimension: 'BucketName', names: ['nw-@-%-assets', 'nw-@-%-lake', 'nw-@-%-archive'], also: { FilterId: 'EntireBucket' } },
  { ...bytes, product: 'cwlog', namespace: 'AWS/Logs', metric: 'IncomingBytes', dimension: 'LogGroupName', names: ['/@/web', '/@/worker', '/@/audit'] },
  { ...bytes, product: 'cdn', namespace: 'AWS/CloudFront', metric: 'BytesDownloaded', dimension: 'DistributionId', names: ['E1NORTHWIND01', 'E1NORTHWIND02', 'E1NORTHWIND03'], also: { Region: 'Global' } },
  { ...counted, product: 'r53dns', namespace: 'AWS/Route53', metric: 'DNSQueries', dimension: 'HostedZoneId', names: ['Z01NORTHWIND1', 'Z01NORTHWIND2'] },
  { ...counted, product: 'aurio', namespace: 'AWS/RDS', metric: 'VolumeReadIOPs', dimension: 'DBClusterIdentifier', names: ['@-aurora-1', '@-aurora-2', '@-aurora-3'] },
  { ...counted, product: 'bedrock', factor: 1000, namespace: 'AWS/Bedrock', metric: 'InputTokenCount', dimension: 'ModelId', names: ['anthropic.claude-3-haiku', 'amazon.titan-text-lite', 'amazon.titan-embed'] },
];
