// aws-apis.md §7.3: what CloudWatch counts is what Cost Explorer bills, and EstimatedCharges is the month to date.
import { drivers } from '../../src/simulator/world/metric-drivers';
import { product } from '../../src/simulator/world/catalog';
import { regionPrefixes } from '../../src/simulator/world/organisation';
import { plainSwitches } from '../../src/simulator';
import { ask, askAll, byKey, dimension, is, sum, totalOf } from './northwind';
import {
  api,
  askAllMetrics,
  day,
  everyMetric,
  payer,
  shop,
  startMonitored,
  stat,
  type Monitored,
} from './cloudwatch-wire';

let northwind: Monitored;
beforeAll(async () => {
  northwind = await startMonitored({ switches: { ...plainSwitches, multiYear: true } });
});
afterAll(() => northwind.close());

const regions = Object.keys(regionPrefixes);

/** Σ over a UTC day of a metric of all regions, per account. */
async function countedPerAccount(
  filter: object,
  metricName: string,
  when: typeof day,
): Promise<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const region of regions) {
    const client = northwind.in(region);
    const found = (await everyMetric(client, filter)).filter(({ metric }) => (metric.Dimensions ?? []).length > 0);
    if (found.length === 0) {
      continue;
    }
    const results = await askAllMetrics(client, {
      ...when,
      MetricDataQueries: found.map(({ metric, account }, index) => stat({ metric, account, period: 300 }, `m${index}`)),
    });
    results.forEach(({ Values }, index) => {
      const account = found[index]?.account ?? '';
      sums[account] = (sums[account] ?? 0) + sum(Values ?? []);
    });
    expect(metricName).toBe(found[0]?.metric.MetricName);
  }
  return sums;
}

describe('a usage-based line', () => {
  it.each(drivers.map((driver) => [driver.product, driver.namespace, driver.metric, driver] as const))(
    '%s counts what %s %s says',
    async (key, namespace, metric, { factor, dimension: name }) => {
      const { service, usageType, global: isGlobal } = product(key);
      // A metric name may belong to two lines (HTTP and REST APIs): the dimension tells them apart.
      const counted = await countedPerAccount(
        { Namespace: namespace, MetricName: metric, Dimensions: [{ Name: name }] },
        metric,
        day,
      );
      const usageTypes = isGlobal
        ? [usageType]
        : Object.values(regionPrefixes).map((prefix) => `${prefix}${usageType}`);
      const [billed] = await askAll(northwind, {
        TimePeriod: { Start: '2026-11-19', End: '2026-11-20' },
        Granularity: 'DAILY',
        Metrics: ['UsageQuantity'],
        Filter: { And: [is('SERVICE', service), { Dimensions: { Key: 'USAGE_TYPE', Values: usageTypes } }] },
        GroupBy: [dimension('LINKED_ACCOUNT')],
      });
      const quantities = byKey(billed ? [billed] : [], 'UsageQuantity');
      expect(Object.keys(quantities).sort()).toEqual(Object.keys(counted).sort());
      for (const [account, quantity] of Object.entries(quantities)) {
        // Each metric counts whole events.
        expect(Math.abs((counted[account] ?? 0) - quantity * factor)).toBeLessThan(12);
      }
    },
  );

  it('keeps $ per million requests steady from day to day, in the rush of Black Friday too', async () => {
    const client = northwind.cloudWatch;
    const [requests] = await askAllMetrics(client, {
      StartTime: new Date('2026-11-01T00:00:00Z'),
      EndTime: new Date('2026-11-19T00:00:00Z'),
      MetricDataQueries: [
        stat({ metric: { Namespace: 'AWS/Lambda', MetricName: 'Invocations' }, account: api, period: 86_400 }),
      ],
    });
    const days = await askAll(northwind, {
      TimePeriod: { Start: '2026-11-01', End: '2026-11-19' },
      Granularity: 'DAILY',
      Filter: {
        And: [is('LINKED_ACCOUNT', api), is('USAGE_TYPE', 'Request'), is('RECORD_TYPE', 'Usage')],
      },
    });
    expect(requests?.Values).toHaveLength(18);
    days.forEach((result, index) => {
      expect((totalOf(result) / (requests?.Values?.[index] ?? 0)) * 1e6).toBeCloseTo(0.2, 6);
    });
  });

  it('runs its functions for the GB-seconds billed, at half a GB', async () => {
    const sums = await countedPerAccount(
      { Namespace: 'AWS/Lambda', MetricName: 'Duration', Dimensions: [{ Name: 'FunctionName' }] },
      'Duration',
      day,
    );
    const [billed] = await askAll(northwind, {
      TimePeriod: { Start: '2026-11-19', End: '2026-11-20' },
      Granularity: 'DAILY',
      Metrics: ['UsageQuantity'],
      Filter: { And: [is('LINKED_ACCOUNT', api, shop), is('SERVICE', 'AWS Lambda')] },
      GroupBy: [dimension('LINKED_ACCOUNT'), dimension('USAGE_TYPE')],
    });
    const quantities = Object.entries(byKey(billed ? [billed] : [], 'UsageQuantity')).filter(([key]) =>
      key.includes('GB-Second'),
    );
    for (const account of [api, shop]) {
      const seconds = sum(quantities.filter(([key]) => key.startsWith(account)).map(([, quantity]) => quantity));
      expect(((sums[account] ?? 0) / 1000) * 0.5).toBeCloseTo(seconds, 3);
    }
  });

  it('stores the GB-months billed', async () => {
    const found = await everyMetric(northwind.cloudWatch, { Namespace: 'AWS/S3', MetricName: 'BucketSizeBytes' });
    const results = await askAllMetrics(northwind.cloudWatch, {
      MetricDataQueries: found.map(({ metric, account }, index) =>
        stat({ metric, account, stat: 'Average', period: 86_400 }, `m${index}`),
      ),
    });
    const [billed] = await askAll(northwind, {
      TimePeriod: { Start: '2026-11-19', End: '2026-11-20' },
      Granularity: 'DAILY',
      Metrics: ['UsageQuantity'],
      Filter: { And: [is('SERVICE', 'Amazon Simple Storage Service'), is('USAGE_TYPE', 'TimedStorage-ByteHrs')] },
    });
    const gb = sum(results.flatMap(({ Values }) => Values ?? [])) / 1024 ** 3;
    expect(gb / 30).toBeCloseTo(totalOf(billed, 'UsageQuantity'), 4);
  });
});

