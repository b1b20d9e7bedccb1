// aws-apis.md §7.3: with the awkward switches off the world adds up, whichever way it is cut.
import {
  ask,
  askAll,
  byKey,
  dimension,
  groupSum,
  is,
  records,
  startPlain,
  sum,
  tag,
  totalOf,
  type Northwind,
} from './northwind';

const metrics = [
  'UnblendedCost',
  'BlendedCost',
  'AmortizedCost',
  'NetUnblendedCost',
  'NetAmortizedCost',
  'UsageQuantity',
  'NormalizedUsageAmount',
];
const dimensions = [
  'AZ',
  'INSTANCE_TYPE',
  'LINKED_ACCOUNT',
  'OPERATION',
  'PURCHASE_TYPE',
  'SERVICE',
  'USAGE_TYPE',
  'PLATFORM',
  'TENANCY',
  'RECORD_TYPE',
  'LEGAL_ENTITY_NAME',
  'INVOICING_ENTITY',
  'DEPLOYMENT_OPTION',
  'DATABASE_ENGINE',
  'CACHE_ENGINE',
  'INSTANCE_TYPE_FAMILY',
  'REGION',
  'BILLING_ENTITY',
  'RESERVATION_ID',
  'SAVINGS_PLANS_TYPE',
  'SAVINGS_PLAN_ARN',
  'OPERATING_SYSTEM',
  'USAGE_TYPE_GROUP',
];
const quarter = { Start: '2026-09-01', End: '2026-12-01' };

let northwind: Northwind;
beforeAll(async () => {
  northwind = await startPlain();
});
afterAll(() => northwind.close());

describe('groups', () => {
  it.each(dimensions)('of %s add up to the total, in every metric and period', async (key) => {
    const totals = await askAll(northwind, { TimePeriod: quarter, Metrics: metrics });
    const grouped = await askAll(northwind, { TimePeriod: quarter, Metrics: metrics, GroupBy: [dimension(key)] });
    for (const metric of metrics) {
      totals.forEach((total, index) => {
        const expected = totalOf(total, metric);
        expect(Math.abs(groupSum(grouped[index], metric) - expected)).toBeLessThanOrEqual(
          1e-6 * Math.max(1, Math.abs(expected) * 1e-6),
        );
      });
    }
  });

  it.each(['team', 'environment', 'cost-center', 'Environment', 'aws:createdBy', 'project', 'no-such-tag'])(
    'of the tag %s add up to the total',
    async (key) => {
      const [total] = await askAll(northwind);
      const [grouped] = await askAll(northwind, { GroupBy: [tag(key)] });
      expect(groupSum(grouped)).toBeCloseTo(totalOf(total), 6);
    },
  );

  it('of two keys add up to groups of one', async () => {
    const one = byKey(await askAll(northwind, { GroupBy: [dimension('SERVICE')] }));
    const two = byKey(await askAll(northwind, { GroupBy: [dimension('SERVICE'), dimension('LINKED_ACCOUNT')] }));
    for (const [service, expected] of Object.entries(one)) {
      expect(
        sum(
          Object.entries(two)
            .filter(([key]) => key.split('|')[0] === service)
            .map(([, value]) => value),
        ),
      ).toBeCloseTo(expected, 6);
    }
  });

  it('of a cost category add up to the total', async () => {
    const [total] = await askAll(northwind);
    const [grouped] = await askAll(northwind, { GroupBy: [{ Type: 'COST_CATEGORY', Key: 'BusinessUnit' }] });
    expect(groupSum(grouped)).toBeCloseTo(totalOf(total), 6);
  });
});

