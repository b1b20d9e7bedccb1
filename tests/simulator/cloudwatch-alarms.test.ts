// Alarms: what is in which state, what was when; and the older way to ask for a metric.
import {
  DescribeAlarmHistoryCommand,
  DescribeAlarmsCommand,
  DescribeAlarmsForMetricCommand,
  GetMetricStatisticsCommand,
  type AlarmHistoryItem,
  type DescribeAlarmHistoryCommandInput,
  type DescribeAlarmsCommandInput,
} from '@aws-sdk/client-cloudwatch';
import { failure } from './northwind';
import { api, askMetrics, day, postQuery, startMonitored, stat, type Monitored } from './cloudwatch-wire';

let northwind: Monitored;
beforeAll(async () => {
  northwind = await startMonitored();
});
afterAll(() => northwind.close());

const describeAlarms = (input: DescribeAlarmsCommandInput = {}, region = 'us-east-1') =>
  northwind.in(region).send(new DescribeAlarmsCommand(input));
const history = (input: DescribeAlarmHistoryCommandInput = {}, region = 'us-east-1') =>
  northwind.in(region).send(new DescribeAlarmHistoryCommand(input));

describe('DescribeAlarms', () => {
  it('has metric alarms alone unless other types are asked for', async () => {
    const usual = await describeAlarms();
    expect(usual.MetricAlarms?.map(({ AlarmName, StateValue }) => [AlarmName, StateValue])).toEqual([
      ['api-errors-high', 'OK'],
      ['bastion-cpu-high', 'OK'],
      ['lake-worker-cpu-high', 'INSUFFICIENT_DATA'],
      ['monthly-charges', 'OK'],
      ['shop-web-cpu-high', 'OK'],
    ]);
    expect(usual.CompositeAlarms).toEqual([]);
    const all = await describeAlarms({ AlarmTypes: ['MetricAlarm', 'CompositeAlarm', 'LogAlarm'] });
    expect(all.CompositeAlarms?.map(({ AlarmName, AlarmRule }) => [AlarmName, AlarmRule])).toEqual([
      ['shop-degraded', 'ALARM("shop-web-cpu-high") OR ALARM("api-errors-high")'],
    ]);
    expect(all.LogAlarms?.map(({ AlarmName }) => AlarmName)).toEqual(['checkout-log-volume']);
  });

  it('has alarms of the region alone, and one is in ALARM', async () => {
    const { MetricAlarms } = await describeAlarms({}, 'us-west-2');
    expect(MetricAlarms).toMatchObject([
      {
        AlarmName: 'shop-west-idle',
        AlarmArn: 'arn:aws:cloudwatch:us-west-2:111111111111:alarm:shop-west-idle',
        StateValue: 'ALARM',
        Metrics: [{ Id: 'm1', AccountId: '210000000001', MetricStat: { Stat: 'Maximum', Period: 3600 } }],
        Threshold: 20,
        ComparisonOperator: 'LessThanThreshold',
      },
    ]);
    expect(MetricAlarms?.[0]?.StateReason).toMatch(
      /^Threshold Crossed: 6 datapoints were less than the threshold \(20\.0\)\. The most recent datapoints: \[/,
    );
    expect((await describeAlarms({}, 'eu-west-1')).MetricAlarms?.map(({ AlarmName }) => AlarmName)).toEqual([
      'api-logs-ingest',
    ]);
    expect((await describeAlarms({}, 'sa-east-1')).MetricAlarms).toEqual([]);
  });

  it('filters by names, prefix, state, children and parents', async () => {
    const AlarmTypes = ['MetricAlarm', 'CompositeAlarm'] as const;
    const names = async (input: DescribeAlarmsCommandInput): Promise<(string | undefined)[]> => {
      const { MetricAlarms = [], CompositeAlarms = [] } = await describeAlarms({
        AlarmTypes: [...AlarmTypes],
        ...input,
      });
      return [...MetricAlarms, ...CompositeAlarms].map(({ AlarmName }) => AlarmName);
    };
    expect(await names({ AlarmNames: ['bastion-cpu-high', 'none'] })).toEqual(['bastion-cpu-high']);
    expect(await names({ AlarmNamePrefix: 'shop-' })).toEqual(['shop-web-cpu-high', 'shop-degraded']);
    expect(await names({ StateValue: 'INSUFFICIENT_DATA' })).toEqual(['lake-worker-cpu-high']);
    expect(await names({ ChildrenOfAlarmName: 'shop-degraded' })).toEqual(['api-errors-high', 'shop-web-cpu-high']);
    expect(await names({ ParentsOfAlarmName: 'api-errors-high' })).toEqual(['shop-degraded']);
    expect(await failure(describeAlarms({ AlarmNames: ['a'], AlarmNamePrefix: 'b' }))).toMatchObject({
      name: 'ValidationException',
    });
  });

  it('finds the alarms of one metric', async () => {
    const { MetricAlarms } = await northwind.cloudWatch.send(
      new DescribeAlarmsForMetricCommand({
        Namespace: 'AWS/Billing',
        MetricName: 'EstimatedCharges',
        Dimensions: [{ Name: 'Currency', Value: 'USD' }],
        Statistic: 'Maximum',
      }),
    );
    expect(MetricAlarms?.map(({ AlarmName }) => AlarmName)).toEqual(['monthly-charges']);
  });

  it('pages', async () => {
    const first = await describeAlarms({ MaxRecords: 2 });
    const second = await describeAlarms({ MaxRecords: 2, NextToken: first.NextToken });
    const all = await describeAlarms();
    expect([...(first.MetricAlarms ?? []), ...(second.MetricAlarms ?? [])]).toEqual(all.MetricAlarms?.slice(0, 4));
  });

  it('shows the members of a log alarm through the query protocol too', async () => {
    const { text } = await postQuery(northwind.url, { Action: 'DescribeAlarms', 'AlarmTypes.member.1': 'LogAlarm' });
    expect(text).toContain('<LogAlarms><member><AlarmName>checkout-log-volume</AlarmName>');
    expect(text).toMatch(/<StateUpdatedTimestamp>2026-\d\d-\d\dT[\d:.]+Z<\/StateUpdatedTimestamp>/);
  });
});

describe('DescribeAlarmHistory', () => {
  it('tells changes of state newest first, in the form recorded of AWS', async () => {
    const { AlarmHistoryItems = [] } = await history({ AlarmName: 'api-errors-high', HistoryItemType: 'StateUpdate' });
    expect(AlarmHistoryItems.length).toBeGreaterThan(10);
    const times = AlarmHistoryItems.map(({ Timestamp }) => Timestamp?.getTime() ?? 0);
    expect(times).toEqual([...times].sort((a, b) => b - a));
    const [last] = AlarmHistoryItems as [AlarmHistoryItem];
    expect(last.HistorySummary).toBe('Alarm updated from ALARM to OK');
    expect(JSON.parse(last.HistoryData ?? '')).toMatchObject({
      version: '1.0',
      oldState: { stateValue: 'ALARM' },
      newState: { stateValue: 'OK', stateReasonData: { version: '1.0', statistic: 'Sum', period: 300 } },
    });
  });

  it('agrees with the data it was judged by, and with the state now', async () => {
    const { AlarmHistoryItems = [] } = await history({ AlarmName: 'api-errors-high', HistoryItemType: 'StateUpdate' });
    const { MetricAlarms } = await describeAlarms({ AlarmNames: ['api-errors-high'] });
    expect(MetricAlarms?.[0]?.StateUpdatedTimestamp).toEqual(AlarmHistoryItems[0]?.Timestamp);
    const rise = AlarmHistoryItems.find(({ HistorySummary }) => HistorySummary === 'Alarm updated from OK to ALARM');
    const { stateReasonData } = (
      JSON.parse(rise?.HistoryData ?? '{}') as {
        newState: { stateReasonData: { startDate: string; recentDatapoints: number[] } };
      }
    ).newState;
    const start = new Date(stateReasonData.startDate);
    const { MetricDataResults } = await askMetrics(northwind.cloudWatch, {
      StartTime: start,
      EndTime: new Date(start.getTime() + 900_000),
      MetricDataQueries: (MetricAlarms?.[0]?.Metrics ?? []).slice(0, 1),
    });
    expect(MetricDataResults?.[0]?.Values).toEqual(stateReasonData.recentDatapoints);
  });

  it('remembers the logs of twelve days ago', async () => {
    const { AlarmHistoryItems = [] } = await history(
      { AlarmName: 'api-logs-ingest', HistoryItemType: 'StateUpdate', ScanBy: 'TimestampAscending' },
      'eu-west-1',
    );
    const rise = AlarmHistoryItems.find(({ HistorySummary }) => HistorySummary?.endsWith('to ALARM'));
    expect(rise?.Timestamp?.toISOString().slice(0, 10)).toBe('2026-11-08');
  });

  it('tells of composite alarms when asked, and of messages sent', async () => {
    const composite = await history({ AlarmTypes: ['CompositeAlarm'], HistoryItemType: 'StateUpdate' });
    expect(new Set(composite.AlarmHistoryItems?.map(({ AlarmName }) => AlarmName))).toEqual(new Set(['shop-degraded']));
    const actions = await history({ AlarmName: 'api-errors-high', HistoryItemType: 'Action' });
    expect(actions.AlarmHistoryItems?.[0]?.HistorySummary).toBe(
      'Successfully executed action arn:aws:sns:us-east-1:111111111111:northwind-oncall',
    );
  });

  it('keeps to its dates, and pages', async () => {
    const StartDate = new Date('2026-11-15T00:00:00Z');
    const EndDate = new Date('2026-11-18T00:00:00Z');
    const whole = (await history({ StartDate, EndDate })).AlarmHistoryItems ?? [];
    expect(whole.length).toBeGreaterThan(3);
    whole.forEach(({ Timestamp }) => {
      expect(Timestamp?.getTime()).toBeGreaterThanOrEqual(StartDate.getTime());
      expect(Timestamp?.getTime()).toBeLessThanOrEqual(EndDate.getTime());
    });
    const first = await history({ StartDate, EndDate, MaxRecords: 2 });
    const second = await history({ StartDate, EndDate, MaxRecords: 2, NextToken: first.NextToken });
    expect([...(first.AlarmHistoryItems ?? []), ...(second.AlarmHistoryItems ?? [])]).toEqual(whole.slice(0, 4));
  });
});

describe('GetMetricStatistics', () => {
  const cpu = { Namespace: 'AWS/EC2', MetricName: 'NetworkIn' };
  const member = () => northwind.in('us-east-1', `AKIAMEMBER${api}`);
  const invocations = {
    Namespace: 'AWS/Lambda',
    MetricName: 'Invocations',
    Dimensions: [{ Name: 'FunctionName', Value: 'api-prod-price-feed' }],
  };

  it('answers the same values, in no order, with a unit and percentiles', async () => {
    const { Label, Datapoints = [] } = await member().send(
      new GetMetricStatisticsCommand({
        ...invocations,
        MetricName: 'Duration',
        ...day,
        Period: 3600,
        Statistics: ['Sum', 'Average'],
        ExtendedStatistics: ['p99'],
      }),
    );
    const { MetricDataResults } = await askMetrics(northwind.cloudWatch, {
      MetricDataQueries: ['Sum', 'Average', 'p99'].map((name, index) =>
        stat({ metric: { ...invocations, MetricName: 'Duration' }, account: api, stat: name }, `m${index}`),
      ),
    });
    const sorted = [...Datapoints].sort((a, b) => (a.Timestamp?.getTime() ?? 0) - (b.Timestamp?.getTime() ?? 0));
    expect(Label).toBe('Duration');
    expect(Datapoints).not.toEqual(sorted);
    expect(sorted.map(({ Sum }) => Sum)).toEqual(MetricDataResults?.[0]?.Values);
    expect(sorted.map(({ Average }) => Average)).toEqual(MetricDataResults?.[1]?.Values);
    expect(sorted.map(({ ExtendedStatistics }) => ExtendedStatistics?.p99)).toEqual(MetricDataResults?.[2]?.Values);
    expect(new Set(Datapoints.map(({ Unit }) => Unit))).toEqual(new Set(['Milliseconds']));
  });

  it('writes percentiles as a map in XML', async () => {
    const { text } = await postQuery(
      northwind.url,
      {
        Action: 'GetMetricStatistics',
        Namespace: 'AWS/Lambda',
        MetricName: 'Duration',
        StartTime: '2026-11-19T00:00:00Z',
        EndTime: '2026-11-19T01:00:00Z',
        Period: '3600',
        'Dimensions.member.1.Name': 'FunctionName',
        'Dimensions.member.1.Value': 'api-prod-price-feed',
        'ExtendedStatistics.member.1': 'p90',
      },
      { key: `AKIAMEMBER${api}` },
    );
    expect(text).toMatch(
      /<Datapoints><member><Timestamp>2026-11-19T00:00:00Z<\/Timestamp><ExtendedStatistics><entry><key>p90<\/key><value>[\d.]+<\/value><\/entry><\/ExtendedStatistics><Unit>Milliseconds<\/Unit><\/member><\/Datapoints>/,
    );
  });

  it.each([
    [
      { Statistics: ['Sum'], Period: 10 },
      'InvalidParameterCombinationException',
      /^You have requested up to 8640 datapoints, which exceeds the limit of 1440\./,
    ],
    [{ Statistics: [], Period: 300 }, 'InvalidParameterCombinationException', /^Must specify either/],
    [{ Statistics: ['Sum'], Period: 61 }, 'InvalidParameterValueException', /Period/],
  ])('refuses %j', async (input, name, message) => {
    const asked = member().send(
      new GetMetricStatisticsCommand({ ...cpu, ...day, ...input } as ConstructorParameters<
        typeof GetMetricStatisticsCommand
      >[0]),
    );
    const got = await failure(asked);
    expect(got.name).toBe(name);
    expect(got.message).toMatch(message);
  });
});
