import { alarms } from '../../../src/queries/alarms';
import type { AlarmsRequest } from '../../../src/queries/alarms/request';
import { alarmsQuery, sixHours } from './alarm-answers';

const EVERY_TYPE = ['MetricAlarm', 'CompositeAlarm', 'LogAlarm'];

const asked = (query: object, at = sixHours()) =>
  alarms.requests(alarmsQuery({ ...query }), at) as readonly AlarmsRequest[];
const inputs = (query: object, at = sixHours()) => asked(query, at).map(({ input }) => input);

describe('what an alarms query asks', () => {
  it('is all three types of alarm: AWS answers metric alarms alone unless told', () => {
    expect(asked({})).toEqual([
      {
        operation: 'cloudwatch:DescribeAlarms',
        region: 'us-east-1',
        input: { AlarmTypes: EVERY_TYPE, MaxRecords: 100 },
      },
    ]);
    expect(inputs({ types: ['LogAlarm'] })).toMatchObject([{ AlarmTypes: ['LogAlarm'] }]);
  });

  it('is the same for table, total and history, so that panels share an answer', () => {
    const [table] = asked({ states: ['ALARM', 'OK'] });
    expect(asked({ format: 'total', states: ['ALARM'] })).toEqual([table]);
    expect(asked({ format: 'timeline', states: ['ALARM'] })[0]).toEqual(table);
    expect(asked({ format: 'annotations' })[0]).toEqual(table);
  });

  it('names the state where a table shows one', () => {
    expect(inputs({ states: ['ALARM'] })).toMatchObject([{ StateValue: 'ALARM' }]);
  });

  it('is asked in each region once, as a list or with commas; default is the data source’s own', () => {
    const regions = (query: object) => asked(query).map(({ region }) => region);
    expect(regions({ regions: ['eu-west-1, us-west-2', 'default', 'eu-west-1'] })).toEqual([
      'eu-west-1',
      'us-west-2',
      'us-east-1',
    ]);
    expect(regions({ regions: ['default', 'us-east-1'] })).toEqual(['us-east-1']);
    expect(alarms.requests(alarmsQuery(), { ...sixHours(), region: undefined })[0]).not.toHaveProperty('region');
  });

  it('takes names or their beginning, a hundred names at a time', () => {
    expect(inputs({ namePrefix: ' shop- ' })).toMatchObject([{ AlarmNamePrefix: 'shop-' }]);
    expect(inputs({ names: ['b', 'a', 'b'] })).toMatchObject([{ AlarmNames: ['a', 'b'] }]);
    const many = Array.from({ length: 101 }, (_, index) => `alarm-${index}`);
    expect(inputs({ names: many }).map((input) => ('AlarmNames' in input ? input.AlarmNames?.length : 0))).toEqual([
      100, 1,
    ]);
  });

  it('adds the changes of state, in whole hours from the start of the range to now', () => {
    expect(asked({ format: 'timeline' })[1]).toEqual({
      operation: 'cloudwatch:DescribeAlarmHistory',
      region: 'us-east-1',
      input: {
        AlarmTypes: EVERY_TYPE,
        HistoryItemType: 'StateUpdate',
        StartDate: new Date('2026-11-20T04:00:00Z'),
        EndDate: new Date('2026-11-20T11:00:00Z'),
        ScanBy: 'TimestampAscending',
        MaxRecords: 100,
      },
    });
    const later = sixHours({ fromMs: Date.parse('2026-11-20T04:13:07Z'), nowMs: Date.parse('2026-11-20T10:31:00Z') });
    expect(asked({ format: 'timeline' }, later)).toEqual(asked({ format: 'timeline' }));
  });

  it('asks the history of each of a few names, and all of it for more', () => {
    const namesIn = (count: number) =>
      inputs({ format: 'timeline', names: Array.from({ length: count }, (_, index) => `alarm-${index}`) }).map(
        (input) => ('AlarmName' in input ? input.AlarmName : undefined),
      );
    expect(namesIn(2)).toEqual([undefined, 'alarm-0', 'alarm-1']);
    expect(namesIn(11)).toEqual([undefined, undefined]);
  });

  it('begins no earlier than AWS keeps history, and ends after it begins', () => {
    const long = sixHours({ fromMs: Date.parse('2026-01-01T00:00:00Z') });
    expect(inputs({ format: 'timeline' }, long)[1]).toMatchObject({ StartDate: new Date('2026-10-21T10:00:00Z') });
    const future = sixHours({ fromMs: Date.parse('2026-12-01T00:00:00Z') });
    expect(inputs({ format: 'timeline' }, future)[1]).toMatchObject({
      StartDate: new Date('2026-11-20T10:00:00Z'),
      EndDate: new Date('2026-11-20T11:00:00Z'),
    });
  });
});

describe('what is wrong with an alarms query', () => {
  const faults = (query: object, at = sixHours()) =>
    alarms.check(alarmsQuery({ ...query }), at).map(({ message }) => message);

  it('is said by field', () => {
    expect(faults({ regions: ['Ireland'] })).toEqual([
      'regions has "Ireland"; write the codes of regions, for example eu-west-1.',
    ]);
    expect(faults({ states: ['RED'] })).toEqual(['states has "RED"; allowed: ALARM, INSUFFICIENT_DATA, OK.']);
    expect(faults({ types: ['metric'] })).toEqual([
      'types has "metric"; allowed: MetricAlarm, CompositeAlarm, LogAlarm.',
    ]);
    expect(faults({ namePrefix: 'a', names: ['b'] })).toEqual([
      'namePrefix is given beside names, and AWS takes one of them: empty the other.',
    ]);
    expect(faults({ names: ['arn:aws:cloudwatch:us-east-1:123456789012:alarm:x'] })).toHaveLength(1);
  });

  it('is, for an alert rule, anything without numbers', () => {
    expect(faults({}, sixHours({ fromAlert: true }))).toEqual([
      'format is table, and alert rules reduce numbers: choose total, and the state ALARM.',
    ]);
    expect(faults({ format: 'total' }, sixHours({ fromAlert: true }))).toEqual([]);
  });
});