describe('time', () => {
  it('adds days up to months, the open one included', async () => {
    const months = await askAll(northwind, { TimePeriod: quarter });
    const days = await askAll(northwind, { TimePeriod: quarter, Granularity: 'DAILY' });
    for (const month of months) {
      const inMonth = days.filter(({ TimePeriod }) =>
        TimePeriod?.Start?.startsWith(String(month.TimePeriod?.Start?.slice(0, 7))),
      );
      expect(sum(inMonth.map((day) => totalOf(day)))).toBeCloseTo(totalOf(month), 6);
    }
  });

  it('adds hours up to days, today included', async () => {
    const days = await askAll(northwind, {
      TimePeriod: { Start: '2026-11-14', End: '2026-11-21' },
      Granularity: 'DAILY',
      Metrics: metrics,
    });
    const hours = await askAll(northwind, {
      TimePeriod: { Start: '2026-11-14T00:00:00Z', End: '2026-11-21T00:00:00Z' },
      Granularity: 'HOURLY',
      Metrics: metrics,
    });
    expect(hours).toHaveLength(7 * 24);
    for (const metric of metrics) {
      days.forEach((day, index) => {
        const expected = totalOf(day, metric);
        expect(
          sum(hours.slice(24 * index, 24 * index + 24).map((hour) => totalOf(hour, metric))) / (expected || 1),
        ).toBeCloseTo(expected ? 1 : 0, 9);
      });
    }
  });

  it('puts charges of a month on the first hour when they are not hidden', async () => {
    const first = await startPlain({ today: '2026-11-03' });
    const [day] = await askAll(first, { TimePeriod: { Start: '2026-11-01', End: '2026-11-02' }, Granularity: 'DAILY' });
    const hours = await askAll(first, {
      TimePeriod: { Start: '2026-11-01T00:00:00Z', End: '2026-11-02T00:00:00Z' },
      Granularity: 'HOURLY',
    });
    await first.close();
    expect(sum(hours.map((hour) => totalOf(hour)))).toBeCloseTo(totalOf(day), 6);
    expect(totalOf(hours[0])).toBeGreaterThan(1000);
  });
});

describe('record types', () => {
  it('cancel out where a savings plan covers usage', async () => {
    const types = byKey(await askAll(northwind, { GroupBy: [dimension('RECORD_TYPE')] }));
    expect(types.SavingsPlanCoveredUsage).toBeGreaterThan(5000);
    expect((types.SavingsPlanCoveredUsage ?? 0) + (types.SavingsPlanNegation ?? 0)).toBeCloseTo(0, 6);
  });

  it('charge the savings plan by the hour: 200 covered, 144 paid on a weekday', async () => {
    const results = await askAll(northwind, {
      TimePeriod: { Start: '2026-11-11', End: '2026-11-12' },
      Granularity: 'DAILY',
      GroupBy: [dimension('RECORD_TYPE')],
      Metrics: ['UnblendedCost', 'AmortizedCost'],
    });
    const cash = byKey(results);
    const amortized = byKey(results, 'AmortizedCost');
    expect(cash.SavingsPlanCoveredUsage).toBeCloseTo(200, 6);
    expect(cash.SavingsPlanRecurringFee).toBeCloseTo(144, 6);
    expect(amortized.SavingsPlanCoveredUsage).toBeCloseTo(139.68, 6);
    expect(amortized.SavingsPlanNegation).toBe(0);
    expect(amortized.SavingsPlanRecurringFee).toBeCloseTo(4.32, 6);
  });

  it('take six per cent off usage, which the net metrics already have', async () => {
    const [result] = await askAll(northwind, {
      GroupBy: [dimension('RECORD_TYPE')],
      Metrics: ['UnblendedCost', 'NetUnblendedCost'],
    });
    const gross = byKey([result!]);
    const net = byKey([result!], 'NetUnblendedCost');
    const usageFromAmazon = (gross.Usage ?? 0) - 650;
    expect(gross['Enterprise Discount Program Discount']).toBeCloseTo(-0.06 * usageFromAmazon, 5);
    expect(net['Enterprise Discount Program Discount']).toBe(0);
    expect(groupSum(result, 'NetUnblendedCost')).toBeCloseTo(groupSum(result), 5);
  });
});

