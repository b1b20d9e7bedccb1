import { payerId } from '../../world/organisation';
import { integer, members, text, texts, type Members } from '../../wire/members';
import type { Operation } from '../../wire/wire';
import type { SimulatorState } from '../state';
import { alarmRecords, type AlarmRecord, type AlarmType } from './alarm-records';
import { invalid } from './invalid';
import { cutPage } from './page-token';

const maxRecords = 100;
const usualRecords = 50;
const alarmTypes = ['MetricAlarm', 'CompositeAlarm', 'LogAlarm'] as const;
const states = ['OK', 'ALARM', 'INSUFFICIENT_DATA'];

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html */
export const describeAlarms: Operation<SimulatorState> = {
  name: 'DescribeAlarms',
  priceUsd: 0,

  prepare(raw, scene) {
    const { caller, region } = scene;
    const input = members(raw);
    const filter = readFilter(input);
    const size = readMaxRecords(input, usualRecords);

    return () => {
      const all = caller.account === payerId ? alarmRecords(scene) : [];
      const found = all.filter((record) => filter(record, all));
      const { items, ...next } = cutPage(found, size, { operation: 'DescribeAlarms', input, caller, region });
      const ofType = (wanted: AlarmType): readonly object[] =>
        items.filter(({ type }) => type === wanted).map(({ body }) => body);
      return {
        CompositeAlarms: ofType('CompositeAlarm'),
        MetricAlarms: ofType('MetricAlarm'),
        ...(readTypes(input).includes('LogAlarm') && { LogAlarms: ofType('LogAlarm') }),
        ...next,
      };
    };
  },
};

export function readMaxRecords(input: Members, usual: number): number {
  const size = integer(input, 'MaxRecords') ?? usual;
  if (size < 1 || size > maxRecords) {
    throw invalid(
      `1 validation error detected: Value '${size}' at 'maxRecords' failed to satisfy constraint: Member must have value ${size < 1 ? 'greater than or equal to 1' : `less than or equal to ${maxRecords}`}`,
    );
  }
  return size;
}

/** Without AlarmTypes there are metric alarms alone. */
export function readTypes(input: Members): readonly AlarmType[] {
  const asked = texts(input, 'AlarmTypes');
  if (!asked || asked.length === 0) {
    return ['MetricAlarm'];
  }
  const known = alarmTypes.filter((type) => asked.includes(type));
  const unknown = asked.find((type) => !(alarmTypes as readonly string[]).includes(type));
  if (unknown !== undefined) {
    throw invalid(
      `1 validation error detected: Value '[${asked.join(', ')}]' at 'alarmTypes' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [${alarmTypes.join(', ')}]]`,
    );
  }
  return known;
}

type Filter = (record: AlarmRecord, all: readonly AlarmRecord[]) => boolean;

function readFilter(input: Members): Filter {
  const names = texts(input, 'AlarmNames');
  const prefix = text(input, 'AlarmNamePrefix');
  const state = text(input, 'StateValue');
  const action = text(input, 'ActionPrefix');
  const childrenOf = text(input, 'ChildrenOfAlarmName');
  const parentsOf = text(input, 'ParentsOfAlarmName');
  const types = readTypes(input);
  if (names && names.length > 0 && prefix !== undefined) {
    throw invalid('AlarmNames and AlarmNamePrefix are mutually exclusive.');
  }
  if (state !== undefined && !states.includes(state)) {
    throw invalid(
      `1 validation error detected: Value '${state}' at 'stateValue' failed to satisfy constraint: Member must satisfy enum value set: [${states.join(', ')}]`,
    );
  }
  return (record, all) =>
    types.includes(record.type) &&
    (!names || names.length === 0 || names.includes(record.name)) &&
    (prefix === undefined || record.name.startsWith(prefix)) &&
    (state === undefined || record.state === state) &&
    (action === undefined || record.actions.some((arn) => arn.startsWith(action))) &&
    (childrenOf === undefined ||
      all.some(({ name, children }) => name === childrenOf && children.includes(record.name))) &&
    (parentsOf === undefined || record.children.includes(parentsOf));
}
