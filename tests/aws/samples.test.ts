// AWS's own recorded answers over HTTP, through the real clients: nothing may be lost. @see ../shared/samples/README.md
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { GetCostAndUsageCommandOutput } from '@aws-sdk/client-cost-explorer';
import { json, identityXml, startAwsServer } from './support/aws-server';
import type { AwsServer } from './support/aws-server';
import { IDENTITY_REQUEST, patient, setUp } from './support/connection';

const folder = path.resolve(__dirname, '../../../shared/samples');
const isThere = existsSync(folder);
const sample = <T>(operation: string) =>
  JSON.parse(readFileSync(path.join(folder, `${operation}-1.json`), 'utf8')) as T;

if (!isThere) {
  console.info(`skipped: no recorded answers in ${folder}`);
}

(isThere ? describe : describe.skip)('recorded answers', () => {
  let server: AwsServer;
  beforeAll(async () => {
    server = await startAwsServer(({ operation }, response) => {
      if (operation === 'GetCallerIdentity') {
        const { Account: account, Arn: arn } = sample<{ Account: string; Arn: string }>(operation);
        identityXml(response, { account, arn });
      } else {
        json(response, sample(operation));
      }
    });
  });
  afterAll(() => server.close());

  const TimePeriod = { Start: '2017-09-01', End: '2017-10-01' };

  it('keeps every cell, unit, key and period of GetCostAndUsage', async () => {
    const recorded = sample<GetCostAndUsageCommandOutput>('GetCostAndUsage');
    const GroupBy = recorded.GroupDefinitions!;
    const { output } = await setUp(server.url).aws.send(
      {
        operation: 'ce:GetCostAndUsage',
        input: {
          TimePeriod,
          Granularity: 'MONTHLY',
          Metrics: ['BlendedCost', 'UnblendedCost', 'UsageQuantity'],
          GroupBy,
        },
      },
      patient,
    );

    const rows = recorded.ResultsByTime!.flatMap(({ TimePeriod: period, Estimated, Groups }) =>
      Groups!.map(({ Keys, Metrics }) => ({ period, Estimated, Keys, Metrics })),
    );
    const kept = output.periods.flatMap(({ start, end, estimated }, at) =>
      output.groups.map((Keys, group) => ({
        period: { Start: start, End: end },
        Estimated: estimated,
        Keys,
        Metrics: Object.fromEntries(
          Object.entries(output.columns).map(([name, columns]) => [
            name,
            { Amount: columns[group]!.amounts[at], Unit: columns[group]!.unit },
          ]),
        ),
      })),
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(kept).toEqual(rows);
  });

  it('keeps every value of GetDimensionValues', async () => {
    const recorded = sample<{ DimensionValues: { Value: string }[] }>('GetDimensionValues');
    const { output } = await setUp(server.url).aws.send(
      { operation: 'ce:GetDimensionValues', input: { TimePeriod, Dimension: 'SERVICE' } },
      patient,
    );

    expect(output).toEqual(recorded.DimensionValues.map(({ Value }) => ({ value: Value })));
  });

  it('keeps every tag of GetTags', async () => {
    const { output } = await setUp(server.url).aws.send({ operation: 'ce:GetTags', input: { TimePeriod } }, patient);

    expect(output).toEqual(sample<{ Tags: string[] }>('GetTags').Tags);
  });

  it('keeps account and ARN of GetCallerIdentity', async () => {
    const { Account, Arn } = sample<{ Account: string; Arn: string }>('GetCallerIdentity');
    const { output } = await setUp(server.url).aws.send(IDENTITY_REQUEST, patient);

    expect(output).toEqual({ account: Account, arn: Arn });
  });

  it('keeps every account of ListAccounts, its state and its path', async () => {
    const recorded = sample<{ Accounts: { JoinedTimestamp: number }[] }>('ListAccounts');
    const { output } = await setUp(server.url).aws.send(
      { operation: 'organizations:ListAccounts', input: {} },
      patient,
    );

    expect(output).toEqual(
      recorded.Accounts.map((account) => ({ ...account, JoinedTimestamp: new Date(account.JoinedTimestamp * 1000) })),
    );
  });
});