describe('reservations', () => {
  const term = { Start: '2025-04-01', End: '2026-04-01' };
  const reserved = is('RESERVATION_ID', 'arn:aws:rds:us-east-1:111111111111:ri:northwind-r6g-1');

  it('amortize to what was paid, over a whole term', async () => {
    const months = await askAll(northwind, {
      TimePeriod: term,
      Filter: reserved,
      Metrics: ['AmortizedCost', 'UnblendedCost'],
    });
    expect(sum(months.map((month) => totalOf(month, 'UnblendedCost')))).toBeCloseTo(5200 + 12 * 430, 6);
    expect(sum(months.map((month) => totalOf(month, 'AmortizedCost')))).toBeCloseTo(5200 + 12 * 430, 6);
  });

  it('show the idle one of last month on its first day', async () => {
    const [first] = await askAll(northwind, {
      TimePeriod: { Start: '2026-10-01', End: '2026-10-02' },
      Granularity: 'DAILY',
      Filter: records('Recurring'),
      Metrics: ['AmortizedCost', 'UnblendedCost'],
    });
    expect(totalOf(first)).toBe(430);
    expect(totalOf(first, 'AmortizedCost')).toBeCloseTo((20 / 4) * (10_360 / 365), 6);
  });

  it('blend rates between accounts and leave the organisation’s total alone', async () => {
    const [result] = await askAll(northwind, {
      Filter: is('USAGE_TYPE', 'InstanceUsage:db.r6g.xlarge'),
      GroupBy: [dimension('LINKED_ACCOUNT')],
      Metrics: ['BlendedCost', 'UnblendedCost'],
    });
    const [total] = await askAll(northwind, { Metrics: ['BlendedCost', 'UnblendedCost'] });
    const staging = result?.Groups?.find(({ Keys }) => Keys?.[0] === '210000000005');
    expect(Number(staging?.Metrics?.BlendedCost?.Amount)).toBeLessThan(Number(staging?.Metrics?.UnblendedCost?.Amount));
    expect(groupSum(result, 'BlendedCost')).toBeCloseTo(groupSum(result), 6);
    expect(totalOf(total, 'BlendedCost')).toBeCloseTo(totalOf(total), 6);
  });
});

describe('usage', () => {
  it.each([
    ['BoxUsage:m6i.xlarge', 0.192],
    ['TimedStorage-ByteHrs', undefined],
    ['EU-BoxUsage:m6i.xlarge', 0.192 * 1.09],
    ['NatGateway-Bytes', 0.045],
  ])('of %s times its rate is its on-demand cost', async (usageType, rate) => {
    const days = await askAll(northwind, {
      Granularity: 'DAILY',
      Metrics: ['UnblendedCost', 'UsageQuantity'],
      GroupBy: [dimension('SERVICE')],
      Filter: { And: [is('USAGE_TYPE', usageType), records('Usage', 'SavingsPlanCoveredUsage')] },
    });
    const rates = days
      .flatMap(({ Groups }) => Groups ?? [])
      .map(
        ({ Keys, Metrics }) =>
          [Keys?.[0], Number(Metrics?.UnblendedCost?.Amount) / Number(Metrics?.UsageQuantity?.Amount)] as const,
      );
    expect(rates.length).toBeGreaterThanOrEqual(31);
    const first = new Map(rates.reverse());
    for (const [service, value] of rates) {
      expect(value / (rate ?? first.get(service) ?? 0)).toBeCloseTo(1, 9);
    }
  });

  it('carries a unit only where all of it has the same', async () => {
    const { ResultsByTime: [mixed] = [] } = await ask(northwind, { Metrics: ['UsageQuantity'] });
    const { ResultsByTime: [hours] = [] } = await ask(northwind, {
      Metrics: ['UsageQuantity', 'NormalizedUsageAmount'],
      Filter: is('USAGE_TYPE', 'BoxUsage:m6i.xlarge'),
    });
    expect(mixed?.Total?.UsageQuantity?.Unit).toBe('N/A');
    expect(hours?.Total?.UsageQuantity?.Unit).toBe('Hrs');
    expect(totalOf(hours, 'NormalizedUsageAmount') / totalOf(hours, 'UsageQuantity')).toBeCloseTo(8, 9);
  });
});
