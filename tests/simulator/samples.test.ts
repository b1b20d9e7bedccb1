// Answers recorded by others, served by the simulator and read by the real clients: nothing is lost on the way.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { GetCostForecastCommand, GetDimensionValuesCommand, GetTagsCommand } from '@aws-sdk/client-cost-explorer';
import { ListAccountsCommand } from '@aws-sdk/client-organizations';
import { ask, startNorthwind, type Northwind } from './northwind';

const folder = path.resolve(__dirname, '../../../shared/samples');
const isThere = existsSync(folder);
if (!isThere) {
  process.stdout.write(`skipped: no recorded answers at ${folder}\n`);
}

let northwind: Northwind;
beforeAll(async () => {
  northwind = await startNorthwind();
});
afterAll(() => northwind.close());

const serve = async (operation: string): Promise<unknown> => {
  const body: unknown = JSON.parse(readFileSync(path.join(folder, `${operation}-1.json`), 'utf8'));
  await northwind.control('POST', 'faults', [{ operation, kind: 'answer', body }]);
  return body;
};
const without = ({ $metadata: _, ...output }: { $metadata: unknown }): unknown => output;
const TimePeriod = { Start: '2026-10-01', End: '2026-11-01' };

(isThere ? describe : describe.skip)('a recorded answer of', () => {
  it('GetCostAndUsage', async () => {
    const body = await serve('GetCostAndUsage');
    expect(without(await ask(northwind))).toEqual(body);
  });

  it('GetCostForecast', async () => {
    const body = await serve('GetCostForecast');
    const command = new GetCostForecastCommand({
      TimePeriod: { Start: '2026-11-20', End: '2026-11-22' },
      Granularity: 'DAILY',
      Metric: 'UNBLENDED_COST',
    });
    expect(without(await northwind.ce.send(command))).toEqual(body);
  });

  it('GetDimensionValues', async () => {
    const body = await serve('GetDimensionValues');
    expect(
      without(await northwind.ce.send(new GetDimensionValuesCommand({ TimePeriod, Dimension: 'SERVICE' }))),
    ).toEqual(body);
  });

  it('GetTags', async () => {
    const body = await serve('GetTags');
    expect(without(await northwind.ce.send(new GetTagsCommand({ TimePeriod })))).toEqual(body);
  });

  it('ListAccounts', async () => {
    const body = (await serve('ListAccounts')) as { Accounts: { JoinedTimestamp: number }[] };
    const dated = {
      Accounts: body.Accounts.map((account) => ({
        ...account,
        JoinedTimestamp: new Date(Math.round(account.JoinedTimestamp * 1000)),
      })),
    };
    expect(without(await northwind.organizations.send(new ListAccountsCommand({})))).toEqual(dated);
  });
});
