// Northwind's alarms of one region as DescribeAlarms prints them.
import type { Alarm, AlarmState, Change } from '../../world/alarms';
import { payerId } from '../../world/organisation';
import type { Scene } from '../../wire/wire';
import type { SimulatorState } from '../state';
import { compositeText, jsonText, stateText, type StateText } from './alarm-text';

export type AlarmType = 'MetricAlarm' | 'CompositeAlarm' | 'LogAlarm';

export interface AlarmRecord {
  readonly type: AlarmType;
  readonly name: string;
  readonly state: AlarmState;
  readonly actions: readonly string[];
  /** Names of the alarms a composite one is about. */
  readonly children: readonly string[];
  readonly body: object;
  readonly changes: readonly { readonly change: Change; readonly text: StateText }[];
}

const plainStatistics = ['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'];

export const alarmArn = (region: string, name: string): string =>
  `arn:aws:cloudwatch:${region}:${payerId}:alarm:${name}`;

/** Alarms of the scene's region, by name. */
export function alarmRecords({ region, now, state }: Scene<SimulatorState>): readonly AlarmRecord[] {
  const { single, composite, changes, createdAt } = state.alarms();
  const actions = [`arn:aws:sns:${region}:${payerId}:northwind-oncall`];

  const common = (name: string, description: string, list: AlarmRecord['changes']): object => {
    const last = list.at(-1);
    return {
      AlarmName: name,
      AlarmArn: alarmArn(region, name),
      AlarmDescription: description,
      AlarmConfigurationUpdatedTimestamp: createdAt / 1000,
      ActionsEnabled: true,
      OKActions: [],
      AlarmActions: actions,
      InsufficientDataActions: [],
      StateValue: last?.text.stateValue ?? 'INSUFFICIENT_DATA',
      StateReason: last?.text.stateReason ?? 'Unchecked: Initial alarm creation',
      ...(last?.text.stateReasonData && { StateReasonData: jsonText(last.text.stateReasonData) }),
      StateUpdatedTimestamp: (last?.change.at ?? createdAt) / 1000,
      StateTransitionedTimestamp: (last?.change.at ?? createdAt) / 1000,
    };
  };
  const record = (parts: Pick<AlarmRecord, 'type' | 'name' | 'children' | 'changes' | 'body'>): AlarmRecord => ({
    ...parts,
    actions,
    state: parts.changes.at(-1)?.text.stateValue ?? 'INSUFFICIENT_DATA',
  });

  const records = single
    .filter(({ facts }) => facts.region === region)
    .map((alarm) => {
      const { name, description, kind } = alarm.facts;
      const list = changes(name, now).map((change) => ({ change, text: stateText(alarm, change) }));
      const special = kind === 'log' ? logMembers(alarm, region) : metricMembers(alarm);
      return record({
        type: kind === 'log' ? 'LogAlarm' : 'MetricAlarm',
        name,
        children: [],
        changes: list,
        body: { ...common(name, description, list), ...special },
      });
    });
  if (composite.facts.region === region) {
    const { name, description, rule, children } = composite.facts;
    const arns = children.map((child) => alarmArn(region, child));
    const list = changes(name, now).map((change) => ({ change, text: compositeText(change, arns) }));
    const body = { ...common(name, description, list), AlarmRule: rule };
    records.push(record({ type: 'CompositeAlarm', name, children, changes: list, body }));
  }
  return records.sort((a, b) => (a.name < b.name ? -1 : 1));
}

const comparing = ({ facts, threshold }: Alarm): object => ({
  Threshold: threshold,
  ComparisonOperator: facts.comparison,
  TreatMissingData: 'missing',
});

/** An alarm on a metric of the same account names it; one on a linked account's metric holds a query. */
function metricMembers(alarm: Alarm): object {
  const { facts, metric } = alarm;
  const { namespace, name, dimensions, account } = metric;
  const evaluation = { EvaluationPeriods: facts.periods, DatapointsToAlarm: facts.periods, ...comparing(alarm) };
  if (account === payerId) {
    const how = plainStatistics.includes(facts.stat) ? { Statistic: facts.stat } : { ExtendedStatistic: facts.stat };
    return {
      Namespace: namespace,
      MetricName: name,
      Dimensions: dimensions,
      Period: facts.period,
      ...how,
      ...evaluation,
    };
  }
  const Metric = { Namespace: namespace, MetricName: name, Dimensions: dimensions };
  return {
    ...evaluation,
    Metrics: [
      {
        Id: 'm1',
        AccountId: account,
        ReturnData: true,
        MetricStat: { Metric, Period: facts.period, Stat: facts.stat },
      },
    ],
  };
}

const logMembers = (alarm: Alarm, region: string): object => ({
  ...comparing(alarm),
  QueryResultsToEvaluate: alarm.facts.periods,
  QueryResultsToAlarm: alarm.facts.periods,
  ScheduledQueryConfiguration: {
    QueryString: 'fields @timestamp | filter level = "INFO"',
    LogGroupIdentifiers: alarm.metric.dimensions.map(
      ({ Value }) => `arn:aws:logs:${region}:${alarm.metric.account}:log-group:${Value}`,
    ),
    ScheduledQueryRoleARN: `arn:aws:iam::${payerId}:role/northwind-log-alarms`,
    AggregationExpression: 'count(*)',
    ScheduleConfiguration: { ScheduleExpression: 'rate(5 minutes)' },
  },
});
