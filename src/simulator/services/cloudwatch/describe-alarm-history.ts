import { dayMs } from '../../world/calendar';
import { payerId } from '../../world/organisation';
import { instant, members, text } from '../../wire/members';
import type { Operation } from '../../wire/wire';
import type { SimulatorState } from '../state';
import { alarmRecords, type AlarmRecord } from './alarm-records';
import { readMaxRecords, readTypes } from './describe-alarms';
import { invalid } from './invalid';
import { cutPage } from './page-token';

const keptMs = 30 * dayMs;
const pageSize = 100;
const itemTypes = [
  'ConfigurationUpdate',
  'StateUpdate',
  'Action',
  'AlarmContributorStateUpdate',
  'AlarmContributorAction',
];

interface Item {
  readonly AlarmName: string;
  readonly AlarmType: string;
  readonly Timestamp: number;
  readonly HistoryItemType: string;
  readonly HistorySummary: string;
  readonly HistoryData: string;
}

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarmHistory.html */
export const describeAlarmHistory: Operation<SimulatorState> = {
  name: 'DescribeAlarmHistory',
  priceUsd: 0,

  prepare(raw, scene) {
    const { caller, region, now } = scene;
    const input = members(raw);
    const name = text(input, 'AlarmName');
    const types = readTypes(input);
    const itemType = text(input, 'HistoryItemType');
    if (itemType !== undefined && !itemTypes.includes(itemType)) {
      throw invalid(
        `1 validation error detected: Value '${itemType}' at 'historyItemType' failed to satisfy constraint: Member must satisfy enum value set: [${itemTypes.join(', ')}]`,
      );
    }
    const start = Math.max(instant(input, 'StartDate') ?? 0, now - keptMs);
    const end = instant(input, 'EndDate') ?? now;
    const size = readMaxRecords(input, pageSize);
    const sign = text(input, 'ScanBy') === 'TimestampAscending' ? 1 : -1;

    return () => {
      const items = (caller.account === payerId ? alarmRecords(scene) : [])
        .filter((record) => types.includes(record.type) && (name === undefined || record.name === name))
        .flatMap(itemsOf)
        .filter(
          ({ Timestamp, HistoryItemType }) =>
            Timestamp * 1000 >= start &&
            Timestamp * 1000 <= end &&
            (itemType === undefined || HistoryItemType === itemType),
        )
        .sort((a, b) => sign * (a.Timestamp - b.Timestamp));
      const { items: page, ...next } = cutPage(items, size, {
        operation: 'DescribeAlarmHistory',
        input,
        caller,
        region,
      });
      return { AlarmHistoryItems: page, ...next };
    };
  },
};

/** A change of state, and the message that was sent about it. */
function itemsOf({ name, type, changes, actions }: AlarmRecord): readonly Item[] {
  return changes.flatMap(({ change, text: newState }, index): Item[] => {
    // With the first change of the kept time the alarm only enters it.
    const oldState = index > 0 ? changes[index - 1]?.text : { stateValue: change.from, stateReason: 'Unchecked' };
    const of = { AlarmName: name, AlarmType: type };
    const update: Item = {
      ...of,
      Timestamp: change.at / 1000,
      HistoryItemType: 'StateUpdate',
      HistorySummary: `Alarm updated from ${change.from} to ${change.to}`,
      HistoryData: JSON.stringify({ version: '1.0', oldState, newState }),
    };
    const sent = (change.to === 'ALARM' ? actions : []).map((arn): Item => ({
      ...of,
      Timestamp: (change.at + 25) / 1000,
      HistoryItemType: 'Action',
      HistorySummary: `Successfully executed action ${arn}`,
      HistoryData: JSON.stringify({
        actionState: 'Succeeded',
        stateUpdateTimestamp: change.at,
        notificationResource: arn,
      }),
    }));
    return index === 0 ? [] : [update, ...sent];
  });
}
