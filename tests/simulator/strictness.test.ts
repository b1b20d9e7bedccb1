// Bad requests get AWS's code, status and text: aws-errors.json, aws-apis.md §1.
import { type Expression, type GetCostAndUsageCommandInput } from '@aws-sdk/client-cost-explorer';
import { ask, dimension, failure, is, startNorthwind, type Ask, type Northwind } from './northwind';

let northwind: Northwind;
beforeAll(async () => {
  northwind = await startNorthwind();
});
afterAll(() => northwind.close());

const validation = (message: string | RegExp) => ({
  name: 'ValidationException',
  status: 400,
  message: typeof message === 'string' ? message : expect.stringMatching(message),
});
const period = (Start: string, End: string): Ask => ({ TimePeriod: { Start, End } });
const hourly = (Start: string, End: string): Ask => ({ TimePeriod: { Start, End }, Granularity: 'HOURLY' });
/** Inputs that the SDK's types forbid and its serialiser sends all the same. */
const loose = (input: Record<string, unknown>): Ask => input as Partial<GetCostAndUsageCommandInput>;

describe('time periods', () => {
  it.each<[string, Ask, string]>([
    ['Start = End', period('2026-11-01', '2026-11-01'), 'Start date (and hour) should be before end date (and hour)'],
    [
      'Start after End',
      period('2026-11-02', '2026-11-01'),
      'Start date (and hour) should be before end date (and hour)',
    ],
    ['an empty Start', period('', '2026-11-01'), 'Start time  is invalid. Valid format is: yyyy-MM-dd.'],
    [
      'a day that does not exist',
      period('2026-02-30', '2026-11-01'),
      'Start time 2026-02-30 is invalid. Valid format is: yyyy-MM-dd.',
    ],
    ['a bad End', period('2026-10-01', 'today'), 'End time today is invalid. Valid format is: yyyy-MM-dd.'],
    [
      'a time of day by day',
      { ...period('2026-11-01T00:00:00Z', '2026-11-02T00:00:00Z'), Granularity: 'DAILY' },
      'Hourly timePeriod is not supported for this request',
    ],
    [
      'more than 14 months',
      period('2025-09-01', '2026-11-01'),
      "You haven't enabled historical data beyond 14 months.",
    ],
    ['an End beyond the next first', period('2026-11-01', '2026-12-02'), 'end date past the beginning of next month'],
    [
      'hours older than 14 days',
      hourly('2026-11-05T00:00:00Z', '2026-11-06T00:00:00Z'),
      'start date is too old for hourly, the max supported days for hourly granularity is 14 days.',
    ],
  ])('refuses %s', async (_, input, message) => {
    expect(await failure(ask(northwind, input))).toEqual(validation(message));
  });

  it('refuses a Start in the future and days for hours', async () => {
    expect(await failure(ask(northwind, period('2026-11-21', '2026-11-22')))).toEqual(
      validation(/later than the current date/),
    );
    expect(await failure(ask(northwind, hourly('2026-11-10', '2026-11-11')))).toEqual(
      validation(/^Start time 2026-11-10 is invalid/),
    );
  });

  it('counts the 14 months from today, not from the first', async () => {
    const start = period('2025-09-20', '2025-10-01');
    await expect(ask(northwind, { ...start, Granularity: 'DAILY' })).resolves.toMatchObject({
      ResultsByTime: { length: 11 },
    });
    expect(await failure(ask(northwind, { ...period('2025-09-19', '2025-10-01'), Granularity: 'DAILY' }))).toEqual(
      validation("You haven't enabled historical data beyond 14 months."),
    );
  });

  it('wants the first of a month where 38 months are enabled, and no days there', async () => {
    await northwind.control('POST', 'switches', { multiYear: true });
    const first = 'To retrieve data beyond the past 14 months, your start date needs to be the first day of the month.';
    expect(await failure(ask(northwind, period('2024-03-02', '2026-11-01')))).toEqual(validation(first));
    expect(
      await failure(ask(northwind, { ...period('2024-03-01', '2026-11-01'), Granularity: 'DAILY' })),
    ).toMatchObject({ name: 'ValidationException' });
    expect(await failure(ask(northwind, period('2023-08-01', '2026-11-01')))).toMatchObject({
      name: 'ValidationException',
    });
    const { ResultsByTime } = await ask(northwind, period('2023-09-01', '2026-12-01'));
    await northwind.control('POST', 'switches', { multiYear: false });
    expect(ResultsByTime).toHaveLength(39);
  });

  it('refuses hours where they are not enabled', async () => {
    await northwind.control('POST', 'switches', { hourly: false });
    const refused = await failure(ask(northwind, hourly('2026-11-18T00:00:00Z', '2026-11-18T02:00:00Z')));
    await northwind.control('POST', 'switches', { hourly: true });
    expect(refused).toEqual(validation(/Hourly granularity is not enabled/));
  });
});

