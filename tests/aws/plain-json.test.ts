// The SDK itself says what is right: one client reads by its schemas, the other as we do.
import {
  CostExplorerClient,
  GetCostAndUsageCommand,
  GetCostCategoriesCommand,
  GetDimensionValuesCommand,
  GetTagsCommand,
} from '@aws-sdk/client-cost-explorer';
import { readPlainJson } from '../../src/aws/plain-json';
import { type RunningSimulator, startSimulator } from '../../src/simulator';
import { type AwsServer, startAwsServer } from './support/aws-server';

const october = { TimePeriod: { Start: '2026-10-01', End: '2026-11-01' } };

let simulator: RunningSimulator;
beforeAll(async () => {
  simulator = await startSimulator({ today: '2026-11-20' });
});
afterAll(() => simulator.close());

function clientOf(endpoint: string): CostExplorerClient {
  const credentials = { accessKeyId: 'AKIANORTHWIND', secretAccessKey: 'secret' };
  return new CostExplorerClient({ endpoint, region: 'us-east-1', maxAttempts: 1, credentials });
}

function plainClientOf(endpoint: string): CostExplorerClient {
  const client = clientOf(endpoint);
  readPlainJson(client);
  return client;
}

it.each([
  [
    'costs by service and account',
    () =>
      new GetCostAndUsageCommand({
        ...october,
        Granularity: 'DAILY',
        Metrics: ['UnblendedCost', 'UsageQuantity'],
        GroupBy: ['SERVICE', 'LINKED_ACCOUNT'].map((Key) => ({ Type: 'DIMENSION', Key })),
      }),
  ],
  ['totals', () => new GetCostAndUsageCommand({ ...october, Granularity: 'MONTHLY', Metrics: ['AmortizedCost'] })],
  ['values', () => new GetDimensionValuesCommand({ ...october, Dimension: 'LINKED_ACCOUNT' })],
  ['tags', () => new GetTagsCommand({ ...october, TagKey: 'team' })],
  ['categories', () => new GetCostCategoriesCommand(october)],
])('reads %s as the SDK does', async (_what, command) => {
  const { $metadata: _plain, ...plain } = await plainClientOf(simulator.url).send(command() as GetTagsCommand);
  const { $metadata: _bySchema, ...bySchema } = await clientOf(simulator.url).send(command() as GetTagsCommand);

  expect(plain).toEqual(bySchema);
});

it('leaves refusals to the SDK', async () => {
  const command = new GetTagsCommand({ TimePeriod: { Start: 'yesterday', End: '2026-11-01' } });

  await expect(plainClientOf(simulator.url).send(command)).rejects.toMatchObject({
    name: 'ValidationException',
    $metadata: { httpStatusCode: 400 },
  });
});

describe('what is no answer', () => {
  let server: AwsServer;
  afterEach(() => server.close());

  it.each(['', '<html>welcome</html>', '[]'])('is left to the SDK: %p', async (body) => {
    server = await startAwsServer((_request, response) => response.end(body));
    const read = (client: CostExplorerClient) =>
      client.send(new GetTagsCommand(october)).then(
        ({ $metadata: _, ...output }) => output,
        (error: Error) => error.name,
      );

    expect(await read(plainClientOf(server.url))).toEqual(await read(clientOf(server.url)));
  });
});
