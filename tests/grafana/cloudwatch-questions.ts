// Table of facts: what is asked of both sources, ten of each form, about Northwind's resources (src/simulator/world).
import type { Ask } from './two-sources';

/** Title, the queries of the panel, days to look back (1 unless given). */
export type Question = readonly [title: string, asks: readonly Ask[], days?: number];

const SHOP = '210000000001';
const API = '210000000003';
const EU = { region: 'eu-west-1' };
const sum = { statistic: 'Sum' };

const metric = (namespace: string, metricName: string, more: Partial<Ask> = {}): Ask => ({
  form: 'metric',
  namespace,
  metricName,
  statistic: 'Average',
  period: '300',
  dimensions: {},
  ...more,
});
const code = (expression: string, more: Partial<Ask> = {}): Ask => ({
  form: 'expression',
  expression,
  period: '300',
  ...more,
});
const sql = (sqlExpression: string, more: Partial<Ask> = {}): Ask => ({
  form: 'sql',
  sqlExpression,
  period: '300',
  ...more,
});
/** The words Grafana's builder would write, and the fields of ours. */
const built = (sqlExpression: string, ours: object, more: Partial<Ask> = {}): Ask => ({
  ...sql(sqlExpression),
  form: 'sqlBuilder',
  ours,
  ...more,
});

const feed = { dimensions: { FunctionName: ['shop-prod-price-feed'] }, accountId: SHOP };
const invocations = metric('AWS/Lambda', 'Invocations', { ...sum, ...feed, id: 'calls', hide: true });
const errors = metric('AWS/Lambda', 'Errors', { ...sum, ...feed, id: 'errors', hide: true });
const postgres = (nth: number, id: string) =>
  metric('AWS/RDS', 'CPUUtilization', {
    dimensions: { DBInstanceIdentifier: [`shop-prod-postgres-${nth}`] },
    accountId: SHOP,
    id,
    hide: true,
  });

// prettier-ignore
export const oneMetric: readonly Question[] = [
  ['the bill of the month so far', [metric('AWS/Billing', 'EstimatedCharges', { statistic: 'Maximum', period: '21600', dimensions: { Currency: ['USD'] } })], 14],
  ['the bill of a service, by the day', [metric('AWS/Billing', 'EstimatedCharges', { statistic: 'Maximum', period: '86400', dimensions: { Currency: ['USD'], ServiceName: ['AWSCloudTrail'] } })], 40],
  ['invocations of a function', [metric('AWS/Lambda', 'Invocations', { ...sum, ...feed })]],
  ['invocations of all functions of an account', [metric('AWS/Lambda', 'Invocations', { ...sum, accountId: API, period: '3600' })], 7],
  ['a percentile of durations', [metric('AWS/Lambda', 'Duration', { statistic: 'p99', ...feed, period: '900' })]],
  ['CPU of a database by the minute', [metric('AWS/RDS', 'CPUUtilization', { dimensions: { DBInstanceIdentifier: ['shop-prod-postgres-1'] }, accountId: SHOP, period: '60' })]],
  ['free storage by the day', [metric('AWS/RDS', 'FreeStorageSpace', { statistic: 'Minimum', dimensions: { DBInstanceIdentifier: ['shop-prod-postgres-1'] }, accountId: SHOP, period: '86400' })], 60],
  ['CPU of a group of instances', [metric('AWS/EC2', 'CPUUtilization', { statistic: 'p95', dimensions: { AutoScalingGroupName: ['shop-web'] }, accountId: SHOP })]],
  ['how many samples there were', [metric('AWS/EC2', 'CPUUtilization', { statistic: 'SampleCount', dimensions: { InstanceType: ['t3.medium'] }, accountId: API })]],
  ['orders placed, in another region', [metric('Northwind/Shop', 'OrdersPlaced', { ...EU, ...sum, dimensions: { Store: ['eu'] }, accountId: SHOP, period: '60' })]],
];