describe('members', () => {
  it.each<[string, Ask, string | RegExp]>([
    [
      'three groups',
      { GroupBy: ['SERVICE', 'REGION', 'AZ'].map(dimension) },
      'Only two values for GroupBy are allowed',
    ],
    [
      'an unknown dimension to group by',
      { GroupBy: [dimension('COLOUR')] },
      /^Group Definition dimension is invalid\. Valid values are AZ, /,
    ],
    ['RESOURCE_ID to group by', { GroupBy: [dimension('RESOURCE_ID')] }, /^Group Definition dimension is invalid/],
    ['an unknown metric', { Metrics: ['Cost'] }, /^Metric Cost is invalid/],
    ['no metric', { Metrics: [] }, /at 'metrics' failed/],
    [
      'an unknown granularity',
      loose({ Granularity: 'WEEKLY' }),
      /Value 'WEEKLY' at 'granularity' failed to satisfy constraint: Member must satisfy enum value set/,
    ],
    ['no granularity', loose({ Granularity: undefined }), /Value null at 'granularity'/],
    ['no period', loose({ TimePeriod: undefined }), /Value null at 'timePeriod'/],
    [
      'an unknown group type',
      loose({ GroupBy: [{ Type: 'COLOUR', Key: 'x' }] }),
      /enum value set: \[DIMENSION, TAG, COST_CATEGORY\]/,
    ],
  ])('refuses %s', async (_, input, message) => {
    expect(await failure(ask(northwind, input))).toEqual(validation(message));
  });

  it('refuses members of the wrong type', async () => {
    expect(await failure(ask(northwind, loose({ GroupBy: 'SERVICE' })))).toMatchObject({ status: 400 });
    const response = await signed(
      JSON.stringify({
        TimePeriod: { Start: 20261001, End: '2026-11-01' },
        Granularity: 'DAILY',
        Metrics: ['UnblendedCost'],
      }),
    );
    expect(response).toEqual({
      status: 400,
      body: { __type: 'SerializationException', Message: 'NUMBER_VALUE can not be converted to a String' },
    });
  });

  it('lets extra members pass, and takes metrics in upper case', async () => {
    const { status, body } = await signed(
      JSON.stringify({
        TimePeriod: { Start: '2026-10-01', End: '2026-11-01' },
        Granularity: 'MONTHLY',
        Metrics: ['UNBLENDED_COST'],
        Colour: 'blue',
      }),
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({ ResultsByTime: [{ Total: { UnblendedCost: { Unit: 'USD' } } }] });
  });

  it('knows the primary billing view and no other', async () => {
    await expect(
      ask(northwind, { BillingViewArn: 'arn:aws:billing::111111111111:billingview/primary' }),
    ).resolves.toBeDefined();
    expect(
      await failure(ask(northwind, { BillingViewArn: 'arn:aws:billing::111111111111:billingview/custom-1' })),
    ).toMatchObject({ name: 'ResourceNotFoundException', status: 400 });
  });
});

describe('filters', () => {
  const service = is('SERVICE', 'AWS Lambda');
  it.each<[string, Expression, string | RegExp]>([
    [
      'two roots',
      { ...service, Tags: { Key: 'team', Values: ['api'] } },
      'Expression has more than one roots. Only one root operator is allowed for each expression: And, Or, Not, Dimensions, Tags, CostCategories',
    ],
    ['two roots further down', { Not: { ...service, Not: service } }, /more than one roots/],
    ['an empty expression', {}, /Expression is empty/],
    ['And of one', { And: [service] }, /at least 2 operands/],
    ['an unknown dimension', { Dimensions: { Key: 'COLOUR' as 'SERVICE', Values: ['x'] } }, /^Dimension COLOUR/],
    ['a dimension without values', { Dimensions: { Key: 'SERVICE', Values: [] } }, /should not be empty/],
    [
      'ABSENT on a dimension',
      { Dimensions: { Key: 'SERVICE', Values: ['x'], MatchOptions: ['ABSENT'] } },
      /ABSENT is not supported/,
    ],
    [
      'CONTAINS on a tag',
      { Tags: { Key: 'team', Values: ['a'], MatchOptions: ['CONTAINS'] } },
      /CONTAINS is not supported/,
    ],
    ['101 values', is('LINKED_ACCOUNT', ...Array.from({ length: 101 }, (_, index) => String(index))), /limit of 100/],
  ])('refuse %s', async (_, Filter, message) => {
    expect(await failure(ask(northwind, { Filter }))).toEqual(validation(message));
  });

  it('take a hundred values', async () => {
    await expect(
      ask(northwind, { Filter: is('LINKED_ACCOUNT', ...Array.from({ length: 100 }, (_, index) => String(index))) }),
    ).resolves.toBeDefined();
  });
});

/** A signed body that no SDK would build: the header has the right form, which is all the simulator looks at. */
async function signed(
  body: string,
  headers: Record<string, string | undefined> = {},
): Promise<{ status: number; body: unknown }> {
  const scope = 'AKIANORTHWIND/20261120/us-east-1/ce/aws4_request';
  const all = {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': 'AWSInsightsIndexService.GetCostAndUsage',
    'x-amz-date': '20261120T120000Z',
    authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`,
    ...headers,
  };
  const present = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const response = await fetch(northwind.url, { method: 'POST', body, headers: Object.fromEntries(present) });
  return { status: response.status, body: await response.json() };
}

describe('the wire', () => {
  const scope = (service: string, region: string): string =>
    `AWS4-HMAC-SHA256 Credential=AKIA/20261120/${region}/${service}/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`;

  it.each([
    ['no signature', { authorization: undefined }, 'MissingAuthenticationTokenException'],
    ['a malformed signature', { authorization: 'Bearer x' }, 'IncompleteSignatureException'],
    ['another service in the scope', { authorization: scope('s3', 'us-east-1') }, 'InvalidSignatureException'],
    ['another region in the scope', { authorization: scope('ce', 'eu-west-1') }, 'InvalidSignatureException'],
    ['an unknown operation', { 'x-amz-target': 'AWSInsightsIndexService.GetEverything' }, 'UnknownOperationException'],
    ['an unknown service', { 'x-amz-target': 'AWSFoo.GetEverything' }, 'UnknownOperationException'],
  ])('refuses %s', async (_, headers, type) => {
    expect(await signed('{}', headers)).toMatchObject({ status: 400, body: { __type: type } });
  });

  it('refuses a body that is no JSON object', async () => {
    expect(await signed('[')).toMatchObject({ status: 400, body: { __type: 'SerializationException' } });
  });

  it('tells keys apart by their id', async () => {
    expect(await failure(ask(northwind.as('AKIAINVALIDKEY')))).toEqual({
      name: 'UnrecognizedClientException',
      status: 400,
      message: 'The security token included in the request is invalid.',
    });
    expect(await failure(ask(northwind.as('AKIAEXPIREDKEY')))).toEqual({
      name: 'ExpiredTokenException',
      status: 400,
      message: 'The security token included in the request is expired',
    });
  });

  it('gives every answer a request id', async () => {
    const { $metadata } = await ask(northwind);
    expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });
});
