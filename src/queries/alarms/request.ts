// PURE. The questions an alarms query puts to AWS, free up to a million requests a month.
import type { AwsRequest } from '#aws/request';
import type { QueryContext } from '../kind';
import { dayMs, startOf, up } from '../shared/utc';
import { namesOf, regionsOf, statesOf, typesOf } from './filters';
import type { AlarmsQuery } from './model';

/** AWS keeps the history of an alarm so long, even of one that was deleted. */
export const HISTORY_KEPT_MS = 30 * dayMs;
/** AWS's, for a page of either operation, and for the names in one request. */
const MAX_RECORDS = 100;
const MAX_NAMES = 100;
/** History takes one name or none: of a few names each is asked, of more it is all and we choose. */
const MAX_HISTORIES = 10;

export type AlarmsRequest = AwsRequest<'cloudwatch:DescribeAlarms' | 'cloudwatch:DescribeAlarmHistory'>;

/**
 * For each region DescribeAlarms, for 100 names each where names are told; state histories behind it where time is drawn.
 * The state is left to us, so that panels share an answer, but where it makes a table's list shorter.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
 */
export function alarmsRequests(query: AlarmsQuery, context: QueryContext): readonly AlarmsRequest[] {
  const isOverTime = query.format === 'timeline' || query.format === 'annotations';
  return regionsOf(query, context).flatMap((region) =>
    [...stateInputs(query), ...(isOverTime ? historyInputs(query, context) : [])].map((request) => ({
      ...request,
      ...(region !== undefined && { region }),
    })),
  );
}

function stateInputs(query: AlarmsQuery): readonly AwsRequest<'cloudwatch:DescribeAlarms'>[] {
  const names = namesOf(query);
  const prefix = query.namePrefix.trim();
  const states = statesOf(query);
  const isOneState = query.format === 'table' && states.length === 1;
  const common = {
    AlarmTypes: typesOf(query),
    ...(isOneState && { StateValue: states[0] as 'OK' }),
    MaxRecords: MAX_RECORDS,
  };
  const narrowed =
    names.length > 0
      ? chunks(names, MAX_NAMES).map((some) => ({ AlarmNames: some }))
      : [prefix === '' ? {} : { AlarmNamePrefix: prefix }];
  return narrowed.map((filter) => ({ operation: 'cloudwatch:DescribeAlarms', input: { ...filter, ...common } }));
}

/**
 * From the range's start to now, however early the range ends: what came after it tells how it ended. Whole hours, so that
 * whoever looks a minute later asks the same.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarmHistory.html
 */
function historyInputs(
  query: AlarmsQuery,
  { fromMs, nowMs }: QueryContext,
): readonly AwsRequest<'cloudwatch:DescribeAlarmHistory'>[] {
  const names = namesOf(query);
  const endMs = up(nowMs, 'hour');
  const startMs = startOf(Math.min(Math.max(fromMs, nowMs - HISTORY_KEPT_MS), endMs - 1), 'hour');
  const common = {
    AlarmTypes: typesOf(query),
    HistoryItemType: 'StateUpdate',
    StartDate: new Date(startMs),
    EndDate: new Date(endMs),
    ScanBy: 'TimestampAscending',
    MaxRecords: MAX_RECORDS,
  } as const;
  const each = names.length <= MAX_HISTORIES && names.length > 0 ? names.map((AlarmName) => ({ AlarmName })) : [{}];
  return each.map((filter) => ({ operation: 'cloudwatch:DescribeAlarmHistory', input: { ...filter, ...common } }));
}

function chunks(names: readonly string[], size: number): string[][] {
  return Array.from({ length: Math.ceil(names.length / size) }, (_, index) =>
    names.slice(index * size, (index + 1) * size),
  );
}
