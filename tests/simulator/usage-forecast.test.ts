// GetUsageForecast: one unit or none. aws-apis.md §2.
import { GetUsageForecastCommand } from '@aws-sdk/client-cost-explorer';
import { means, type ForecastInput } from './forecasts';
import { askAll, is, startPlain, sum, totalOf, type Northwind } from './northwind';

let northwind: Northwind;
beforeAll(async () => {
  northwind = await startPlain();
});
afterAll(() => northwind.close());

describe('a usage forecast', () => {
  const usage = (Filter: ForecastInput['Filter'], input: ForecastInput = {}) =>
    northwind.ce.send(
      new GetUsageForecastCommand({
        TimePeriod: { Start: '2026-11-20', End: '2026-12-01' },
        Metric: 'USAGE_QUANTITY',
        Granularity: 'DAILY',
        PredictionIntervalLevel: 80,
        Filter,
        ...input,
      }),
    );

  it('counts one usage type in its unit, near what it was', async () => {
    const filter = is('USAGE_TYPE', 'BoxUsage:m6i.xlarge');
    const output = await usage(filter);
    expect(output.Total?.Unit).toBe('Hrs');
    const last = await askAll(northwind, {
      TimePeriod: { Start: '2026-11-06', End: '2026-11-17' },
      Granularity: 'DAILY',
      Metrics: ['UsageQuantity'],
      Filter: filter,
    });
    const ratio = sum(means(output)) / sum(last.map((day) => totalOf(day, 'UsageQuantity')));
    // Black Friday is ahead.
    expect(ratio).toBeGreaterThan(1);
    expect(ratio).toBeLessThan(1.5);
    expect(Number(output.Total?.Amount)).toBeCloseTo(sum(means(output)), 6);
  });

  it('takes a group of usage types, and normalised amounts', async () => {
    expect((await usage(is('USAGE_TYPE_GROUP', 'EC2: Running Hours'))).Total?.Unit).toBe('Hrs');
    const normalised = await usage(is('USAGE_TYPE_GROUP', 'RDS: Running Hours'), { Metric: 'NORMALIZED_USAGE_AMOUNT' });
    expect(normalised.Total?.Unit).toBe('N/A');
    expect(Number(normalised.Total?.Amount)).toBeGreaterThan(0);
  });

  it.each([
    ['no filter', undefined],
    ['a filter on something else', is('SERVICE', 'AWS Lambda')],
    ['unlike units', is('USAGE_TYPE', 'BoxUsage:m6i.xlarge', 'NatGateway-Bytes')],
    ['a usage type nobody has', is('USAGE_TYPE', 'BoxUsage:x9.huge')],
  ])('refuses %s', async (_, filter) => {
    await expect(usage(filter)).rejects.toMatchObject({
      name: 'UnresolvableUsageUnitException',
      $metadata: { httpStatusCode: 400 },
      message: expect.stringContaining('UsageType/UsageTypeGroup filter selections that contain matching units'),
    });
  });

  it('refuses a metric of cost', async () => {
    await expect(usage(is('USAGE_TYPE', 'Request'), { Metric: 'UNBLENDED_COST' })).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });
});
