// PURE. Queries to start from: shown in the help sheet, and run by the laws.
import * as v from 'valibot';
import type { QueryExample } from '../kind';
import { type UsageQuery, usageSchema } from './model';
import { presets } from './presets';

const example = (title: string, label: string, query: v.InferInput<typeof usageSchema>): QueryExample<UsageQuery> => ({
  title,
  label,
  query: v.parse(usageSchema, query),
});

const fromPreset = (value: string, title: string, label: string): QueryExample<UsageQuery> =>
  example(title, label, { preset: value, ...presets.find((preset) => preset.value === value)?.fills });

export const usageExamples: readonly QueryExample<UsageQuery>[] = [
  fromPreset('ec2Cpu', 'CPU of every instance', 'Percent, a line per EC2 instance'),
  fromPreset('ec2Memory', 'Memory of instances', 'Where the CloudWatch agent runs; EC2 itself knows no memory'),
  fromPreset('lambdaInvocations', 'Invocations of functions', 'Per period, a line per Lambda function'),
  fromPreset('natOut', 'Bytes through NAT gateways', 'What the hourly and per-GB charge is paid for'),
  fromPreset(
    'billingMonth',
    'Bill of the month so far',
    "CloudWatch's own estimate in USD, for one metric instead of a paid request",
  ),
  fromPreset('billingPerDay', 'Bill per day, estimated', 'What that estimate grew by each UTC day'),
  example('One instance, by percentile', 'A metric with all its dimensions known, its 99th percentile by the hour', {
    namespace: 'AWS/EC2',
    metricName: 'CPUUtilization',
    statistic: 'p99',
    dimensions: { InstanceId: ['i-0123456789abcdef0'] },
    period: '1h',
    label: "${PROP('Dim.InstanceId')} p99",
  }),
  example('Error rate, by metric math', 'Two searches in one expression: targets that failed, of all requests', {
    ...presets.find(({ value }) => value === 'albErrorRate')?.fills,
    preset: 'albErrorRate',
  }),
  example('Busiest instances, by SQL', 'Metrics Insights: the ten instances with the highest CPU of the last hours', {
    metricQueryType: 'insights',
    namespace: 'AWS/EC2',
    metricName: 'CPUUtilization',
    statistic: 'Maximum',
    sqlGroupBy: ['InstanceId'],
    sqlOrderBy: 'DESC',
    sqlLimit: 10,
  }),
];
