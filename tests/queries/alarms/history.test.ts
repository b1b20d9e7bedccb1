import type { AlarmHistoryItem, Alarms } from '#aws/request';
import type { QueryContext } from '#queries';
import { alarms } from '../../../src/queries/alarms';
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

interface Told {
  readonly now?: Alarms['metricAlarms'];
  readonly items?: readonly AlarmHistoryItem[];
  readonly at?: QueryContext;
  readonly query?: object;
}

function draw({ now = [], items = [], at = sixHours(), query = {} }: Told) {
  const asked = alarmsQuery({ format: 'timeline', ...query });
  const [first, second] = alarms.requests(asked, at) as readonly [StateRequest, HistoryRequest];
  const [frame] = alarms.frames(asked, [states(first, { metricAlarms: now }), history(second, items)], at);
  return frame!;
}

/** `04:00 OK, 05:00 ALARM, …` of each alarm. */
function lines(told: Told): Record<string, string> {
  const [time, ...columns] = draw(told).fields;
  const clock = Array.from(time!.values as ArrayLike<number>, (ms) => new Date(ms).toISOString().slice(11, 16));
  return Object.fromEntries(
    columns.map(({ name, values }) => [
      name,
      Array.from<unknown, string>(values, (value, row) => `${clock[row]} ${String(value)}`).join(', '),
    ]),
  );
}

const noticesOf = (told: Told) => (draw(told).meta?.notices ?? []).map(({ text }) => text);

