// PURE, a table of facts: what people most often ask of CloudWatch, and how it is asked. Each fills the fields of the query.
import { type UsageQuery, usageSchema } from './model';
import * as v from 'valibot';

export interface Preset {
  readonly value: string;
  readonly label: string;
  readonly description: string;
  readonly fills: Partial<UsageQuery>;
}

const DEFAULTS = v.parse(usageSchema, {});
/** What a preset decides; id, account and, where it does not matter, region are the user's. */
const DECIDED = [
  'metricQueryType',
  'metricEditorMode',
  'namespace',
  'metricName',
  'statistic',
  'dimensions',
  'matchExact',
  'expression',
  'period',
  'label',
  'transform',
] as const satisfies readonly (keyof UsageQuery)[];

function preset(value: string, label: string, description: string, fills: Partial<UsageQuery>): Preset {
  const rest = Object.fromEntries(DECIDED.map((name) => [name, DEFAULTS[name]]));
  return { value, label, description, fills: { ...rest, ...fills } };
}

const metric = (
  namespace: string,
  metricName: string,
  statistic: string,
  dimensions: Readonly<Record<string, readonly string[]>>,
): Partial<UsageQuery> => ({ namespace, metricName, statistic, dimensions: dimensions as UsageQuery['dimensions'] });

const every = (...names: readonly string[]): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(names.map((name) => [name, ['*']]));

// EstimatedCharges is written in us-east-1 only, about every six hours, in USD. aws-apis.md §3.3
const billing = (dimensions: Readonly<Record<string, readonly string[]>>): Partial<UsageQuery> => ({
  ...metric('AWS/Billing', 'EstimatedCharges', 'Maximum', { Currency: ['USD'], ...dimensions }),
  regions: ['us-east-1'],
  period: '6h',
});

const math = (expression: string, label: string): Partial<UsageQuery> => ({
  metricEditorMode: 'code',
  expression,
  label,
});

const albSum = (name: string): string =>
  `SUM(SEARCH('{AWS/ApplicationELB,LoadBalancer} MetricName="${name}"', 'Sum', $__period_auto))`;
const FAILED = `FILL(${albSum('HTTPCode_Target_5XX_Count')}, 0)`;
const QUOTAS = `SEARCH('{AWS/Usage,Class,Resource,Service,Type} MetricName="ResourceCount"', 'Maximum', $__period_auto)`;

