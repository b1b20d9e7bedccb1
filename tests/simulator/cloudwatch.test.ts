// CloudWatch's metrics on both wires: what is listed, what is answered, page by page.
import { ListMetricsCommand } from '@aws-sdk/client-cloudwatch';
import { failure, sum } from './northwind';
import {
  api,
  askAllMetrics,
  askMetrics,
  day,
  everyMetric,
  payer,
  postQuery,
  shop,
  startMonitored,
  stat,
  type Monitored,
} from './cloudwatch-wire';

let northwind: Monitored;
beforeAll(async () => {
  northwind = await startMonitored();
});
afterEach(() => northwind.control('POST', 'reset'));
afterAll(() => northwind.close());

const invocations = {
  Namespace: 'AWS/Lambda',
  MetricName: 'Invocations',
  Dimensions: [{ Name: 'FunctionName', Value: 'api-prod-price-feed' }],
};

describe('ListMetrics', () => {
  it('lists the caller’s own metrics unless linked accounts are asked for', async () => {
    const own = await northwind.cloudWatch.send(new ListMetricsCommand({ Namespace: 'AWS/Lambda' }));
    expect(own.Metrics).toEqual([]);
    expect(own.OwningAccounts).toBeUndefined();
    const linked = await everyMetric(northwind.cloudWatch, { Namespace: 'AWS/Lambda', MetricName: 'Invocations' });
    expect(new Set(linked.map(({ account }) => account))).toEqual(new Set([shop, api]));
    const member = northwind.in('us-east-1', `AKIAMEMBER${api}`);
    const { Metrics } = await member.send(new ListMetricsCommand({ Namespace: 'AWS/Lambda' }));
    expect(Metrics).toContainEqual(invocations);
  });

  it('pages by 500, and refuses a token of another request', async () => {
    const { Metrics, OwningAccounts, NextToken } = await northwind.cloudWatch.send(
      new ListMetricsCommand({ IncludeLinkedAccounts: true }),
    );
    expect([Metrics?.length, OwningAccounts?.length]).toEqual([500, 500]);
    const all = await everyMetric(northwind.cloudWatch);
    expect(new Set(all.map((one) => JSON.stringify(one))).size).toBe(all.length);
    expect(await failure(northwind.cloudWatch.send(new ListMetricsCommand({ NextToken })))).toMatchObject({
      name: 'InvalidNextToken',
      status: 400,
    });
  });

  it('filters by dimension, by owner and by recent activity', async () => {
    const client = northwind.cloudWatch;
    const named = await everyMetric(client, { Dimensions: [{ Name: 'FunctionName' }] });
    expect(new Set(named.map(({ metric }) => metric.Namespace))).toEqual(new Set(['AWS/Lambda']));
    const one = await everyMetric(client, {
      Dimensions: [{ Name: 'FunctionName', Value: 'api-prod-price-feed' }],
      OwningAccount: api,
    });
    expect(new Set(one.map(({ account }) => account))).toEqual(new Set([api]));
    const recent = await everyMetric(client, { RecentlyActive: 'PT3H' });
    expect(recent.some(({ metric }) => metric.MetricName === 'BucketSizeBytes')).toBe(false);
    expect(recent.some(({ metric }) => metric.MetricName === 'CPUUtilization')).toBe(true);
  });

  it('forgets instances two weeks after they stopped; their data stays', async () => {
    const client = northwind.cloudWatch;
    const cpu = { Namespace: 'AWS/EC2', MetricName: 'CPUUtilization' };
    const now = await everyMetric(client, cpu);
    await northwind.control('POST', 'clock', { now: '2026-10-20T12:00:00Z' });
    const before = await everyMetric(client, cpu);
    await northwind.control('POST', 'clock', { now: null });
    const listed = new Set(now.map((one) => JSON.stringify(one)));
    const gone = before.filter((one) => !listed.has(JSON.stringify(one)));
    expect(gone.length).toBe(2);
    const { MetricDataResults } = await askMetrics(client, {
      StartTime: new Date('2026-10-01T00:00:00Z'),
      MetricDataQueries: gone.map(({ metric, account }, index) =>
        stat({ metric, account, stat: 'Average' }, `m${index}`),
      ),
    });
    for (const { Timestamps } of MetricDataResults ?? []) {
      expect(Timestamps?.length).toBeGreaterThan(100);
      expect(Timestamps?.at(-1)?.getTime()).toBeLessThan(Date.parse('2026-11-06'));
    }
  });
});