describe('the history of an alarm', () => {
  it('begins in the state that its first change left', () => {
    const now = [metricAlarm('cpu', 'ALARM', '2026-11-20T06:00:00Z')];
    const items = [change('cpu', '2026-11-20T06:00:00Z', ['INSUFFICIENT_DATA', 'ALARM'])];
    expect(lines({ now, items })).toEqual({ cpu: '04:00 INSUFFICIENT_DATA, 06:00 ALARM, 10:00 ALARM' });
  });

  it('is the state of now where nothing changed', () => {
    expect(lines({ now: [metricAlarm('cpu', 'OK', '2026-01-01T00:00:00Z')] })).toEqual({ cpu: '04:00 OK, 10:00 OK' });
  });

  it('shows in a range that is over how it was then, from what came after', () => {
    const at = sixHours({ toMs: Date.parse('2026-11-20T05:00:00Z') });
    const now = [metricAlarm('cpu', 'OK', '2026-11-20T09:00:00Z')];
    const items = [change('cpu', '2026-11-20T09:00:00Z', ['ALARM', 'OK'])];
    expect(lines({ now, items, at })).toEqual({ cpu: '04:00 ALARM, 05:00 ALARM' });
  });

  it('ends at now where the range goes on', () => {
    const at = sixHours({ toMs: Date.parse('2026-11-21T00:00:00Z') });
    expect(lines({ now: [metricAlarm('cpu', 'OK', '2026-01-01T00:00:00Z')], at })).toEqual({
      cpu: '04:00 OK, 10:30 null',
    });
  });

  it('is empty before it is known', () => {
    const now = [metricAlarm('old', 'OK', '2026-01-01T00:00:00Z'), metricAlarm('new', 'OK', '2026-11-20T07:00:00Z')];
    expect(lines({ now })).toEqual({
      new: '04:00 null, 07:00 OK, 10:00 OK',
      old: '04:00 OK, 07:00 OK, 10:00 OK',
    });
  });

  it('takes a change that only the newer answer knows', () => {
    const now = [metricAlarm('cpu', 'ALARM', '2026-11-20T09:30:00Z')];
    const items = [change('cpu', '2026-11-20T08:00:00Z', ['ALARM', 'OK'])];
    expect(lines({ now, items })).toEqual({ cpu: '04:00 ALARM, 08:00 OK, 09:30 ALARM, 10:00 ALARM' });
  });

  it('goes on for an alarm that is no more, and says so', () => {
    const told = { items: [change('gone', '2026-11-20T08:00:00Z', ['ALARM', 'OK'])] };
    expect(lines(told)).toEqual({ gone: '04:00 ALARM, 08:00 OK, 10:00 OK' });
    expect(noticesOf(told)).toEqual([
      'No longer there: gone. The last state is drawn on, AWS does not say when it went.',
    ]);
  });

  it('reads the summary where the data is no JSON, and counts what it cannot read', () => {
    const item = change('cpu', '2026-11-20T08:00:00Z', ['ALARM', 'OK']);
    const told = {
      now: [metricAlarm('cpu', 'OK', '2026-11-20T08:00:00Z')],
      items: [
        { ...item, HistoryData: '{"newState":' },
        { ...item, HistoryData: '[null]', HistorySummary: 'Something' },
        { ...item, HistoryItemType: 'Action' as const },
      ],
    };
    expect(lines(told)).toEqual({ cpu: '04:00 ALARM, 08:00 OK, 10:00 OK' });
    expect(noticesOf(told)).toEqual(['One change of state could not be read: left out.']);
  });

  it('leaves empty what AWS has forgotten, and says so', () => {
    const at = sixHours({ fromMs: Date.parse('2026-10-01T00:00:00Z') });
    const told = {
      at,
      now: [metricAlarm('cpu', 'OK', '2026-11-20T08:00:00Z')],
      items: [change('cpu', '2026-11-20T08:00:00Z', ['ALARM', 'OK'])],
    };
    expect(draw(told).fields[0]?.values[0]).toBe(Date.parse('2026-10-21T10:30:00Z'));
    expect(noticesOf(told)).toEqual([
      'CloudWatch keeps 30 days of state history: what was before 2026-10-21 is drawn only where the state has not changed since.',
    ]);
  });

  it('draws an alarm that is called Time', () => {
    expect(lines({ now: [metricAlarm('Time', 'OK', '2026-01-01T00:00:00Z')] })).toEqual({
      'Time · us-east-1': '04:00 OK, 10:00 OK',
    });
  });

  it('draws of chosen states those alarms that were in one', () => {
    const told = {
      query: { states: ['ALARM'] },
      now: [metricAlarm('calm', 'OK', '2026-01-01T00:00:00Z'), metricAlarm('cpu', 'OK', '2026-11-20T08:00:00Z')],
      items: [change('cpu', '2026-11-20T08:00:00Z', ['ALARM', 'OK'])],
    };
    expect(Object.keys(lines(told))).toEqual(['cpu']);
  });

  it('draws of too many those that changed most, and says so', () => {
    const now = Array.from({ length: 103 }, (_, index) => metricAlarm(`alarm-${index}`, 'OK', '2026-11-20T08:00:00Z'));
    const told = { now, items: [change('alarm-102', '2026-11-20T08:00:00Z', ['ALARM', 'OK'])] };
    expect(Object.keys(lines(told))).toHaveLength(100);
    expect(lines(told)).toHaveProperty('alarm-102');
    expect(noticesOf(told)).toEqual([
      '100 of 103 alarms are drawn, those that changed most: narrow them down by name or state.',
    ]);
  });
});

describe('annotations', () => {
  it('are of the chosen states, ALARM unless told', () => {
    const now = [metricAlarm('cpu', 'OK', '2026-11-20T08:00:00Z')];
    const items = [change('cpu', '2026-11-20T08:00:00Z', ['ALARM', 'OK'])];
    const titles = (query: object) =>
      Array.from<unknown>(draw({ now, items, query: { format: 'annotations', ...query } }).fields[2]!.values);
    expect(titles({})).toEqual(['cpu: ALARM']);
    expect(titles({ states: ['OK', 'INSUFFICIENT_DATA'] })).toEqual(['cpu: OK']);
  });

  it('of nothing keep their columns', () => {
    expect(draw({ query: { format: 'annotations' } }).fields.map(({ name, values }) => [name, values.length])).toEqual([
      ['time', 0],
      ['timeEnd', 0],
      ['title', 0],
      ['text', 0],
      ['tags', 0],
      ['id', 0],
    ]);
  });
});
