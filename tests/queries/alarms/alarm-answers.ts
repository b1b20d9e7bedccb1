// Answers about alarms for tests, as #aws merges them.
import type { MetricAlarm } from '@aws-sdk/client-cloudwatch';
import type { AlarmHistoryItem, Alarms, AwsAnswer, AwsRequest } from '#aws/request';
import type { Frame } from '#plugin-sdk/data';
import { parseQuery, type QueryContext } from '#queries';
import type { AlarmsQuery } from '../../../src/queries/alarms/model';
import { context, NOW } from '../cost/table';

export type StateRequest = AwsRequest<'cloudwatch:DescribeAlarms'>;
export type HistoryRequest = AwsRequest<'cloudwatch:DescribeAlarmHistory'>;

/** A parsed alarms query with every default. */
export function alarmsQuery(query: Record<string, unknown> = {}): AlarmsQuery {
  const parsed = parseQuery({ queryType: 'alarms', ...query });
  if ('issues' in parsed) {
    throw new Error(JSON.stringify(parsed.issues));
  }
  return parsed.query as unknown as AlarmsQuery;
}

/** Six hours before 10:00 UTC on 20 November 2026; the clock stands at 10:30. */
export const sixHours = (more: Partial<QueryContext> = {}): QueryContext =>
  context('2026-11-20T04:00:00Z', '2026-11-20T10:00:00Z', { region: 'us-east-1', ...more });

/** CPU of one instance over 70 percent. */
export function metricAlarm(name: string, state: string, since: string, more: Partial<MetricAlarm> = {}): MetricAlarm {
  return {
    AlarmName: name,
    AlarmArn: `arn:aws:cloudwatch:us-east-1:123456789012:alarm:${name}`,
    AlarmDescription: 'CPU exceeds 70 percent',
    StateValue: state as 'OK',
    StateReason: 'Threshold Crossed: 2 datapoints were greater than the threshold (70.0).',
    StateUpdatedTimestamp: new Date(since),
    StateTransitionedTimestamp: new Date(since),
    ActionsEnabled: true,
    AlarmActions: ['arn:aws:sns:us-east-1:123456789012:on-call'],
    Namespace: 'AWS/EC2',
    MetricName: 'CPUUtilization',
    Dimensions: [{ Name: 'InstanceId', Value: 'i-1' }],
    Statistic: 'Average',
    Period: 300,
    EvaluationPeriods: 3,
    DatapointsToAlarm: 2,
    Threshold: 70,
    ComparisonOperator: 'GreaterThanThreshold',
    ...more,
  };
}

export function change(name: string, at: string, [from, to]: readonly [string, string]): AlarmHistoryItem {
  return {
    AlarmName: name,
    AlarmType: 'MetricAlarm',
    Timestamp: new Date(at),
    HistoryItemType: 'StateUpdate',
    HistorySummary: `Alarm updated from ${from} to ${to}`,
    HistoryData: JSON.stringify({
      version: '1.0',
      oldState: { stateValue: from, stateReason: 'before' },
      newState: {
        stateValue: to,
        stateReason: `${name} went to ${to} with arn:aws:cloudwatch:us-east-1:123456789012:alarm:other`,
      },
    }),
  };
}

const FACTS = { fetchedAtMs: NOW, cached: false, ageMs: 0, pages: 1, paidRequests: 0, priceUsd: 0 };

export function states(
  request: StateRequest,
  alarms: Partial<Alarms>,
  facts: Partial<AwsAnswer['facts']> = {},
): AwsAnswer<'cloudwatch:DescribeAlarms'> {
  const output = { metricAlarms: [], compositeAlarms: [], logAlarms: [], ...alarms };
  return { request, output, facts: { ...FACTS, ...facts } };
}

export function history(
  request: HistoryRequest,
  output: readonly AlarmHistoryItem[],
  facts: Partial<AwsAnswer['facts']> = {},
): AwsAnswer<'cloudwatch:DescribeAlarmHistory'> {
  return { request, output, facts: { ...FACTS, ...facts } };
}

/** The values of a column. */
export function valuesOf(frame: Frame | undefined, name: string): readonly unknown[] {
  return Array.from<unknown>(frame?.fields.find((field) => field.name === name)?.values ?? []);
}

type Grid = readonly (readonly (string | undefined)[])[];

const SINCE = '2026-11-10T00:00:00Z';

/** For the laws: an alarm of each row, of each type in turn. */
export function gridOfAlarms({ region = 'us-east-1' }: StateRequest, grid: Grid): Alarms {
  const made = grid.map((_, row) =>
    metricAlarm(`g${row}`, row === 1 ? 'OK' : 'ALARM', SINCE, {
      AlarmArn: `arn:aws:cloudwatch:${region}:123456789012:alarm:g${row}`,
    }),
  );
  return {
    metricAlarms: made.filter((_, row) => row % 3 === 0),
    compositeAlarms: made
      .filter((_, row) => row % 3 === 1)
      .map((alarm) => ({
        ...alarm,
        AlarmRule: 'ALARM("arn:aws:cloudwatch:us-east-1:123456789012:alarm:g0") OR ALARM(g2)',
        StateReason: 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:g0 transitioned to ALARM',
      })),
    logAlarms: made.filter((_, row) => row % 3 === 2),
  };
}

/** For the laws: each cell is a day that ends in ALARM, or OK where the row has nothing. */
export function gridOfChanges({ input }: HistoryRequest, grid: Grid): readonly AlarmHistoryItem[] {
  const startMs = input.StartDate!.getTime();
  return grid.flatMap((amounts, row) =>
    amounts.map((amount, day) => {
      const at = new Date(startMs + (day + 1) * 86_400_000).toISOString();
      return change(`g${row}`, at, amount === undefined ? ['ALARM', 'OK'] : ['OK', 'ALARM']);
    }),
  );
}
