// PURE. When an alarm goes off, in words.
import type { CompositeAlarm, LogAlarm, MetricAlarm } from '@aws-sdk/client-cloudwatch';
import { periodText } from '../usage/period';
import { withoutArns } from './without-arns';

const COMPARISONS: Readonly<Record<string, string>> = {
  GreaterThanThreshold: '>',
  GreaterThanOrEqualToThreshold: '≥',
  LessThanThreshold: '<',
  LessThanOrEqualToThreshold: '≤',
  LessThanLowerOrGreaterThanUpperThreshold: 'outside the band',
  LessThanLowerThreshold: 'below the band',
  GreaterThanUpperThreshold: 'above the band',
};

/** The watched one of metric math, or the only one. */
export function watchedOf({ Metrics }: MetricAlarm): NonNullable<MetricAlarm['Metrics']>[number] | undefined {
  return Metrics?.find(({ ReturnData }) => ReturnData !== false) ?? Metrics?.[0];
}

/** `Average > 70 in 2 of 3 periods of 5 min` */
export function metricCondition(alarm: MetricAlarm): string {
  const promql = alarm.EvaluationCriteria?.PromQLCriteria;
  if (promql) {
    const pending = promql.PendingPeriod ? ` for ${periodText(promql.PendingPeriod)}` : '';
    return `${promql.Query ?? ''}${pending}`;
  }
  const watched = watchedOf(alarm);
  const measure = alarm.Statistic ?? alarm.ExtendedStatistic ?? watched?.MetricStat?.Stat ?? watched?.Expression ?? '';
  const seconds = alarm.Period ?? watched?.MetricStat?.Period ?? watched?.Period;
  const each = seconds === undefined ? '' : ` of ${periodText(seconds)}`;
  const band = alarm.ThresholdMetricId === undefined ? '' : ` ${alarm.ThresholdMetricId}`;
  const periods = timesText(alarm.DatapointsToAlarm, alarm.EvaluationPeriods, 'period');
  return [measure, compared(alarm) + band, periods && `in ${periods}${each}`].filter((part) => part !== '').join(' ');
}

/** `count(*) > 1000 in 2 results of rate(5 minutes)` */
export function logCondition(alarm: LogAlarm): string {
  const asked = alarm.ScheduledQueryConfiguration;
  const schedule = asked?.ScheduleConfiguration?.ScheduleExpression;
  const times = timesText(alarm.QueryResultsToAlarm, alarm.QueryResultsToEvaluate, 'result');
  return [
    asked?.AggregationExpression ?? '',
    compared(alarm),
    times && `in ${times}${schedule ? ` of ${schedule}` : ''}`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** Its rule; and what keeps its actions quiet, if anything may. */
export function compositeCondition({ AlarmRule = '', ActionsSuppressor }: CompositeAlarm): string {
  const rule = withoutArns(AlarmRule);
  return ActionsSuppressor ? `${rule}, actions suppressed by ${withoutArns(ActionsSuppressor)}` : rule;
}

function compared({ ComparisonOperator: operator, Threshold }: MetricAlarm | LogAlarm): string {
  const words = operator === undefined ? '' : (COMPARISONS[operator] ?? operator);
  return Threshold === undefined ? words : `${words} ${Threshold}`;
}

/** `2 of 3 periods`, `3 periods`, `1 period` */
function timesText(needed: number | undefined, looked: number | undefined, noun: string): string {
  if (looked === undefined) {
    return '';
  }
  const count = needed === undefined || needed === looked ? `${looked}` : `${needed} of ${looked}`;
  return `${count} ${noun}${looked === 1 ? '' : 's'}`;
}