describe('GetMetricData', () => {
  it('answers newest first unless asked otherwise, start inclusive, end exclusive', async () => {
    const queries = { MetricDataQueries: [stat({ metric: invocations, account: api })] };
    const [up] = (await askMetrics(northwind.cloudWatch, queries)).MetricDataResults ?? [];
    const [down] = (await askMetrics(northwind.cloudWatch, { ...queries, ScanBy: undefined })).MetricDataResults ?? [];
    expect(up).toMatchObject({ Id: 'm1', Label: 'Invocations', StatusCode: 'Complete' });
    expect(up?.Timestamps?.map((time) => time.toISOString()).filter((_, index) => index % 23 === 0)).toEqual([
      '2026-11-19T00:00:00.000Z',
      '2026-11-19T23:00:00.000Z',
    ]);
    expect([...(down?.Values ?? [])].reverse()).toEqual(up?.Values);
    expect([...(down?.Timestamps ?? [])].reverse()).toEqual(up?.Timestamps);
  });

  it('has no data for what does not exist, for another unit, and for accounts of others', async () => {
    const client = northwind.cloudWatch;
    const query = stat({ metric: invocations, account: api });
    const { MetricDataResults } = await askMetrics(client, {
      MetricDataQueries: [
        stat({ metric: { ...invocations, MetricName: 'Nothing' }, account: api }, 'a'),
        stat({ metric: { ...invocations, Dimensions: [] }, account: payer }, 'b'),
        { ...query, Id: 'c', MetricStat: { ...query.MetricStat, Unit: 'Bytes' } as typeof query.MetricStat },
        stat({ metric: invocations, account: '999999999999' }, 'd'),
      ],
    });
    expect(MetricDataResults?.map(({ Values, StatusCode }) => [Values, StatusCode])).toEqual([
      [[], 'Complete'],
      [[], 'Complete'],
      [[], 'Complete'],
      [[], 'Forbidden'],
    ]);
  });

  it.each([
    ['61 s', 61, '2026-11-20T11:00:00Z', 'ValidationError'],
    ['60 s, 16 days old', 60, '2026-11-04T00:00:00Z', 0],
    ['300 s, 16 days old', 300, '2026-11-04T00:00:00Z', 4752],
    ['300 s, 70 days old', 300, '2026-09-11T00:00:00Z', 0],
    ['3600 s, 70 days old', 3600, '2026-09-11T00:00:00Z', 1692],
    ['a day, 600 days old: 455 are kept', 86_400, '2025-03-30T00:00:00Z', 455],
  ])('keeps %s', async (_, period, start, points) => {
    const asked = askMetrics(northwind.cloudWatch, {
      StartTime: new Date(start),
      EndTime: new Date('2026-11-20T12:00:00Z'),
      MetricDataQueries: [stat({ metric: invocations, account: api, period })],
    });
    const got =
      typeof points === 'string' ? (await failure(asked)).name : (await asked).MetricDataResults?.[0]?.Values?.length;
    expect(got).toBe(typeof points === 'string' ? 'ValidationException' : points);
  });

  it.each([
    ['11:50', 600],
    ['08:30', 0],
  ])('has seconds of a high-resolution metric for three hours: from %s on %i points', async (from, points) => {
    const orders = {
      Namespace: 'Northwind/Shop',
      MetricName: 'OrdersPlaced',
      Dimensions: [{ Name: 'Store', Value: 'us' }],
    };
    const ask = async (period: number) =>
      (
        await askMetrics(northwind.cloudWatch, {
          StartTime: new Date(`2026-11-20T${from}:00Z`),
          EndTime: new Date('2026-11-20T12:00:00Z'),
          MetricDataQueries: [stat({ metric: orders, account: shop, period })],
        })
      ).MetricDataResults?.[0]?.Values ?? [];
    const seconds = await ask(1);
    const minutes = await ask(60);
    expect(seconds).toHaveLength(points);
    expect(minutes.length).toBeGreaterThanOrEqual(10);
    expect(points === 0 || sum(seconds) === sum(minutes)).toBe(true);
  });

  it('says the same sum whatever the period', async () => {
    const sums = await Promise.all(
      [60, 300, 900, 3600, 21_600, 86_400].map(async (period) => {
        const [result] = await askAllMetrics(northwind.cloudWatch, {
          MetricDataQueries: [stat({ metric: invocations, account: api, period })],
        });
        return result?.Values?.reduce((a, b) => a + b, 0);
      }),
    );
    expect(new Set(sums).size).toBe(1);
    expect(sums[0]).toBeGreaterThan(1_000_000);
  });

  it('pages by points, an id on several pages; merged they are the unpaged answer', async () => {
    const MetricDataQueries = [
      stat({ metric: invocations, account: api }, 'a'),
      stat({ metric: { ...invocations, MetricName: 'Errors' }, account: api, period: 300 }, 'b'),
      stat({ metric: invocations, account: api, stat: 'SampleCount' }, 'c'),
    ];
    const whole = (await askMetrics(northwind.cloudWatch, { MetricDataQueries })).MetricDataResults;
    await northwind.control('POST', 'switches', { metricPageSize: 100 });
    const first = await askMetrics(northwind.cloudWatch, { MetricDataQueries });
    expect(first.MetricDataResults?.map(({ Id, StatusCode, Values }) => [Id, StatusCode, Values?.length])).toEqual([
      ['a', 'Complete', 24],
      ['b', 'PartialData', 76],
    ]);
    expect(await askAllMetrics(northwind.cloudWatch, { MetricDataQueries })).toEqual(whole);
    const small = await askMetrics(northwind.cloudWatch, { MetricDataQueries, MaxDatapoints: 10 });
    expect(small.MetricDataResults?.[0]?.Values?.length).toBe(10);
  });

  it('fills the templates of a label', async () => {
    const label =
      "${LABEL} ${PROP('Dim.FunctionName')} ${PROP('Stat')} ${PROP('AccountId')} ${PROP('Region')} ${DATAPOINT_COUNT} ${LAST_TIME}";
    const { MetricDataResults } = await askMetrics(northwind.cloudWatch, {
      MetricDataQueries: [{ ...stat({ metric: invocations, account: api }), Label: label }],
      LabelOptions: { Timezone: '+0130' },
    });
    expect(MetricDataResults?.[0]?.Label).toBe(
      `Invocations api-prod-price-feed Sum ${api} us-east-1 24 2026-11-20 00:30`,
    );
  });

  it('says PartialData and leaves the older half out while the switch is on', async () => {
    await northwind.control('POST', 'switches', { partialData: true });
    const MetricDataQueries = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) =>
      stat({ metric: invocations, account: api }, id),
    );
    const results = (await askMetrics(northwind.cloudWatch, { MetricDataQueries })).MetricDataResults ?? [];
    const partial = results.filter(({ StatusCode }) => StatusCode === 'PartialData');
    expect(partial.length).toBeGreaterThan(0);
    expect(partial.length).toBeLessThan(6);
    expect(new Set(partial.map(({ Values }) => Values?.length))).toEqual(new Set([12]));
  });

  it('costs a cent for a thousand metrics, page by page; nothing else of CloudWatch costs', async () => {
    const MetricDataQueries = Array.from({ length: 500 }, (_, index) =>
      stat({ metric: invocations, account: api }, `m${index}`),
    );
    await askMetrics(northwind.cloudWatch, { MetricDataQueries });
    await askMetrics(northwind.cloudWatch, { MetricDataQueries: MetricDataQueries.slice(0, 1) });
    await northwind.cloudWatch.send(new ListMetricsCommand({}));
    const { usd, requests, paid } = await northwind.ledger();
    expect([usd, paid, requests[0]?.region]).toEqual([0.00501, 2, 'us-east-1']);
  });

  it.each<[string, object, string]>([
    ['no query', { MetricDataQueries: [] }, 'The parameter MetricDataQueries is required.\n'],
    [
      '501 queries',
      { MetricDataQueries: Array.from({ length: 501 }, (_, index) => stat({ metric: invocations }, `m${index}`)) },
      'The collection MetricDataQueries must not have a size greater than 500.',
    ],
    [
      'twice the same id',
      { MetricDataQueries: [stat({ metric: invocations }), stat({ metric: invocations })] },
      'The values for parameter id in MetricDataQueries are not unique.',
    ],
    [
      'an id that begins with a capital',
      { MetricDataQueries: [stat({ metric: invocations }, 'A')] },
      'The value A for parameter MetricDataQueries.member.1.Id is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$.',
    ],
    [
      'wrong statistics',
      {
        MetricDataQueries: [
          stat({ metric: invocations, stat: 'Min' }),
          stat({ metric: invocations, stat: 'p101' }, 'b'),
        ],
      },
      'The value Min for parameter MetricDataQueries.member.1.MetricStat.Stat is not a valid statistic.\nThe value p101 for parameter MetricDataQueries.member.2.MetricStat.Stat is not a valid statistic.',
    ],
    [
      'neither metric nor expression',
      { MetricDataQueries: [{ Id: 'a' }] },
      'The parameter MetricDataQueries.member.1.MetricStat is required.\n',
    ],
    [
      'an end before its start',
      { MetricDataQueries: [stat({ metric: invocations })], EndTime: new Date('2026-11-18T00:00:00Z') },
      'The parameter StartTime must be less than the parameter EndTime.',
    ],
  ])('refuses %s', async (_, input, message) => {
    const asked = askMetrics(northwind.cloudWatch, input as Parameters<typeof askMetrics>[1]);
    expect(await failure(asked)).toEqual({ name: 'ValidationException', status: 400, message });
  });
});

