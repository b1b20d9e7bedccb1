import type { AwsErrorCode } from '#aws/request';
import { alarms } from '../../../src/queries/alarms';
import type { AlarmsRequest } from '../../../src/queries/alarms/request';
import {
  alarmsQuery,
  change,
  history,
  type HistoryRequest,
  metricAlarm,
  sixHours,
  type StateRequest,
  states,
  valuesOf,
} from './alarm-answers';

const at = sixHours();
const refusedWith = (code: AwsErrorCode) => ({ code, message: `AWS said ${code}.` });

describe('several regions', () => {
  const query = alarmsQuery({ regions: ['us-east-1', 'eu-west-1'] });
  const [east, west] = alarms.requests(query, at) as readonly StateRequest[];
  const twin = metricAlarm('cpu', 'ALARM', '2026-11-20T08:00:00Z', {
    AlarmArn: 'arn:aws:cloudwatch:eu-west-1:123456789012:alarm:cpu',
  });

  it('are one table, each alarm with its own region', () => {
    const [frame] = alarms.frames(
      query,
      [
        states(east!, { metricAlarms: [metricAlarm('cpu', 'OK', '2026-11-20T08:00:00Z')] }),
        states(west!, { metricAlarms: [twin] }),
      ],
      at,
    );
    expect(valuesOf(frame, 'Region')).toEqual(['eu-west-1', 'us-east-1']);
    expect(valuesOf(frame, 'State')).toEqual(['ALARM', 'OK']);
  });

  it('answer without one that refuses, and a notice says which and why', () => {
    const [frame] = alarms.frames(
      query,
      [states(east!, { metricAlarms: [twin] }), { request: west!, refused: refusedWith('credentials') }],
      at,
    );
    expect(frame!.fields[0]!.values).toHaveLength(1);
    expect(frame!.meta?.notices).toEqual([
      {
        severity: 'warning',
        text: 'Alarms of eu-west-1 missing: AWS said credentials.',
      },
    ]);
  });

  it('tell apart in a history the alarms that share a name', () => {
    const over = alarmsQuery({ regions: ['us-east-1', 'eu-west-1'], format: 'timeline' });
    const [first, firstHistory, second, secondHistory] = alarms.requests(over, at) as readonly AlarmsRequest[];
    const [frame] = alarms.frames(
      over,
      [
        states(first as StateRequest, { metricAlarms: [metricAlarm('cpu', 'OK', '2026-11-01T08:00:00Z')] }),
        history(firstHistory as HistoryRequest, []),
        states(second as StateRequest, { metricAlarms: [twin] }),
        history(secondHistory as HistoryRequest, [change('cpu', '2026-11-20T08:00:00Z', ['OK', 'ALARM'])]),
      ],
      at,
    );
    expect(frame!.fields.map(({ name }) => name)).toEqual(['Time', 'cpu · eu-west-1', 'cpu · us-east-1']);
  });
});

it('finds an alarm’s history where only its ARN says the region', () => {
  const query = alarmsQuery({ format: 'timeline' });
  const nowhere = { ...at, region: undefined };
  const [first, second] = alarms.requests(query, nowhere) as readonly AlarmsRequest[];
  const [frame] = alarms.frames(
    query,
    [
      states(first as StateRequest, { metricAlarms: [metricAlarm('cpu', 'ALARM', '2026-11-20T08:00:00Z')] }),
      history(second as HistoryRequest, [change('cpu', '2026-11-20T08:00:00Z', ['OK', 'ALARM'])]),
    ],
    nowhere,
  );
  expect(frame!.fields.map(({ name }) => name)).toEqual(['Time', 'cpu']);
  expect(frame!.meta).not.toHaveProperty('notices');
});

it('draws once what two questions found: the data source’s own region may be one of those named', () => {
  const query = alarmsQuery({ format: 'timeline', regions: ['default', 'us-east-1'] });
  const nowhere = { ...at, region: undefined };
  const found = { metricAlarms: [metricAlarm('cpu', 'ALARM', '2026-11-20T08:00:00Z')] };
  const items = [change('cpu', '2026-11-20T08:00:00Z', ['OK', 'ALARM'])];
  const answers = (alarms.requests(query, nowhere) as readonly AlarmsRequest[]).map((request) =>
    request.operation === 'cloudwatch:DescribeAlarms' ? states(request, found) : history(request, items),
  );
  const [frame] = alarms.frames(query, answers, nowhere);
  expect(frame!.fields.map(({ name }) => name)).toEqual(['Time', 'cpu']);
  expect(valuesOf(frame, 'cpu')).toEqual(['OK', 'ALARM', 'ALARM']);
});

describe('an answer that is less than whole', () => {
  it('draws the states of now without the right to the history', () => {
    const query = alarmsQuery({ format: 'timeline' });
    const [first, second] = alarms.requests(query, at) as readonly AlarmsRequest[];
    const [frame] = alarms.frames(
      query,
      [
        states(first as StateRequest, { metricAlarms: [metricAlarm('cpu', 'ALARM', '2026-11-20T08:00:00Z')] }),
        { request: second!, refused: refusedWith('access-denied') },
      ],
      at,
    );
    expect(valuesOf(frame, 'cpu')).toEqual(['ALARM', 'ALARM']);
    expect(frame!.meta?.notices?.map(({ text }) => text)).toEqual([
      'State history of us-east-1 missing: AWS said access-denied.',
    ]);
  });

  it('says which pages were cut, how old it is, and which names nobody has', () => {
    const query = alarmsQuery({ names: ['cpu', 'cqu'] });
    const [first] = alarms.requests(query, at) as readonly [StateRequest];
    const found = { metricAlarms: [metricAlarm('cpu', 'OK', '2026-11-20T08:00:00Z')] };
    const facts = { truncatedAtPages: 20, staleBecause: 'the network failed', ageMs: 180_000 };
    const [frame] = alarms.frames(query, [states(first, found, facts)], at);
    expect(frame!.meta?.notices?.map(({ text }) => text)).toEqual([
      'Alarms of us-east-1: AWS had more than 20 pages, the rest is missing. Narrow down by name, or raise the page cap in the data source.',
      'AWS could not be asked (the network failed): these states are 3 min old.',
      'No alarm is called cqu.',
    ]);
  });

  it('counts 0 where no alarm is in the state', () => {
    const query = alarmsQuery({ format: 'total', states: ['ALARM'] });
    const [first] = alarms.requests(query, at) as readonly [StateRequest];
    const found = { metricAlarms: [metricAlarm('cpu', 'OK', '2026-11-20T08:00:00Z')] };
    const [frame] = alarms.frames(query, [states(first, found)], at);
    expect(frame!.fields.map(({ values }) => Array.from<unknown>(values))).toEqual([['ALARM'], [0]]);
  });
});
