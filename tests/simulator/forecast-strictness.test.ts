// Bad forecasts get AWS's code, status and, where one is recorded, text: aws-errors.json, aws-apis.md §2.
import { GetCostForecastCommand, type GetCostForecastCommandInput } from '@aws-sdk/client-cost-explorer';
import { failure, is, startNorthwind, type Northwind } from './northwind';

let northwind: Northwind;
beforeAll(async () => {
  northwind = await startNorthwind();
});
afterAll(() => northwind.close());

const usual: GetCostForecastCommandInput = {
  TimePeriod: { Start: '2026-11-20', End: '2026-12-01' },
  Metric: 'UNBLENDED_COST',
  Granularity: 'DAILY',
};
const forecast = (input: Readonly<Record<string, unknown>> = {}) =>
  northwind.ce.send(new GetCostForecastCommand({ ...usual, ...input }));
const period = (Start: string, End: string) => ({ TimePeriod: { Start, End } });

it.each<[string, Readonly<Record<string, unknown>>, string | RegExp]>([
  [
    'Start = End, the bug of the last day of a month',
    period('2026-11-30', '2026-11-30'),
    'Requested Start: 2026-11-30 must be before requested End: 2026-11-30',
  ],
  [
    'Start after End',
    period('2026-12-01', '2026-11-30'),
    'Requested Start: 2026-12-01 must be before requested End: 2026-11-30',
  ],
  ['a day that does not exist', period('2026-11-31', '2026-12-05'), /^Start time 2026-11-31 is invalid/],
  [
    'a time of day',
    period('2026-11-20T00:00:00Z', '2026-11-21T00:00:00Z'),
    'Hourly timePeriod is not supported for this request',
  ],
  ['a Start in the past', period('2026-11-19', '2026-12-01'), /earlier than the current date/],
  ['days beyond three months', period('2026-11-20', '2027-02-21'), /up to 3 months/],
  ['months beyond eighteen', { ...period('2026-11-20', '2028-06-01'), Granularity: 'MONTHLY' }, /up to 18 months/],
  ['hours', { Granularity: 'HOURLY' }, "Granularity should be either 'MONTHLY' or 'DAILY'"],
  ['an unknown granularity', { Granularity: 'WEEKLY' }, /at 'granularity' failed to satisfy constraint/],
  ['a metric spelt as in GetCostAndUsage', { Metric: 'UnblendedCost' }, /Value 'UnblendedCost' at 'metric' failed/],
  ['a metric of usage', { Metric: 'USAGE_QUANTITY' }, /Metric USAGE_QUANTITY is not supported/],
  ['no metric', { Metric: undefined }, /Value null at 'metric' failed/],
  ['no period', { TimePeriod: undefined }, /Value null at 'timePeriod'/],
  [
    'a level of 50',
    { PredictionIntervalLevel: 50 },
    /'50' at 'predictionIntervalLevel' .* greater than or equal to 51/,
  ],
  [
    'a level of 100',
    { PredictionIntervalLevel: 100 },
    /'100' at 'predictionIntervalLevel' .* less than or equal to 99/,
  ],
  ['a filter on a tag', { Filter: { Tags: { Key: 'team', Values: ['api'] } } }, /^Tag team is not supported/],
  [
    'a filter on a cost category',
    { Filter: { CostCategories: { Key: 'BusinessUnit', Values: ['Data'] } } },
    /^Cost category BusinessUnit is not supported/,
  ],
  [
    'a dimension that is not listed, however deep',
    { Filter: { And: [is('REGION', 'us-east-1'), { Not: is('CACHE_ENGINE', 'Redis') }] } },
    /^Dimension CACHE_ENGINE is not supported/,
  ],
  ['two roots', { Filter: { ...is('REGION', 'x'), Not: is('REGION', 'y') } }, /^Expression has more than one roots/],
])('refuses %s', async (_, input, message) => {
  expect(await failure(forecast(input))).toEqual({
    name: 'ValidationException',
    status: 400,
    message: typeof message === 'string' ? message : expect.stringMatching(message),
  });
});

it('takes a Start of tomorrow, nested filters and the primary billing view', async () => {
  const Filter = { And: [is('REGION', 'us-east-1'), { Not: is('RECORD_TYPE', 'Credit', 'Refund') }] };
  await expect(forecast({ ...period('2026-11-21', '2026-12-01'), Filter })).resolves.toMatchObject({
    ForecastResultsByTime: { length: 10 },
  });
  const BillingViewArn = 'arn:aws:billing::111111111111:billingview/primary';
  await expect(forecast({ BillingViewArn })).resolves.toBeDefined();
  expect(await failure(forecast({ BillingViewArn: `${BillingViewArn}2` }))).toMatchObject({
    name: 'ResourceNotFoundException',
  });
});
