import { AwsError } from '../../src/aws';
import type { AwsErrorCode } from '../../src/aws';
import { messageOf } from '../../src/aws/aws-error-text';

const subject = { operation: 'ce:GetCostAndUsage', region: 'us-east-1' };
const from = (thrown: unknown) => AwsError.from(thrown, subject);
const refusal = (name: string, httpStatusCode: number, more: object = {}) =>
  Object.assign(new Error('words'), { name, $fault: 'client', $metadata: { httpStatusCode, attempts: 1 }, ...more });

it('stays itself', () => {
  const error = new AwsError('throttled', subject);

  expect(from(error)).toBe(error);
});

it.each([
  ['ECONNREFUSED', 'network', false, 'transient'],
  ['ECONNRESET', 'network', true, 'transient'],
  ['ENOTFOUND', 'network', false, 'no'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'network', false, 'no'],
  ['ETIMEDOUT', 'timeout', false, 'no'],
])('knows the system code %s as %s', (code, expected, mayBeCharged, retry) => {
  expect(from(Object.assign(new Error(), { code }))).toMatchObject({
    code: expected,
    awsName: code,
    mayBeCharged,
    retry,
  });
});

it('finds the system code of a host with several addresses, and in a cause', () => {
  const refused = Object.assign(new Error(), { code: 'ECONNREFUSED' });

  expect(from(new AggregateError([refused])).code).toBe('network');
  expect(from(new Error('fetch failed', { cause: refused })).code).toBe('network');
});

it('lets the system code win over the name: the SDK calls a reset connection a TimeoutError', () => {
  expect(from(Object.assign(new Error(), { name: 'TimeoutError', code: 'ECONNRESET' })).code).toBe('network');
});

it.each([
  ['NeverHeardOf', 400, 'invalid-request'],
  ['NeverHeardOf', 403, 'access-denied'],
  ['NeverHeardOf', 429, 'throttled'],
  ['NeverHeardOf', 503, 'unexpected'],
])('goes by the status where the name %s is unknown: %i', (name, status, code) => {
  expect(from(refusal(name, status)).code).toBe(code);
});

it('hears how long AWS asks to wait', () => {
  const error = from(refusal('ThrottlingException', 429, { $response: { headers: { 'retry-after': '7' } } }));

  expect(error.retryAfterMs).toBe(7_000);
});

it('never goes by the words', () => {
  expect(from(new Error('AccessDenied: throttled, expired token')).code).toBe('unexpected');
  expect(from('a string').code).toBe('unexpected');
  expect(from(undefined).code).toBe('unexpected');
});

it('says for every code what happened and to which request', () => {
  const codes: AwsErrorCode[] = [
    'credentials',
    'access-denied',
    'not-enabled',
    'data-unavailable',
    'invalid-request',
    'throttled',
    'spend-limit',
    'timeout',
    'network',
    'unexpected',
  ];

  for (const code of codes) {
    expect(messageOf(code, subject)).toMatch(/ce:GetCostAndUsage in us-east-1.*\.$/);
  }
});

// From issue 6, "a region not enabled": alone in a query it read as if the keys were wrong.
it('says that credentials may be good, and the region not enabled', () => {
  const here = { ...subject, operation: 'cloudwatch:GetMetricData', region: 'ap-east-1' };

  expect(messageOf('credentials', here)).toMatch(
    /, or enable ap-east-1: a region that is not enabled knows no credentials\.$/,
  );
  expect(messageOf('credentials', subject)).not.toMatch(/enable/);
});

it('takes ARNs out of what AWS says', () => {
  const awsText = "Billing view 'arn:aws:billing::123456789012:billingview/primary' was not found";

  expect(messageOf('invalid-request', { ...subject, awsText })).toContain("Billing view '(ARN)' was not found");
});
