import type { CompositeAlarm, LogAlarm } from '@aws-sdk/client-cloudwatch';
import { alarms } from '../../../src/queries/alarms';
import { expectGolden } from '../golden';
import {
  alarmsQuery,
  change,
  history,
  type HistoryRequest,
  metricAlarm,
  sixHours,
  type StateRequest,
  states,
} from './alarm-answers';

const at = sixHours();

const shopDegraded: CompositeAlarm = {
  AlarmName: 'shop-degraded',
  AlarmArn: 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:shop-degraded',
  AlarmRule: 'ALARM("arn:aws:cloudwatch:us-east-1:123456789012:alarm:cpu-high") OR ALARM("errors")',
  StateValue: 'ALARM',
  StateReason: 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:cpu-high transitioned to ALARM',
  StateTransitionedTimestamp: new Date('2026-11-20T09:12:31Z'),
  ActionsEnabled: true,
  ActionsSuppressedBy: 'Alarm',
  ActionsSuppressor: 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:deploying',
};

const manyErrors: LogAlarm = {
  AlarmName: 'many-errors',
  StateValue: 'INSUFFICIENT_DATA',
  StateReason: 'Insufficient Data: 1 result was unknown.',
  StateUpdatedTimestamp: new Date('2026-11-19T00:00:00Z'),
  ActionsEnabled: false,
  Threshold: 100,
  ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  QueryResultsToAlarm: 2,
  QueryResultsToEvaluate: 3,
  ScheduledQueryConfiguration: {
    QueryString: 'filter level = "ERROR"',
    LogGroupIdentifiers: ['arn:aws:logs:us-east-1:123456789012:log-group:/shop/web:*'],
    ScheduledQueryRoleARN: 'arn:aws:iam::123456789012:role/logs',
    AggregationExpression: 'count(*)',
    ScheduleConfiguration: { ScheduleExpression: 'rate(5 minutes)', StartTimeOffset: 300 },
  },
};

const all = {
  metricAlarms: [
    metricAlarm('cpu-low', 'OK', '2026-11-01T08:00:00Z', { ComparisonOperator: 'LessThanThreshold', Threshold: 5 }),
    metricAlarm('cpu-high', 'ALARM', '2026-11-20T09:12:30Z'),
  ],
  compositeAlarms: [shopDegraded],
  logAlarms: [manyErrors],
};

const items = [
  change('cpu-high', '2026-11-20T05:00:10Z', ['OK', 'ALARM']),
  change('cpu-high', '2026-11-20T05:35:10Z', ['ALARM', 'OK']),
  change('cpu-high', '2026-11-20T09:12:30Z', ['OK', 'ALARM']),
  change('shop-degraded', '2026-11-20T09:12:31Z', ['OK', 'ALARM']),
];

describe('the frames of an alarms query', () => {
  it.each([
    ['table', { format: 'table' }],
    ['total', { format: 'total' }],
    ['timeline', { format: 'timeline' }],
    ['annotations', { format: 'annotations' }],
  ] as const)('are those of golden/%s.json', (name, shape) => {
    const query = alarmsQuery(shape);
    const [first, second] = alarms.requests(query, at) as readonly [StateRequest, HistoryRequest?];
    const answers = [states(first, all), ...(second ? [history(second, items)] : [])];
    expectGolden('alarms', name, alarms.frames(query, answers, at));
  });

  it('are those of golden/empty.json where no alarm is meant', () => {
    const query = alarmsQuery({ format: 'total', namePrefix: 'nothing-' });
    const [first] = alarms.requests(query, at) as readonly [StateRequest];
    expectGolden('alarms', 'empty', alarms.frames(query, [states(first, {})], at));
  });
});
