// PURE, a table of facts: what CloudWatch's metrics are measured in. GetMetricData answers numbers without their unit.
// @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/aws-services-cloudwatch-metrics.html
import { readSql } from './insights-sql';
import { modeOf, type UsageQuery } from './model';

const COUNT = 'short';
const PERCENT = 'percent';
const BYTES = 'bytes';
const SECONDS = 's';
const MILLISECONDS = 'ms';

/** By namespace, then by metric; Grafana's ids. What is not here is a count, or unknown. */
const UNITS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'AWS/ApplicationELB': {
    TargetResponseTime: SECONDS,
    ProcessedBytes: BYTES,
    TargetConnectionErrorCount: COUNT,
  },
  'AWS/NetworkELB': { ProcessedBytes: BYTES },
  'AWS/ELB': { Latency: SECONDS, EstimatedProcessedBytes: BYTES },
  'AWS/ApiGateway': { Latency: MILLISECONDS, IntegrationLatency: MILLISECONDS, DataProcessed: BYTES },
  'AWS/Billing': { EstimatedCharges: 'currencyUSD' },
  'AWS/CloudFront': {
    BytesDownloaded: BYTES,
    BytesUploaded: BYTES,
    '4xxErrorRate': PERCENT,
    '5xxErrorRate': PERCENT,
    TotalErrorRate: PERCENT,
    CacheHitRate: PERCENT,
    OriginLatency: MILLISECONDS,
  },
  'AWS/DynamoDB': { SuccessfulRequestLatency: MILLISECONDS, ReplicationLatency: MILLISECONDS },
  'AWS/EBS': {
    VolumeReadBytes: BYTES,
    VolumeWriteBytes: BYTES,
    VolumeTotalReadTime: SECONDS,
    VolumeTotalWriteTime: SECONDS,
    VolumeIdleTime: SECONDS,
    BurstBalance: PERCENT,
    VolumeThroughputPercentage: PERCENT,
  },
  'AWS/EC2': {
    CPUUtilization: PERCENT,
    NetworkIn: BYTES,
    NetworkOut: BYTES,
    DiskReadBytes: BYTES,
    DiskWriteBytes: BYTES,
    EBSReadBytes: BYTES,
    EBSWriteBytes: BYTES,
    'EBSIOBalance%': PERCENT,
    'EBSByteBalance%': PERCENT,
  },
  'AWS/ECS': { CPUUtilization: PERCENT, MemoryUtilization: PERCENT },
  'AWS/EFS': {
    TotalIOBytes: BYTES,
    DataReadIOBytes: BYTES,
    DataWriteIOBytes: BYTES,
    StorageBytes: BYTES,
    PercentIOLimit: PERCENT,
    BurstCreditBalance: BYTES,
    PermittedThroughput: 'Bps',
  },
  'AWS/ElastiCache': {
    CPUUtilization: PERCENT,
    EngineCPUUtilization: PERCENT,
    DatabaseMemoryUsagePercentage: PERCENT,
    BytesUsedForCache: BYTES,
    FreeableMemory: BYTES,
    NetworkBytesIn: BYTES,
    NetworkBytesOut: BYTES,
    CacheHitRate: PERCENT,
  },
  'AWS/Kinesis': {
    IncomingBytes: BYTES,
    'GetRecords.Bytes': BYTES,
    'GetRecords.IteratorAgeMilliseconds': MILLISECONDS,
    'PutRecord.Latency': MILLISECONDS,
  },
  'AWS/Lambda': {
    Duration: MILLISECONDS,
    PostRuntimeExtensionsDuration: MILLISECONDS,
    IteratorAge: MILLISECONDS,
    AsyncEventAge: MILLISECONDS,
  },
  'AWS/NATGateway': {
    BytesInFromDestination: BYTES,
    BytesInFromSource: BYTES,
    BytesOutToDestination: BYTES,
    BytesOutToSource: BYTES,
  },
  'AWS/RDS': {
    CPUUtilization: PERCENT,
    FreeStorageSpace: BYTES,
    FreeableMemory: BYTES,
    SwapUsage: BYTES,
    FreeLocalStorage: BYTES,
    ReadLatency: SECONDS,
    WriteLatency: SECONDS,
    CommitLatency: MILLISECONDS,
    ReadThroughput: 'Bps',
    WriteThroughput: 'Bps',
    NetworkReceiveThroughput: 'Bps',
    NetworkTransmitThroughput: 'Bps',
    ReplicaLag: SECONDS,
    AuroraReplicaLag: MILLISECONDS,
    BurstBalance: PERCENT,
    VolumeBytesUsed: BYTES,
  },
  'AWS/S3': {
    BucketSizeBytes: BYTES,
    BytesDownloaded: BYTES,
    BytesUploaded: BYTES,
    FirstByteLatency: MILLISECONDS,
    TotalRequestLatency: MILLISECONDS,
  },
  'AWS/SNS': { PublishSize: BYTES },
  'AWS/SQS': { ApproximateAgeOfOldestMessage: SECONDS, SentMessageSize: BYTES },
  'AWS/Usage': {},
  'AWS/States': { ExecutionTime: MILLISECONDS },
  CWAgent: {
    mem_used_percent: PERCENT,
    'Memory % Committed Bytes In Use': PERCENT,
    disk_used_percent: PERCENT,
    'LogicalDisk % Free Space': PERCENT,
    swap_used_percent: PERCENT,
    cpu_usage_active: PERCENT,
    cpu_usage_idle: PERCENT,
    mem_used: BYTES,
    mem_available: BYTES,
    disk_used: BYTES,
  },
};

/**
 * The unit of the query's numbers; undefined for what metric math makes and for namespaces we do not know, where the panel's own unit then
 * holds: one of ours would be stronger than the panel's.
 */
export function unitOf(query: UsageQuery): string | undefined {
  const mode = modeOf(query);
  if (mode === 'expression') {
    return undefined;
  }
  const { namespace, metricName, statistic } = mode === 'sql' ? readSql(query.sqlExpression) : query;
  const isCount = statistic === 'SampleCount' || /^(PR|TC|tc)/.test(statistic);
  const known = UNITS[namespace];
  return isCount ? COUNT : known && (known[metricName] ?? COUNT);
}

/** Namespaces and metrics we know by name, for pickers. */
export function knownMetrics(): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(Object.entries(UNITS).map(([namespace, metrics]) => [namespace, Object.keys(metrics)]));
}
