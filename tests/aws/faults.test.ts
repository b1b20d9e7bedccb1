// What real SDK clients make of AWS's faults, and what we make of that.
import './support/one-realm';
import type { ServerResponse } from 'node:http';
import { AwsError } from '../../src/aws';
import { refuse, startAwsServer } from './support/aws-server';
import type { AwsServer } from './support/aws-server';
import { COST_REQUEST, IDENTITY_REQUEST, patient, SECRETS, setUp } from './support/connection';
import { until } from './support/fake-clock';

let server: AwsServer;
afterEach(() => server.close());

const raw =
  (status: number, body: string, type = 'application/x-amz-json-1.1') =>
  (response: ServerResponse) => {
    response.writeHead(status, { 'content-type': type });
    response.end(body);
  };

const cut = (response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1', 'content-length': '1000' });
  response.write('{"ResultsByTime":[');
  setImmediate(() => response.destroy());
};

/** The fault for every attempt. Randomness is 0, so the waits between them are over at once. */
async function failWith(answer: (response: ServerResponse) => void, url?: string): Promise<AwsError> {
  server = await startAwsServer((_request, response) => answer(response));
  const { aws, clock } = setUp(url ?? server.url);
  let failed: unknown;
  aws.send(COST_REQUEST, patient).catch((error: unknown) => (failed = error));
  await until(() => {
    void clock.pass(0);
    return failed !== undefined;
  });
  return failed as AwsError;
}

it.each([
  ['ValidationException', 'invalid-request', 1],
  ['BillingViewHealthStatusException', 'invalid-request', 1],
  ['SomethingNewException', 'invalid-request', 1],
  ['AccessDeniedException', 'access-denied', 1],
  ['DataUnavailableException', 'data-unavailable', 1],
  ['SubscriptionRequiredException', 'not-enabled', 1],
  ['UnrecognizedClientException', 'credentials', 1],
  ['ExpiredTokenException', 'credentials', 1],
  ['LimitExceededException', 'throttled', 5],
  ['ThrottlingException', 'throttled', 5],
])('knows %s as %s and asks %i times', async (type, code, attempts) => {
  const error = await failWith((response) => refuse(response, type));

  expect(error).toBeInstanceOf(AwsError);
  expect(error).toMatchObject({
    code,
    awsName: type,
    operation: 'ce:GetCostAndUsage',
    region: 'us-east-1',
    requestId: 'req-1',
  });
  expect(error.mayBeCharged).toBe(false);
  expect(server.seen).toHaveLength(attempts);
});

it('names the IAM action that is missing, and no ARN', async () => {
  const error = await failWith((response) =>
    refuse(
      response,
      'AccessDeniedException',
      'User: arn:aws:iam::123456789012:user/bob is not authorized to perform: ce:GetCostAndUsage',
    ),
  );

  expect(error.action).toBe('ce:GetCostAndUsage');
  expect(error.message).toContain('Grant the IAM action ce:GetCostAndUsage');
  expect(error.message).not.toContain('arn:');
});

it("keeps AWS's own words for a request it finds invalid", async () => {
  const error = await failWith((response) =>
    refuse(response, 'ValidationException', "You haven't enabled historical data beyond 14 months."),
  );

  expect(error.message).toContain("AWS says: You haven't enabled historical data beyond 14 months.");
});

it.each([
  [
    'an HTML page with 503',
    raw(503, '<html><body>Service Unavailable</body></html>', 'text/html'),
    'unexpected',
    5,
    false,
  ],
  ['500 without a body', raw(500, ''), 'unexpected', 5, false],
  [
    'InternalFailure',
    (response: ServerResponse) => refuse(response, 'InternalFailure', '', 500),
    'unexpected',
    5,
    false,
  ],
  ['an HTML page with 200', raw(200, '<html>log in</html>', 'text/html'), 'unexpected', 1, true],
  ['an HTML page with 403', raw(403, '<html>blocked</html>', 'text/html'), 'unexpected', 1, false],
  ['an empty body with 200', raw(200, ''), 'unexpected', 2, true],
  ['half an answer', cut, 'network', 2, true],
  ['a closed connection', (response: ServerResponse) => response.destroy(), 'network', 2, true],
])('knows %s as %s', async (_name, answer, code, attempts, mayBeCharged) => {
  const error = await failWith(answer);

  expect(error).toMatchObject({ name: 'AwsError', code, mayBeCharged });
  expect(server.seen).toHaveLength(attempts);
});

it('takes a service that hangs for a time-out, after 30 seconds and once', async () => {
  server = await startAwsServer(() => undefined);
  const { aws, clock } = setUp(server.url);
  const asked = aws.send(COST_REQUEST, patient);
  await until(() => server.seen.length === 1);

  void clock.pass(30_000);

  await expect(asked).rejects.toMatchObject({ code: 'timeout', mayBeCharged: true });
  expect(server.seen).toHaveLength(1);
  expect(aws.statistics()).toMatchObject({ paidRequests: 1, paidUsd: 0.01 });
});

it('knows a port nobody listens on as network', async () => {
  server = await startAwsServer(() => undefined);
  await server.close();

  expect(await failWith(() => undefined, server.url)).toMatchObject({
    code: 'network',
    awsName: 'ECONNREFUSED',
    mayBeCharged: false,
  });
});

it('knows an STS refusal, in XML', async () => {
  server = await startAwsServer((_request, response) =>
    raw(
      403,
      '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>InvalidClientTokenId</Code>' +
        '<Message>The security token included in the request is invalid.</Message></Error><RequestId>req-9</RequestId></ErrorResponse>',
      'text/xml',
    )(response),
  );

  await expect(setUp(server.url).aws.send(IDENTITY_REQUEST, patient)).rejects.toMatchObject({
    code: 'credentials',
    awsName: 'InvalidClientTokenId',
  });
});

it('puts no secret into an error or a log line', async () => {
  const lines: unknown[] = [];
  const write = (...line: unknown[]) => void lines.push(line);
  server = await startAwsServer((_request, response) => refuse(response, 'ExpiredTokenException'));
  const { aws } = setUp(server.url, {
    connection: { ...SECRETS, proxyPassword: 'hunter2hunter2', externalId: 'ext-id-0001' },
    log: { debug: write, info: write, warn: write, error: write },
  });

  const error = await aws.send(COST_REQUEST, patient).catch((thrown: unknown) => thrown as AwsError);

  const said = JSON.stringify([lines, error, (error as AwsError).message, (error as AwsError).stack]);
  for (const secret of [...Object.values(SECRETS), 'hunter2hunter2', 'ext-id-0001']) {
    expect(said).not.toContain(secret);
  }
});
