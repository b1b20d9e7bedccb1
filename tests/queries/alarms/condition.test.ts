import { logCondition, metricCondition } from '../../../src/queries/alarms/condition';
import { withoutArns } from '../../../src/queries/alarms/without-arns';
import { metricAlarm } from './alarm-answers';

const plain = metricAlarm('cpu', 'OK', '2026-11-20T00:00:00Z');

describe('the condition of an alarm, in words', () => {
  it.each([
    ['Average > 70 in 2 of 3 periods of 5 min', {}],
    [
      'Average ≤ 0.5 in 1 period of 1 h',
      {
        ComparisonOperator: 'LessThanOrEqualToThreshold',
        Threshold: 0.5,
        EvaluationPeriods: 1,
        DatapointsToAlarm: undefined,
        Period: 3600,
      },
    ],
    ['p99 > 70 in 3 periods of 5 min', { Statistic: undefined, ExtendedStatistic: 'p99', DatapointsToAlarm: 3 }],
    [
      'Average outside the band ad1 in 2 of 3 periods of 5 min',
      {
        ComparisonOperator: 'LessThanLowerOrGreaterThanUpperThreshold',
        Threshold: undefined,
        ThresholdMetricId: 'ad1',
      },
    ],
    ['Average SomethingNew 70 in 2 of 3 periods of 5 min', { ComparisonOperator: 'SomethingNew' }],
  ])('is %s', (words, more) => {
    expect(metricCondition({ ...plain, ...(more as object) })).toBe(words);
  });

  it('is the expression of metric math, or the query of PromQL', () => {
    const Metrics = [
      { Id: 'm1', ReturnData: false, MetricStat: { Metric: {}, Period: 60, Stat: 'Sum' } },
      { Id: 'e1', Expression: 'm1 * 2', Period: 60, ReturnData: true },
    ];
    const math = { ...plain, Statistic: undefined, Period: undefined, Metrics };
    expect(metricCondition(math)).toBe('m1 * 2 > 70 in 2 of 3 periods of 1 min');
    const EvaluationCriteria = { PromQLCriteria: { Query: 'up == 0', PendingPeriod: 300 } };
    expect(metricCondition({ EvaluationCriteria })).toBe('up == 0 for 5 min');
  });

  it('is nothing of an alarm that says nothing', () => {
    expect(metricCondition({})).toBe('');
    expect(logCondition({})).toBe('');
  });
});

it.each([
  ['arn:aws:cloudwatch:us-east-1:123456789012:alarm:cpu transitioned to ALARM', 'cpu transitioned to ALARM'],
  ['ALARM("arn:aws-cn:cloudwatch:cn-north-1:123456789012:alarm:a b") OR OK(c)', 'ALARM("a b") OR OK(c)'],
  ['arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/x:*', '/aws/lambda/x'],
  ['arn:aws:s3:::bucket', 'bucket'],
])('%s reads %s', (text, words) => {
  expect(withoutArns(text)).toBe(words);
});
