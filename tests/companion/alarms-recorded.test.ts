// AWS's own recorded answers about alarms, over HTTP, through the real client, to frames. They are not part of the project.
import '../aws/support/one-realm';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame } from '#plugin-sdk';
import { type AwsServer, json, startAwsServer } from '../aws/support/aws-server';
import { DAY_MS, NOW_MS, startTestPlugin, type TestPlugin } from './support/plugin';

const folder = path.resolve(__dirname, '../../../shared/samples');
const isThere = existsSync(folder);
const recorded = isThere ? describe : describe.skip;

type Members = Readonly<Record<string, unknown>>;

function sample<T>(operation: string): T {
  return JSON.parse(readFileSync(path.join(folder, `${operation}-1.json`), 'utf8')) as T;
}

/** Recorded in 2014, played as of the hour before the clock of these tests. */
const SHIFT_S = (NOW_MS - 3_600_000) / 1_000 - 1_397_069_945;
const later = (seconds: unknown): number => Number(seconds) + SHIFT_S;
const alarmOf = () => sample<{ MetricAlarms: Members[] }>('DescribeAlarms').MetricAlarms[0]!;
const itemsOf = () => sample<{ AlarmHistoryItems: Members[] }>('DescribeAlarmHistory').AlarmHistoryItems;

function played(operation: string): unknown {
  return operation === 'DescribeAlarms'
    ? { MetricAlarms: [{ ...alarmOf(), StateUpdatedTimestamp: later(alarmOf()['StateUpdatedTimestamp']) }] }
    : { AlarmHistoryItems: itemsOf().map((item) => ({ ...item, Timestamp: later(item['Timestamp']) })) };
}

recorded(`recorded answers about alarms${isThere ? '' : ' (skipped: no ../shared/samples here)'}`, () => {
  let aws: AwsServer;
  let plugin: TestPlugin;
  beforeEach(async () => {
    aws = await startAwsServer(({ operation }, response) => json(response, played(operation)));
    plugin = await startTestPlugin();
  });
  afterEach(async () => {
    await plugin.close();
    await aws.close();
  });

  async function ask(query: object): Promise<Frame> {
    const options = { context: plugin.context({ endpoint: aws.url }), days: 1 };
    const { frames, error } = (await plugin.ask({ queryType: 'alarms', ...query }, options)).get('A')!;
    expect(error).toBeUndefined();
    return frames[0]!;
  }
  const columns = ({ fields }: Frame) =>
    Object.fromEntries(fields.map(({ name, values }) => [name, Array.from<unknown>(values)]));

  it('DescribeAlarms: every word of the alarm is in the table', async () => {
    expect(columns(await ask({}))).toEqual({
      Name: ['myalarm'],
      State: ['OK'],
      Since: [Math.round(later(alarmOf()['StateUpdatedTimestamp']) * 1_000)],
      Type: ['Metric'],
      Namespace: ['AWS/EC2'],
      Metric: ['CPUUtilization'],
      Dimensions: ['InstanceId=i-0c986c72'],
      Condition: ['Average > 70 in 2 periods of 5 min'],
      Reason: [alarmOf()['StateReason']],
      Description: ['CPU usage exceeds 70 percent'],
      Region: ['us-east-1'],
      Actions: ['on'],
    });
  });

  it('DescribeAlarmHistory: every change is a row, whatever order AWS sends them in', async () => {
    const [toOk, toAlarm] = itemsOf().map(({ Timestamp }) => Math.round(later(Timestamp) * 1_000));
    expect(columns(await ask({ format: 'timeline' }))).toEqual({
      Time: [NOW_MS - DAY_MS, toAlarm, toOk, NOW_MS],
      myalarm: ['OK', 'ALARM', 'OK', 'OK'],
    });
    expect(columns(await ask({ format: 'annotations' }))).toMatchObject({
      time: [toAlarm],
      timeEnd: [toOk],
      title: ['myalarm: ALARM'],
      text: ['CPU usage exceeds 70 percent · testing purposes'],
    });
  });
});