describe('who and where', () => {
  it('refuses a region that is not enabled', async () => {
    const asked = failure(northwind.in('me-south-1').send(new ListMetricsCommand({})));
    expect(await asked).toMatchObject({ name: 'InvalidClientTokenId', status: 403 });
  });

  it('has nothing where nothing runs', async () => {
    expect(
      (await northwind.in('sa-east-1').send(new ListMetricsCommand({ IncludeLinkedAccounts: true }))).Metrics,
    ).toEqual([]);
  });

  it('suffers planned faults, in one region alone if so planned', async () => {
    await northwind.control('POST', 'faults', [
      { operation: 'ListMetrics', kind: 'deny', region: 'eu-west-1' },
      { operation: 'GetMetricData', kind: 'throttle' },
    ]);
    const list = (region: string) => northwind.in(region).send(new ListMetricsCommand({}));
    expect(await failure(list('eu-west-1'))).toMatchObject({
      name: 'AccessDenied',
      message:
        'User: arn:aws:iam::111111111111:user/northwind-reader is not authorized to perform: cloudwatch:ListMetrics',
    });
    expect((await list('us-east-1')).Metrics?.length).toBeGreaterThan(0);
    expect(
      await failure(askMetrics(northwind.cloudWatch, { MetricDataQueries: [stat({ metric: invocations })] })),
    ).toMatchObject({
      name: 'Throttling',
    });
  });
});

