// CloudWatch's recorded answers, served and read by the real client; and the simulator's own, which have their form.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  DescribeAlarmHistoryCommand,
  DescribeAlarmsCommand,
  GetMetricDataCommand,
  ListMetricsCommand,
} from '@aws-sdk/client-cloudwatch';
import { day, startMonitored, type Monitored } from './cloudwatch-wire';

const folder = path.resolve(__dirname, '../../../shared/samples');
const isThere = existsSync(folder);
if (!isThere) {
  process.stdout.write(`skipped: no recorded answers at ${folder}\n`);
}

let northwind: Monitored;
beforeAll(async () => {
  northwind = await startMonitored();
});
afterEach(() => northwind.control('POST', 'reset'));
afterAll(() => northwind.close());

const recorded = (operation: string): object =>
  JSON.parse(readFileSync(path.join(folder, `${operation}-1.json`), 'utf8')) as object;
const MetricDataQueries = [
  {
    Id: 'm3',
    Label: 'Avg Total IOPS',
    MetricStat: {
      Metric: {
        Namespace: 'AWS/Billing',
        MetricName: 'EstimatedCharges',
        Dimensions: [{ Name: 'Currency', Value: 'USD' }],
      },
      Period: 86_400,
      Stat: 'Maximum',
    },
  },
];
const asks = {
  GetMetricData: () => northwind.cloudWatch.send(new GetMetricDataCommand({ ...day, MetricDataQueries })),
  ListMetrics: () => northwind.cloudWatch.send(new ListMetricsCommand({})),
  DescribeAlarms: () => northwind.cloudWatch.send(new DescribeAlarmsCommand({ AlarmNames: ['bastion-cpu-high'] })),
  DescribeAlarmHistory: () =>
    northwind.cloudWatch.send(
      new DescribeAlarmHistoryCommand({ AlarmName: 'api-errors-high', HistoryItemType: 'StateUpdate' }),
    ),
};
const operations = Object.keys(asks) as (keyof typeof asks)[];

/** Dates as epoch seconds, as on the wire; what belongs to the client left out. */
const onTheWire = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, function (this: Record<string, unknown>, key, member: unknown) {
      const raw = this[key];
      return key === '$metadata' ? undefined : raw instanceof Date ? raw.getTime() / 1000 : member;
    }),
  );

/** Every path to a value, with its type: lists by their first item. */
const formOf = (value: unknown, at = ''): string[] =>
  Array.isArray(value)
    ? value.length > 0
      ? formOf(value[0], `${at}[]`)
      : [`${at}[]`]
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, member]) => formOf(member, `${at}.${key}`))
      : [`${at}: ${typeof value}`];

(isThere ? describe : describe.skip)('a recorded answer of', () => {
  it.each(operations)('%s is read without loss', async (operation) => {
    const body = recorded(operation);
    await northwind.control('POST', 'faults', [{ operation, kind: 'answer', body }]);
    expect(onTheWire(await asks[operation]())).toEqual(body);
  });

  it.each(operations)('%s has no member that the simulator’s own lacks', async (operation) => {
    const own = formOf(onTheWire(await asks[operation]()));
    const wanted = formOf(recorded(operation)).filter((member) => !member.endsWith('Actions[]'));
    expect(wanted.filter((member) => !own.includes(member))).toEqual([]);
  });
});