export const presets: readonly Preset[] = [
  preset(
    'ec2Cpu',
    'EC2: CPU',
    'Percent, each instance',
    metric('AWS/EC2', 'CPUUtilization', 'Average', every('InstanceId')),
  ),
  preset(
    'ec2NetworkOut',
    'EC2: network out',
    'Bytes per period, each instance',
    metric('AWS/EC2', 'NetworkOut', 'Sum', every('InstanceId')),
  ),
  preset(
    'ec2Memory',
    'EC2: memory (agent)',
    'Percent; only where the CloudWatch agent runs: EC2 itself knows no memory',
    {
      ...metric('CWAgent', 'mem_used_percent', 'Average', every('InstanceId')),
      // The agent adds dimensions as it is told to: image, type, group.
      matchExact: false,
    },
  ),
  preset(
    'rdsCpu',
    'RDS: CPU',
    'Percent, each database',
    metric('AWS/RDS', 'CPUUtilization', 'Average', every('DBInstanceIdentifier')),
  ),
  preset(
    'rdsConnections',
    'RDS: connections',
    'Each database',
    metric('AWS/RDS', 'DatabaseConnections', 'Average', every('DBInstanceIdentifier')),
  ),
  preset(
    'rdsFreeStorage',
    'RDS: free storage',
    'Bytes, each database',
    metric('AWS/RDS', 'FreeStorageSpace', 'Minimum', every('DBInstanceIdentifier')),
  ),
  preset(
    'lambdaInvocations',
    'Lambda: invocations',
    'Per period, each function',
    metric('AWS/Lambda', 'Invocations', 'Sum', every('FunctionName')),
  ),
  preset(
    'lambdaErrors',
    'Lambda: errors',
    'Per period, each function',
    metric('AWS/Lambda', 'Errors', 'Sum', every('FunctionName')),
  ),
  preset(
    'lambdaDuration',
    'Lambda: duration, p95',
    'Milliseconds, each function',
    metric('AWS/Lambda', 'Duration', 'p95', every('FunctionName')),
  ),
  preset(
    'dynamoReads',
    'DynamoDB: reads',
    'Consumed read units per period, each table',
    metric('AWS/DynamoDB', 'ConsumedReadCapacityUnits', 'Sum', every('TableName')),
  ),
  preset(
    'dynamoWrites',
    'DynamoDB: writes',
    'Consumed write units per period, each table',
    metric('AWS/DynamoDB', 'ConsumedWriteCapacityUnits', 'Sum', every('TableName')),
  ),
  preset(
    'apiRequests',
    'API Gateway: requests',
    'Per period, each API',
    metric('AWS/ApiGateway', 'Count', 'Sum', every('ApiName')),
  ),
  preset(
    'apiLatency',
    'API Gateway: latency, p95',
    'Milliseconds, each API',
    metric('AWS/ApiGateway', 'Latency', 'p95', every('ApiName')),
  ),
  preset(
    'apiErrors',
    'API Gateway: server errors',
    'Per period, each API',
    metric('AWS/ApiGateway', '5XXError', 'Sum', every('ApiName')),
  ),
  preset(
    'albRequests',
    'Load balancer: requests',
    'Per period, each application load balancer',
    metric('AWS/ApplicationELB', 'RequestCount', 'Sum', every('LoadBalancer')),
  ),
  preset(
    'albResponseTime',
    'Load balancer: response time, p95',
    'Seconds, each application load balancer',
    metric('AWS/ApplicationELB', 'TargetResponseTime', 'p95', every('LoadBalancer')),
  ),
  preset(
    'albAvailability',
    'Load balancer: availability',
    'Percent of requests that targets did not fail, all together',
    math(`100 - 100 * ${FAILED} / ${albSum('RequestCount')}`, 'Availability %'),
  ),
  preset(
    'albErrorRate',
    'Load balancer: error rate',
    'Percent of requests that targets answered with 5XX, all together',
    math(`100 * ${FAILED} / ${albSum('RequestCount')}`, 'Error rate %'),
  ),
  preset(
    'natOut',
    'NAT gateway: bytes out',
    'To the internet per period, each gateway',
    metric('AWS/NATGateway', 'BytesOutToDestination', 'Sum', every('NatGatewayId')),
  ),
  preset(
    'natIn',
    'NAT gateway: bytes in',
    'From the internet per period, each gateway',
    metric('AWS/NATGateway', 'BytesInFromDestination', 'Sum', every('NatGatewayId')),
  ),
  preset(
    'ebsReads',
    'EBS: bytes read',
    'Per period, each volume',
    metric('AWS/EBS', 'VolumeReadBytes', 'Sum', every('VolumeId')),
  ),
  preset(
    'ebsWrites',
    'EBS: bytes written',
    'Per period, each volume',
    metric('AWS/EBS', 'VolumeWriteBytes', 'Sum', every('VolumeId')),
  ),
  preset(
    'billingMonth',
    'Billing: month to date',
    'Estimated charges in USD: AWS’s counter, which begins anew each month',
    billing({}),
  ),
  preset('billingPerDay', 'Billing: per day', 'What that counter grew by each UTC day', {
    ...billing({}),
    transform: 'perDay',
  }),
  preset('billingServices', 'Billing: per day and service', 'What each service’s counter grew by', {
    ...billing(every('ServiceName')),
    transform: 'perDay',
  }),
  preset('billingAccounts', 'Billing: per day and account', 'What each linked account’s counter grew by', {
    ...billing(every('LinkedAccount')),
    transform: 'perDay',
  }),
  preset(
    'quotaUsage',
    'Quotas: used',
    'Resources counted by AWS/Usage',
    metric('AWS/Usage', 'ResourceCount', 'Maximum', every('Class', 'Resource', 'Service', 'Type')),
  ),
  preset(
    'quotaPercent',
    'Quotas: used, in percent',
    'Of the service quotas, where AWS knows them',
    math(`100 * ${QUOTAS} / SERVICE_QUOTA(${QUOTAS})`, ''),
  ),
];