describe('the query protocol', () => {
  const form = {
    Action: 'GetMetricData',
    StartTime: '2026-11-19T00:00:00Z',
    EndTime: '2026-11-19T03:00:00Z',
    ScanBy: 'TimestampAscending',
    'MetricDataQueries.member.1.Id': 'm1',
    'MetricDataQueries.member.1.ReturnData': 'true',
    'MetricDataQueries.member.1.AccountId': api,
    'MetricDataQueries.member.1.MetricStat.Stat': 'Sum',
    'MetricDataQueries.member.1.MetricStat.Period': '3600',
    'MetricDataQueries.member.1.MetricStat.Metric.Namespace': 'AWS/Lambda',
    'MetricDataQueries.member.1.MetricStat.Metric.MetricName': 'Invocations',
    'MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.1.Name': 'FunctionName',
    'MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.1.Value': 'api-prod-price-feed',
  };

  it('answers the same values in XML', async () => {
    const { MetricDataResults } = await askMetrics(northwind.cloudWatch, {
      StartTime: day.StartTime,
      EndTime: new Date('2026-11-19T03:00:00Z'),
      MetricDataQueries: [stat({ metric: invocations, account: api })],
    });
    const values = MetricDataResults?.[0]?.Values ?? [];
    const { status, text } = await postQuery(northwind.url, form);
    expect(values).toHaveLength(3);
    expect(status).toBe(200);
    expect(text.replace(/<RequestId>[^<]*/, '<RequestId>')).toBe(
      '<GetMetricDataResponse xmlns="http://monitoring.amazonaws.com/doc/2010-08-01/"><GetMetricDataResult>' +
        '<MetricDataResults><member><Id>m1</Id><Label>Invocations</Label><StatusCode>Complete</StatusCode><Timestamps>' +
        '<member>2026-11-19T00:00:00Z</member><member>2026-11-19T01:00:00Z</member><member>2026-11-19T02:00:00Z</member>' +
        `</Timestamps><Values>${values.map((value) => `<member>${value}</member>`).join('')}</Values></member></MetricDataResults>` +
        '<Messages></Messages></GetMetricDataResult><ResponseMetadata><RequestId></RequestId></ResponseMetadata></GetMetricDataResponse>\n',
    );
  });

  it('takes an empty list as the Go SDK writes it', async () => {
    const dimensions = 'MetricDataQueries.member.1.MetricStat.Metric.Dimensions';
    const {
      [`${dimensions}.member.1.Name`]: _,
      [`${dimensions}.member.1.Value`]: __,
      ...rest
    }: Record<string, string> = form;
    const { status, text } = await postQuery(northwind.url, { ...rest, [dimensions]: '' });
    expect(status).toBe(200);
    expect(text).toContain('<Label>Invocations</Label><StatusCode>Complete</StatusCode><Timestamps><member>');
  });

  it('lists metrics with their owners', async () => {
    const { text } = await postQuery(northwind.url, {
      Action: 'ListMetrics',
      Namespace: 'AWS/Lambda',
      MetricName: 'Duration',
      IncludeLinkedAccounts: 'true',
      'Dimensions.member.1.Name': 'FunctionName',
      'Dimensions.member.1.Value': 'api-prod-price-feed',
    });
    expect(text).toContain(
      '<member><Namespace>AWS/Lambda</Namespace><MetricName>Duration</MetricName><Dimensions><member><Name>FunctionName</Name><Value>api-prod-price-feed</Value></member></Dimensions></member>',
    );
    expect(text).toContain(`<OwningAccounts><member>${api}</member></OwningAccounts>`);
  });

  it.each([
    [{ ...form, 'MetricDataQueries.member.1.MetricStat.Stat': 'Min' }, {}, 400, 'ValidationError'],
    [form, { region: 'me-south-1' }, 403, 'InvalidClientTokenId'],
    [form, { key: 'AKIAEXPIRED' }, 403, 'ExpiredToken'],
    [{ Action: 'PutMetricData' }, {}, 400, 'InvalidAction'],
  ])('says what is wrong as that protocol does (%#)', async (fields, how, status, code) => {
    const answer = await postQuery(northwind.url, fields, how);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(`<Error><Type>Sender</Type><Code>${code}</Code><Message>`);
  });
});
