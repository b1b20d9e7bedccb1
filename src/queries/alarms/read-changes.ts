// PURE. Answers of DescribeAlarmHistory → changes of state.
//
// HistoryData is a JSON text that AWS documents by example only:
//   {"version":"1.0","oldState":{"stateValue":"OK","stateReason":"…"},"newState":{"stateValue":"ALARM","stateReason":"…"}}
// HistorySummary says the states once more: Alarm updated from OK to ALARM
import type { AlarmHistoryItem, AwsAnswer } from '#aws/request';
import type { Answer, QueryContext } from '../kind';
import { isNamed } from './filters';
import type { AlarmsQuery } from './model';
import { keyOf, regionOf } from './read-alarms';
import { withoutArns } from './without-arns';

export interface Change {
  readonly name: string;
  readonly region: string;
  readonly atMs: number;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

export interface ReadChanges {
  /** Oldest first, each once, of alarms that the query names. */
  readonly changes: readonly Change[];
  /** Changes of state that could not be made out. */
  readonly unreadable: number;
}

export function isHistory(answer: Answer): answer is AwsAnswer<'cloudwatch:DescribeAlarmHistory'> {
  return answer.request.operation === 'cloudwatch:DescribeAlarmHistory' && 'output' in answer;
}

export function readChanges(query: AlarmsQuery, answers: readonly Answer[], context: QueryContext): ReadChanges {
  let unreadable = 0;
  const changes = answers.filter(isHistory).flatMap(({ request, output }) => {
    const region = regionOf(request, { answers, context });
    return (
      output
        // Others tell of configurations, actions, and of single contributors.
        .filter(({ HistoryItemType }) => HistoryItemType === undefined || HistoryItemType === 'StateUpdate')
        .filter(({ AlarmName = '' }) => isNamed(query, AlarmName))
        .flatMap((item) => {
          const change = readChange(item, region);
          unreadable += change ? 0 : 1;
          return change ?? [];
        })
    );
  });
  const distinct = new Map(changes.map((change) => [JSON.stringify([keyOf(change), change.atMs, change.to]), change]));
  return { changes: [...distinct.values()].sort((a, b) => a.atMs - b.atMs), unreadable };
}

function readChange(item: AlarmHistoryItem, region: string): Change | undefined {
  const { AlarmName: name = '', Timestamp: at, HistorySummary = '' } = item;
  const data = objectOf(parse(item.HistoryData ?? ''));
  const [, summaryFrom, summaryTo] = / from (\w+) to (\w+)/.exec(HistorySummary) ?? [];
  const { stateValue: from = summaryFrom } = stateOf(data['oldState']);
  const { stateValue: to = summaryTo, stateReason: reason = '' } = stateOf(data['newState']);
  if (name === '' || at === undefined || Number.isNaN(at.getTime()) || from === undefined || to === undefined) {
    return undefined;
  }
  return { name, region, atMs: at.getTime(), from, to, reason: withoutArns(reason) };
}

function stateOf(value: unknown): { readonly stateValue?: string; readonly stateReason?: string } {
  const { stateValue, stateReason } = objectOf(value);
  return {
    ...(typeof stateValue === 'string' && { stateValue }),
    ...(typeof stateReason === 'string' && { stateReason }),
  };
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