// prettier-ignore
export const anyValue: readonly Question[] = [
  ['each instance', [metric('AWS/EC2', 'CPUUtilization', { dimensions: { InstanceId: ['*'] } })]],
  ['each instance of an account', [metric('AWS/EC2', 'NetworkOut', { ...sum, dimensions: { InstanceId: ['*'] }, accountId: SHOP })]],
  ['each instance of all accounts', [metric('AWS/EC2', 'CPUUtilization', { statistic: 'Maximum', dimensions: { InstanceId: ['*'] }, accountId: 'all', period: '3600' })], 7],
  ['each load balancer, in another region', [metric('AWS/ApplicationELB', 'RequestCount', { ...EU, ...sum, dimensions: { LoadBalancer: ['*'] } })]],
  ['two databases by name', [metric('AWS/RDS', 'CPUUtilization', { dimensions: { DBInstanceIdentifier: ['shop-prod-postgres-1', 'shop-prod-postgres-2'] }, accountId: SHOP })]],
  ['two accounts of the bill', [metric('AWS/Billing', 'EstimatedCharges', { statistic: 'Maximum', period: '21600', dimensions: { Currency: ['USD'], LinkedAccount: [SHOP, API] } })], 7],
  ['each service of the bill', [metric('AWS/Billing', 'EstimatedCharges', { statistic: 'Maximum', period: '86400', dimensions: { Currency: ['USD'], ServiceName: ['*'] } })], 30],
  ['each bucket, one sort of storage', [metric('AWS/S3', 'BucketSizeBytes', { period: '86400', dimensions: { BucketName: ['*'], StorageType: ['StandardStorage'] } })], 14],
  ['memory, whatever the agent adds', [metric('CWAgent', 'mem_used_percent', { dimensions: { InstanceId: ['*'] }, matchExact: false })]],
  ['whatever dimensions there are', [metric('AWS/EC2', 'CPUUtilization', { matchExact: false })]],
];

// prettier-ignore
export const math: readonly Question[] = [
  ['a rate of errors over hidden queries', [invocations, errors, code('100 * errors / calls', { id: 'rate' })]],
  ['visible parts and their sum', [{ ...postgres(1, 'm1'), hide: false }, { ...postgres(2, 'm2'), hide: false }, code('m1 + m2')]],
  ['METRICS()', [postgres(1, 'm1'), postgres(2, 'm2'), code('AVG(METRICS())')]],
  ['a list of series', [postgres(1, 'm1'), postgres(2, 'm2'), code('MAX([m1, m2])')]],
  ['an expression of an expression', [postgres(1, 'm1'), postgres(2, 'm2'), code('m1 + m2', { id: 'both', hide: true }), code('both / 2 - MIN(both)')]],
  ['RATE and DIFF', [invocations, code('RATE(calls)'), code('DIFF(calls)')]],
  ['FILL and RUNNING_SUM', [errors, code('RUNNING_SUM(FILL(errors, 0))')]],
  ['IF', [postgres(1, 'm1'), code('IF(m1 > 20, m1, 0)')]],
  ['numbers nobody can make now and then', [errors, invocations, code('calls / errors')]],
  ['what a search found, added up', [code("SUM(SEARCH('{AWS/ApplicationELB,LoadBalancer} MetricName=\"RequestCount\"', 'Sum', $__period_auto))", { period: 'auto' })]],
];

