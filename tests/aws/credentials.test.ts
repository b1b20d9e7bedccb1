import './support/one-realm';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AwsConnection } from '../../src/aws';
import { identityXml, refuse, json, startAwsServer } from './support/aws-server';
import type { AwsServer, SeenRequest } from './support/aws-server';
import { COST_REQUEST, IDENTITY_REQUEST, patient, SECRETS, setUp } from './support/connection';
import { createFakeClock, NOON } from './support/fake-clock';

const ROLE = 'arn:aws:iam::222233334444:role/cost-reader';
const HOUR_MS = 3_600_000;

let server: AwsServer;
let answerRole: (response: ServerResponse, index: number) => void;
let answerCost: (response: ServerResponse, request: SeenRequest) => void;
let roles = 0;

/** Keys of assumed roles are numbered, and end an hour after noon of the fake clock. */
const assumed = (response: ServerResponse, index: number) => {
  response.writeHead(200, { 'content-type': 'text/xml' });
  response.end(
    '<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>' +
      `<AccessKeyId>ASIAROLE${index}</AccessKeyId><SecretAccessKey>role-secret</SecretAccessKey><SessionToken>role-token</SessionToken>` +
      `<Expiration>${new Date(NOON + HOUR_MS).toISOString()}</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`,
  );
};

beforeEach(async () => {
  roles = 0;
  answerRole = assumed;
  answerCost = (response) => json(response, { ResultsByTime: [] });
  server = await startAwsServer((request, response) => {
    if (request.operation === 'AssumeRole') {
      answerRole(response, (roles += 1));
    } else if (request.operation === 'GetCallerIdentity') {
      identityXml(response);
    } else {
      answerCost(response, request);
    }
  });
});
afterEach(() => server.close());

const keyOf = (request: SeenRequest | undefined) =>
  /Credential=([^/]+)/.exec(request?.headers.authorization ?? '')?.[1];
const asked = (operation: string) => server.seen.filter((request) => request.operation === operation);
const connect = (connection: Partial<AwsConnection>, clock = createFakeClock()) =>
  setUp(server.url, { connection, clock });
const monthly = { ...COST_REQUEST, input: { ...COST_REQUEST.input, Granularity: 'MONTHLY' as const } };

it('signs with the keys and the session token', async () => {
  await connect({ sessionToken: SECRETS.sessionToken }).aws.send(COST_REQUEST, patient);

  expect(keyOf(server.seen[0])).toBe(SECRETS.accessKey);
  expect(server.seen[0]!.headers['x-amz-security-token']).toBe(SECRETS.sessionToken);
});

it('puts the billing view into Cost Explorer’s inputs and no other', async () => {
  const { aws } = connect({ billingViewArn: 'arn:aws:billing::1:billingview/primary' });
  await aws.send(COST_REQUEST, patient);
  await aws.send(IDENTITY_REQUEST, patient);

  expect(server.seen[0]!.input['BillingViewArn']).toBe('arn:aws:billing::1:billingview/primary');
  expect(server.seen[1]!.body).not.toContain('BillingView');
});

it.each([
  [{ accessKey: '', secretKey: '' }, 'accessKey and secretKey is not set'],
  [{ secretKey: '' }, 'but secretKey is not set'],
])('names the key that is missing, before any call', async (keys, message) => {
  await expect(connect(keys).aws.send(COST_REQUEST, patient)).rejects.toMatchObject({
    code: 'credentials',
    message: expect.stringContaining(message) as string,
  });
  expect(server.seen).toHaveLength(0);
});

it('refuses what the server does not allow, before any call', async () => {
  await expect(connect({ authType: 'ec2_iam_role' }).aws.send(COST_REQUEST, patient)).rejects.toMatchObject({
    code: 'credentials',
  });
  expect(server.seen).toHaveLength(0);
});

it('assumes the role once for many requests, with the external id and the duration', async () => {
  const limits = { allowedAuthProviders: ['keys'], assumeRoleEnabled: true, sessionDurationSeconds: 1_800 };
  const { aws } = connect({ assumeRoleArn: ROLE, externalId: 'ext-1', limits });
  await Promise.all([aws.send(COST_REQUEST, patient), aws.send(monthly, patient)]);
  await aws.send(IDENTITY_REQUEST, patient);

  expect(asked('AssumeRole').map(({ input }) => input)).toEqual([
    expect.objectContaining({
      RoleArn: ROLE,
      ExternalId: 'ext-1',
      DurationSeconds: '1800',
      RoleSessionName: 'grafana-aws-cost-and-usage',
    }),
  ]);
  expect(keyOf(asked('AssumeRole')[0])).toBe(SECRETS.accessKey);
  expect(asked('GetCostAndUsage').map(keyOf)).toEqual(['ASIAROLE1', 'ASIAROLE1']);
  expect(keyOf(asked('GetCallerIdentity')[0])).toBe('ASIAROLE1');
});

