// CloudWatch in both of its wire forms: JSON in query mode (the JavaScript SDK) and the older query protocol (Grafana's
// own source, on the Go SDK). The same operations stand behind both.
import { AwsFault } from '../../wire/aws-fault';
import { awsJson } from '../../wire/aws-json';
import { awsQuery } from '../../wire/aws-query';
import type { MemberTypes } from '../../wire/query-form';
import type { Service } from '../../wire/wire';
import type { SimulatorState } from '../state';
import { enabledRegions } from './enabled-regions';
import { describeAlarmHistory } from './describe-alarm-history';
import { describeAlarms } from './describe-alarms';
import { describeAlarmsForMetric } from './describe-alarms-for-metric';
import { getMetricData } from './get-metric-data';
import { getMetricStatistics } from './get-metric-statistics';
import { listMetrics } from './list-metrics';

const common = {
  signingName: 'monitoring',
  enabledRegions,
  capitalMessage: false,
  throttled: () => new AwsFault('ThrottlingException', 'Rate exceeded'),
  operations: [
    getMetricData,
    getMetricStatistics,
    listMetrics,
    describeAlarms,
    describeAlarmsForMetric,
    describeAlarmHistory,
  ],
} satisfies Partial<Service<SimulatorState>>;

/** Members that the query protocol's texts have to be read and written by. */
const types: MemberTypes = {
  MetricDataQueries: 'list',
  Dimensions: 'list',
  Statistics: 'list',
  AlarmNames: 'list',
  AlarmTypes: 'list',
  Period: 'number',
  MaxDatapoints: 'number',
  MaxRecords: 'number',
  ReturnData: 'boolean',
  IncludeLinkedAccounts: 'boolean',
  StartTime: 'timestamp',
  EndTime: 'timestamp',
  StartDate: 'timestamp',
  EndDate: 'timestamp',
  Timestamps: 'timestamp',
  Timestamp: 'timestamp',
  AlarmConfigurationUpdatedTimestamp: 'timestamp',
  StateUpdatedTimestamp: 'timestamp',
  StateTransitionedTimestamp: 'timestamp',
  ExtendedStatistics: 'map',
};

export const cloudWatch: readonly Service<SimulatorState>[] = [
  { ...common, protocol: awsJson('1.0', { queryMode: true }), target: 'GraniteServiceVersion20100801' },
  {
    ...common,
    protocol: awsQuery({ namespace: 'http://monitoring.amazonaws.com/doc/2010-08-01/', types, refusal: 400 }),
    target: '2010-08-01',
  },
];