// prettier-ignore
export const search: readonly Question[] = [
  ['a schema and a name', [code("SEARCH('{AWS/EC2,InstanceId} MetricName=\"CPUUtilization\"', 'Average', 300)")]],
  ['a namespace and a name', [code("SEARCH('Namespace=\"AWS/Lambda\" MetricName=\"Errors\"', 'Sum', 3600)")], 3],
  ['plain words', [code("SEARCH('{AWS/Lambda,FunctionName} shop Invocations', 'Sum', 300)")]],
  ['either of two', [code("SEARCH('{AWS/RDS,DBInstanceIdentifier} MetricName=\"ReadIOPS\" (\"shop-prod-postgres-1\" OR \"shop-prod-postgres-2\")', 'Average', 300)")]],
  ['all but one', [code("SEARCH('{AWS/RDS,DBInstanceIdentifier} MetricName=\"CPUUtilization\" NOT postgres', 'Average', 300)")]],
  ['two dimensions', [code("SEARCH('{AWS/S3,BucketName,FilterId} MetricName=\"GetRequests\"', 'Sum', 900)")]],
  ['the three busiest', [code("SORT(SEARCH('{AWS/EC2,InstanceId} MetricName=\"CPUUtilization\"', 'Average', 300), AVG, DESC, 3)")]],
  ['none that is empty, in another region', [code("REMOVE_EMPTY(SEARCH('{AWS/ApiGateway,ApiName} MetricName=\"Count\"', 'Sum', 300))", EU)]],
  ['one account', [code(`SEARCH('{AWS/EC2,InstanceId} MetricName="CPUUtilization" :aws.AccountId="${SHOP}"', 'p90', 3600)`)], 7],
  ['a label of its own', [code("SEARCH('{AWS/Lambda,FunctionName} MetricName=\"Duration\"', 'Average', $__period_auto)", { period: 'auto', label: "${PROP('Dim.FunctionName')}" })]],
];

// prettier-ignore
export const insights: readonly Question[] = [
  ['one number of all', [sql('SELECT AVG(CPUUtilization) FROM "AWS/EC2"')]],
  ['by a dimension', [sql('SELECT MAX(CPUUtilization) FROM SCHEMA("AWS/EC2", InstanceId) GROUP BY InstanceId')]],
  ['where, order, limit', [sql(`SELECT SUM(Invocations) FROM SCHEMA("AWS/Lambda", FunctionName) WHERE FunctionName != 'api-prod-price-feed' GROUP BY FunctionName ORDER BY SUM() DESC LIMIT 5`)]],
  ['by two dimensions', [sql('SELECT SUM(GetRequests) FROM SCHEMA("AWS/S3", BucketName, FilterId) GROUP BY BucketName, FilterId', { period: '900' })]],
  ['by account', [sql('SELECT COUNT(CPUUtilization) FROM SCHEMA("AWS/EC2", InstanceId) GROUP BY AWS.AccountId', { period: '3600' })], 7],
  ['the bill by service', [sql('SELECT MAX(EstimatedCharges) FROM SCHEMA("AWS/Billing", Currency, ServiceName) GROUP BY ServiceName', { period: '86400' })], 7],
  ['built: one number', [built('SELECT SUM(RequestCount) FROM SCHEMA("AWS/ApplicationELB", LoadBalancer)', { namespace: 'AWS/ApplicationELB', metricName: 'RequestCount', statistic: 'Sum', dimensions: { LoadBalancer: ['*'] } })]],
  ['built: by a dimension', [built('SELECT AVG(CPUUtilization) FROM SCHEMA("AWS/EC2", InstanceId) GROUP BY InstanceId', { namespace: 'AWS/EC2', metricName: 'CPUUtilization', sqlGroupBy: ['InstanceId'] })]],
  ['built: the five busiest, in another region', [built('SELECT MAX(CPUUtilization) FROM SCHEMA("AWS/EC2", InstanceId) GROUP BY InstanceId ORDER BY MAX() DESC LIMIT 5', { namespace: 'AWS/EC2', metricName: 'CPUUtilization', statistic: 'Maximum', sqlGroupBy: ['InstanceId'], sqlOrderBy: 'DESC', sqlLimit: 5 }, EU)]],
  ['built: some of a dimension', [built(`SELECT SUM(Invocations) FROM SCHEMA("AWS/Lambda", FunctionName) WHERE FunctionName = 'shop-prod-price-feed' GROUP BY FunctionName`, { namespace: 'AWS/Lambda', metricName: 'Invocations', statistic: 'Sum', dimensions: { FunctionName: ['shop-prod-price-feed'] }, sqlGroupBy: ['FunctionName'] })]],
];