describe('EstimatedCharges', () => {
  const charges = (...dimensions: [string, string][]) => ({
    Namespace: 'AWS/Billing',
    MetricName: 'EstimatedCharges',
    Dimensions: [['Currency', 'USD'], ...dimensions].map(([Name, Value]) => ({ Name, Value })),
  });
  const at = async (metric: object, now: string, key?: string) => {
    const end = new Date(now);
    const [result] = await askAllMetrics(northwind.in('us-east-1', key), {
      StartTime: new Date(end.getTime() - 6 * 3_600_000),
      EndTime: end,
      MetricDataQueries: [stat({ metric, stat: 'Maximum', period: 21_600 })],
    });
    return result?.Values?.at(-1);
  };

  it.each([
    ['2026-11-20T12:00:00Z', '2026-11-01', '2026-11-21'],
    ['2026-11-30T23:00:00Z', '2026-11-01', '2026-12-01'],
    ['2026-11-03T18:30:00Z', '2026-11-01', '2026-11-04'],
  ])('is the month to date at %s: in all, by service, by account', async (now, Start, End) => {
    await northwind.control('POST', 'clock', { now });
    const TimePeriod = { Start, End };
    const total = await ask(northwind, { TimePeriod });
    expect(await at(charges(), now)).toBeCloseTo(totalOf(total.ResultsByTime?.[0]), 1);
    const services = byKey(await askAll(northwind, { TimePeriod, GroupBy: [dimension('SERVICE')] }));
    expect(await at(charges(['ServiceName', 'AmazonEC2']), now)).toBeCloseTo(
      (services['Amazon Elastic Compute Cloud - Compute'] ?? 0) + (services['EC2 - Other'] ?? 0),
      1,
    );
    const accounts = byKey(await askAll(northwind, { TimePeriod, GroupBy: [dimension('LINKED_ACCOUNT')] }));
    expect(await at(charges(['LinkedAccount', shop]), now)).toBeCloseTo(accounts[shop] ?? 0, 1);
    expect(await at(charges(), now, `AKIAMEMBER${shop}`)).toBeCloseTo(accounts[shop] ?? 0, 1);
    const [lambda] = await askAll(northwind, {
      TimePeriod,
      Filter: { And: [is('LINKED_ACCOUNT', api), is('SERVICE', 'AWS Lambda')] },
    });
    expect(await at(charges(['LinkedAccount', api], ['ServiceName', 'AWSLambda']), now)).toBeCloseTo(
      totalOf(lambda),
      1,
    );
    await northwind.control('POST', 'clock', { now: null });
  });

  it('is put several times a day, grows within a month and begins anew with it', async () => {
    const [result] = await askAllMetrics(northwind.cloudWatch, {
      StartTime: new Date('2026-10-25T00:00:00Z'),
      EndTime: new Date('2026-11-08T00:00:00Z'),
      MetricDataQueries: [stat({ metric: charges(), stat: 'Maximum', period: 21_600 })],
    });
    const values = result?.Values ?? [];
    const months = (result?.Timestamps ?? []).map((time) => time.getUTCMonth());
    expect(values).toHaveLength(14 * 4);
    values.slice(1).forEach((value, index) => {
      const isSame = months[index] === months[index + 1];
      const before = values[index] ?? 0;
      expect(isSame ? value >= before - 1500 : value < before / 10).toBe(true);
    });
  });

  it('is nowhere but in us-east-1, and the payer does not see members’ own', async () => {
    const elsewhere = await everyMetric(northwind.in('eu-west-1'), { Namespace: 'AWS/Billing' });
    const here = await everyMetric(northwind.cloudWatch, { Namespace: 'AWS/Billing' });
    expect(elsewhere).toEqual([]);
    expect(new Set(here.map(({ account }) => account))).toEqual(new Set([payer]));
  });
});
