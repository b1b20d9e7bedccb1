// The real SDK clients against a server on loopback.
import { json, identityXml, startAwsServer } from './support/aws-server';
import type { AwsServer, Responder } from './support/aws-server';
import { COST_REQUEST, IDENTITY_REQUEST, patient, setUp } from './support/connection';

let server: AwsServer;
const serve = async (respond: Responder) => (server = await startAwsServer(respond));
afterEach(() => server.close());

it('asks Cost Explorer once and holds the answer', async () => {
  await serve((_request, response) => json(response, { ResultsByTime: [] }));
  const { aws } = setUp(server.url);
  const first = await aws.send(COST_REQUEST, patient);
  const second = await aws.send(COST_REQUEST, patient);
  expect(server.seen).toHaveLength(1);
  expect(first.facts).toMatchObject({ cached: false, pages: 1, paidRequests: 1, priceUsd: 0.01 });
  expect(second.facts).toMatchObject({ cached: true, paidRequests: 0 });
  expect(second.output).toBe(first.output);
});

it('asks STS who we are', async () => {
  await serve((_request, response) => identityXml(response));
  const { output } = await setUp(server.url).aws.send(IDENTITY_REQUEST, patient);
  expect(output).toEqual({ account: '123456789012', arn: 'arn:aws:iam::123456789012:user/DevAdmin' });
});
