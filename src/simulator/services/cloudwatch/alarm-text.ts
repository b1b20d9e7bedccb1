// The sentences and JSON texts of alarm states, in the form recorded of AWS (DescribeAlarms, DescribeAlarmHistory).
import { comparisons } from '../../world/alarm-facts';
import type { Alarm, AlarmState, Change } from '../../world/alarms';

const plain: Readonly<Record<string, string>> = {
  GreaterThanThreshold: 'greater than',
  GreaterThanOrEqualToThreshold: 'greater than or equal to',
  LessThanThreshold: 'less than',
  LessThanOrEqualToThreshold: 'less than or equal to',
};

/** AWS writes thresholds and points as Java does: whole numbers with `.0`. */
const double = (value: number): string => (Number.isInteger(value) ? `${value}.0` : String(value));

const isoText = (ms: number): string => new Date(ms).toISOString().replace('Z', '+0000');

export interface StateText {
  readonly stateValue: AlarmState;
  readonly stateReason: string;
  readonly stateReasonData?: object;
}

/** The state an alarm of one metric entered with a change. */
export function stateText({ facts, threshold }: Alarm, { to, points, until, at }: Change): StateText {
  const { comparison, periods, period, stat } = facts;
  if (to === 'INSUFFICIENT_DATA') {
    return {
      stateValue: to,
      stateReason: `Insufficient Data: ${periods} datapoint${periods === 1 ? ' was' : 's were'} unknown.`,
    };
  }
  const breaching = points.filter((value) => comparisons[comparison](value, threshold)).length;
  const telling = to === 'ALARM' ? breaching : points.length - breaching;
  const count = `${telling} datapoint${telling === 1 ? ' was' : 's were'}${to === 'OK' ? ' not' : ''}`;
  return {
    stateValue: to,
    stateReason: `Threshold Crossed: ${count} ${plain[comparison]} the threshold (${double(threshold)}). The most recent datapoint${points.length === 1 ? '' : 's'}: [${points.map(double).join(', ')}].`,
    stateReasonData: {
      version: '1.0',
      queryDate: isoText(at),
      startDate: isoText(until - periods * period * 1000),
      statistic: stat,
      period,
      recentDatapoints: points,
      threshold,
    },
  };
}

/** The state of an alarm over alarms. */
export const compositeText = ({ to }: Change, arns: readonly string[]): StateText => ({
  stateValue: to,
  stateReason: to === 'ALARM' ? `${arns.join(' or ')} transitioned to ALARM` : `${arns.join(' and ')} are not in ALARM`,
  stateReasonData: { triggeringAlarms: arns.map((arn) => ({ arn, state: { value: to } })) },
});

export const jsonText = (value: object | undefined): string | undefined => value && JSON.stringify(value);
