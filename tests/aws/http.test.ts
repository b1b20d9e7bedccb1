// Certificates and proxies, through real sockets on loopback.
import './support/one-realm';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { json, startAwsServer } from './support/aws-server';
import type { AwsServer } from './support/aws-server';
import { COST_REQUEST, patient, setUp } from './support/connection';
import { startForwardProxy } from './support/forward-proxy';
import type { ForwardProxy } from './support/forward-proxy';
import { CERTIFICATE, PRIVATE_KEY } from './support/localhost-certificate';

let folder: string;
let server: AwsServer;
let proxy: ForwardProxy;
let port: string;
const bundle = () => path.join(folder, 'bundle.pem');

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'aws-http-'));
  writeFileSync(bundle(), CERTIFICATE);
  server = await startAwsServer(
    (_request, response) => json(response, { ResultsByTime: [] }),
    createServer({ key: PRIVATE_KEY, cert: CERTIFICATE }),
  );
  port = new URL(server.url).port;
  proxy = await startForwardProxy(Number(port));
});
beforeEach(() => {
  server.seen.length = 0;
  proxy.seen.length = 0;
});
afterAll(async () => {
  await proxy.close();
  await server.close();
  rmSync(folder, { recursive: true });
});

it('does not trust a certificate nobody vouches for', async () => {
  const { aws } = setUp(`https://localhost:${port}`);

  await expect(aws.send(COST_REQUEST, patient)).rejects.toMatchObject({
    code: 'network',
    awsName: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    mayBeCharged: false,
  });
  aws.dispose();
});

it.each(['AWS_CA_BUNDLE', 'SSL_CERT_FILE', 'NODE_EXTRA_CA_CERTS'])('trusts what %s vouches for', async (name) => {
  const { aws } = setUp(`https://localhost:${port}`, { env: { [name]: bundle() } });

  await expect(aws.send(COST_REQUEST, patient)).resolves.toMatchObject({ facts: { pages: 1 } });
  aws.dispose();
});

it('names the certificate file it cannot read', async () => {
  const { aws } = setUp(`https://localhost:${port}`, { env: { AWS_CA_BUNDLE: '/nowhere/bundle.pem' } });

  await expect(aws.send(COST_REQUEST, patient)).rejects.toThrow(/certificate file.*\/nowhere\/bundle\.pem/);
});

it('tunnels through the proxy that is set, with its user, trusting the bundle behind it', async () => {
  const connection = {
    proxyType: 'url',
    proxyUrl: proxy.url,
    proxyUsername: 'me',
    proxyPassword: 'p@ss word',
  } as const;
  const { aws } = setUp('https://aws.test', { connection, env: { AWS_CA_BUNDLE: bundle() } });

  await expect(aws.send(COST_REQUEST, patient)).resolves.toMatchObject({ facts: { pages: 1 } });
  expect(proxy.seen).toEqual([{ line: 'CONNECT aws.test:443', user: 'me:p@ss word' }]);
  expect(server.seen).toHaveLength(1);
  aws.dispose();
});

it('tunnels through the proxy of the environment', async () => {
  const { aws } = setUp('https://aws.test', {
    connection: { proxyType: 'env' },
    env: { HTTPS_PROXY: proxy.url, AWS_CA_BUNDLE: bundle() },
  });

  await aws.send(COST_REQUEST, patient);

  expect(proxy.seen).toEqual([{ line: 'CONNECT aws.test:443' }]);
  aws.dispose();
});

it('says so when the proxy is no URL, without its password', async () => {
  const { aws } = setUp('https://aws.test', { connection: { proxyType: 'url', proxyUrl: 'http://me:hunter2@' } });

  const error = await aws.send(COST_REQUEST, patient).catch((thrown: unknown) => thrown as Error);

  expect((error as Error).message).toContain('the proxy is not a URL');
  expect(JSON.stringify([error, (error as Error).stack, String((error as Error).cause)])).not.toContain('hunter2');
});

it('keeps connections alive', async () => {
  const ports = new Set<number | undefined>();
  const plain = await startAwsServer((_request, response) => {
    ports.add(response.socket?.remotePort);
    json(response, { ResultsByTime: [] });
  });
  const { aws } = setUp(plain.url);
  await aws.send(COST_REQUEST, patient);
  await aws.send({ ...COST_REQUEST, input: { ...COST_REQUEST.input, Granularity: 'MONTHLY' } }, patient);

  expect(ports.size).toBe(1);
  aws.dispose();
  await plain.close();
});

it('asks for web identity through the proxy as well', async () => {
  const token = path.join(folder, 'token');
  writeFileSync(token, 'a-web-identity-token');
  const before = process.env;
  process.env = {
    ...before,
    AWS_WEB_IDENTITY_TOKEN_FILE: token,
    AWS_ROLE_ARN: 'arn:aws:iam::111111111111:role/Pod',
    AWS_REGION: 'us-east-1',
  };
  const connection = { authType: 'default', proxyType: 'url', proxyUrl: proxy.url } as const;
  const { aws } = setUp('https://aws.test', { connection, env: { AWS_CA_BUNDLE: bundle() } });
  try {
    await expect(aws.send(COST_REQUEST, patient)).rejects.toMatchObject({ code: expect.any(String) as string });
  } finally {
    process.env = before;
    aws.dispose();
  }

  expect(proxy.seen.map(({ line }) => line)).toContainEqual(expect.stringMatching(/^CONNECT sts\./));
});