it('assumes the role again shortly before it expires', async () => {
  const clock = createFakeClock();
  const { aws } = connect({ assumeRoleArn: ROLE }, clock);
  await aws.send(COST_REQUEST, patient);
  clock.set(NOON + HOUR_MS - 300_000);
  await aws.send(monthly, patient);

  expect(asked('GetCostAndUsage').map(keyOf)).toEqual(['ASIAROLE1', 'ASIAROLE2']);
});

it('assumes the role again when AWS calls the credentials expired, once', async () => {
  answerCost = (response, request) =>
    keyOf(request) === 'ASIAROLE1' ? refuse(response, 'ExpiredTokenException') : json(response, { ResultsByTime: [] });
  const { facts } = await connect({ assumeRoleArn: ROLE }).aws.send(COST_REQUEST, patient);

  expect(facts).toMatchObject({ attempts: 2, paidRequests: 1 });
  expect(asked('AssumeRole')).toHaveLength(2);
});

it('tells a denied role from a denied request', async () => {
  answerRole = (response) => {
    response.writeHead(403, { 'content-type': 'text/xml' });
    response.end(
      '<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>User: arn:aws:iam::1:user/bob is not authorized</Message>' +
        '</Error><RequestId>req-7</RequestId></ErrorResponse>',
    );
  };

  const error = await connect({ assumeRoleArn: ROLE })
    .aws.send(COST_REQUEST, patient)
    .catch((thrown: unknown) => thrown as Error);

  expect(error).toMatchObject({ code: 'access-denied', operation: 'sts:AssumeRole', action: 'sts:AssumeRole' });
  expect((error as Error).message).not.toContain('arn:');
  expect(asked('GetCostAndUsage')).toHaveLength(0);
});

it('reads a profile of the shared credentials file', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'aws-profile-'));
  const file = path.join(folder, 'credentials');
  writeFileSync(file, '[cost]\naws_access_key_id = AKIAPROFILE\naws_secret_access_key = profile-secret\n');
  const before = process.env;
  process.env = { ...before, AWS_SHARED_CREDENTIALS_FILE: file, AWS_CONFIG_FILE: path.join(folder, 'none') };
  try {
    await connect({ authType: 'credentials', profile: 'cost' }).aws.send(COST_REQUEST, patient);
    const missing = connect({ authType: 'credentials', profile: 'nowhere' }).aws.send(COST_REQUEST, patient);

    await expect(missing).rejects.toMatchObject({
      code: 'credentials',
      message: expect.stringContaining('profile "nowhere"') as string,
    });
    expect(server.seen.map(keyOf)).toEqual(['AKIAPROFILE']);
  } finally {
    process.env = before;
    rmSync(folder, { recursive: true });
  }
});

it('takes the default chain’s environment', async () => {
  const before = process.env;
  process.env = { ...before, AWS_ACCESS_KEY_ID: 'AKIAENVIRONMENT', AWS_SECRET_ACCESS_KEY: 'env-secret' };
  try {
    await connect({ authType: 'default' }).aws.send(COST_REQUEST, patient);
  } finally {
    process.env = before;
  }

  expect(keyOf(server.seen[0])).toBe('AKIAENVIRONMENT');
});

it('signs once more with AWS’s time when the clock of the server is wrong', async () => {
  const ahead = new Date(Date.now() + 3_600_000);
  answerCost = (response) =>
    server.seen.length === 1
      ? json(response, { __type: 'InvalidSignatureException', message: 'Signature expired' }, 400, {
          date: ahead.toUTCString(),
        })
      : json(response, { ResultsByTime: [] });

  await expect(connect({}).aws.send(COST_REQUEST, patient)).resolves.toMatchObject({
    facts: { attempts: 2, paidRequests: 1 },
  });
  const signed = String(server.seen[1]!.headers['x-amz-date']).replace(/^(....)(..)(..T..)(..)/, '$1-$2-$3:$4:');
  expect(Math.abs(Date.parse(signed) - ahead.getTime())).toBeLessThan(60_000);
});

it.each(['ec2_iam_role', 'default'] as const)('says what to do when %s has no credentials', async (authType) => {
  const before = process.env;
  const nowhere = { AWS_SHARED_CREDENTIALS_FILE: '/nowhere', AWS_CONFIG_FILE: '/nowhere' };
  process.env = {
    PATH: before['PATH'],
    ...nowhere,
    AWS_EC2_METADATA_SERVICE_ENDPOINT: 'http://127.0.0.1:9',
    AWS_METADATA_SERVICE_NUM_ATTEMPTS: '1',
  };
  const limits = { allowedAuthProviders: ['ec2_iam_role', 'default'], assumeRoleEnabled: true };
  try {
    for (const assumeRoleArn of ['', ROLE]) {
      await expect(connect({ authType, limits, assumeRoleArn }).aws.send(COST_REQUEST, patient)).rejects.toMatchObject({
        code: 'credentials',
        message: expect.stringMatching(
          new RegExp(`^No AWS credentials: provider ${authType}\\. .*[Cc]hoose`),
        ) as string,
      });
    }
  } finally {
    process.env = before;
  }
  expect(server.seen).toHaveLength(0);
});
