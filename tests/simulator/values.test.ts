// GetDimensionValues, GetTags, GetCostCategories: aws-apis.md §1.7, §2.
import {
  GetCostCategoriesCommand,
  GetDimensionValuesCommand,
  GetTagsCommand,
  type GetDimensionValuesCommandInput,
} from '@aws-sdk/client-cost-explorer';
import { failure, is, startNorthwind, type Northwind } from './northwind';

let northwind: Northwind;
beforeAll(async () => {
  northwind = await startNorthwind();
});
afterAll(() => northwind.close());

const TimePeriod = { Start: '2026-10-01', End: '2026-11-01' };
const values = (input: Partial<GetDimensionValuesCommandInput>, on = northwind) =>
  on.ce.send(new GetDimensionValuesCommand({ TimePeriod, Dimension: 'SERVICE', ...input }));

describe('GetDimensionValues', () => {
  it('names the accounts, one that left excepted', async () => {
    const { DimensionValues, ReturnSize, TotalSize } = await values({
      Dimension: 'LINKED_ACCOUNT',
      TimePeriod: { Start: '2026-08-01', End: '2026-11-01' },
    });
    expect([ReturnSize, TotalSize]).toEqual([12, 12]);
    expect(DimensionValues).toContainEqual({ Value: '210000000002', Attributes: { description: 'data-prod' } });
    expect(DimensionValues).toContainEqual({ Value: '210000000011', Attributes: {} });
  });

  it('has only what cost something in the period', async () => {
    expect((await values({ Dimension: 'LINKED_ACCOUNT' })).TotalSize).toBe(11);
    expect((await values({ SearchString: 'Bedrock' })).TotalSize).toBe(1);
    expect(
      (await values({ SearchString: 'Bedrock', TimePeriod: { Start: '2026-09-01', End: '2026-10-01' } })).TotalSize,
    ).toBe(0);
  });

  it('gives usage types their unit', async () => {
    const { DimensionValues } = await values({ Dimension: 'USAGE_TYPE', SearchString: 'BoxUsage:t3' });
    expect(DimensionValues).toContainEqual({ Value: 'APS1-BoxUsage:t3.medium', Attributes: { unit: 'Hrs' } });
  });

  it('filters', async () => {
    const { DimensionValues } = await values({ Dimension: 'REGION', Filter: is('LINKED_ACCOUNT', '210000000010') });
    expect(DimensionValues?.map(({ Value }) => Value)).toEqual(['NoRegion', 'eu-central-1']);
  });

  it('sorts by a metric, and then takes MaxResults', async () => {
    const { DimensionValues, ReturnSize, TotalSize, NextPageToken } = await values({
      Dimension: 'LINKED_ACCOUNT',
      SortBy: [{ Key: 'UnblendedCost', SortOrder: 'DESCENDING' }],
      MaxResults: 3,
    });
    expect(DimensionValues?.map(({ Attributes }) => Attributes?.description)).toEqual([
      'shop-prod',
      'data-prod',
      'api-prod',
    ]);
    expect([ReturnSize, TotalSize! > 3, NextPageToken]).toEqual([3, true, undefined]);
    const { DimensionValues: ascending } = await values({
      Dimension: 'LINKED_ACCOUNT',
      SortBy: [{ Key: 'UnblendedCost', SortOrder: 'ASCENDING' }],
      MaxResults: 1,
    });
    expect(ascending?.[0]?.Attributes?.description).toBe('legacy-crm');
  });

  it('refuses SortBy beside a search or a token, too many results, and dimensions of other contexts', async () => {
    const SortBy = [{ Key: 'UnblendedCost', SortOrder: 'ASCENDING' }] as const;
    for (const input of [
      { SortBy: [...SortBy], SearchString: 'x' },
      { SortBy: [...SortBy], NextPageToken: 'x' },
      { MaxResults: 1001 },
      { Dimension: 'SERVICE_CODE' },
      { Dimension: 'SERVICE', Context: 'SAVINGS_PLANS' },
      { Dimension: 'COLOUR' as 'SERVICE' },
    ] as const) {
      expect(await failure(values(input as Partial<GetDimensionValuesCommandInput>))).toMatchObject({
        name: 'ValidationException',
        status: 400,
      });
    }
  });

  it('knows the contexts of commitments', async () => {
    const plans = await values({ Dimension: 'SAVINGS_PLAN_ARN', Context: 'SAVINGS_PLANS' });
    expect(plans.DimensionValues?.map(({ Value }) => Value)).toEqual([expect.stringContaining('savingsplan/')]);
    const instances = await values({ Dimension: 'INSTANCE_TYPE', Context: 'RESERVATIONS' });
    expect(instances.DimensionValues?.map(({ Value }) => Value)).toEqual(['db.r6g.xlarge', 'r6g.xlarge']);
  });

  it('comes in pages', async () => {
    const small = await startNorthwind({ valuesPageSize: 10 });
    const first = await values({}, small);
    const second = await values({ NextPageToken: first.NextPageToken }, small);
    const changed = await failure(values({ NextPageToken: first.NextPageToken, Dimension: 'REGION' }, small));
    await small.close();
    expect([first.ReturnSize, second.ReturnSize]).toEqual([10, 10]);
    const whole = (await values({})).DimensionValues ?? [];
    expect([...(first.DimensionValues ?? []), ...(second.DimensionValues ?? [])]).toEqual(whole.slice(0, 20));
    expect(changed.name).toBe('RequestChangedException');
  });
});

describe('GetTags', () => {
  it('lists keys, and the values of one with the untagged among them', async () => {
    const keys = await northwind.ce.send(new GetTagsCommand({ TimePeriod }));
    expect([...(keys.Tags ?? [])].sort()).toEqual([
      'Environment',
      'aws:createdBy',
      'cost-center',
      'environment',
      'project',
      'team',
    ]);
    const { Tags, TotalSize } = await northwind.ce.send(new GetTagsCommand({ TimePeriod, TagKey: 'cost-center' }));
    expect(Tags).toEqual(['', 'CC-100', 'CC-101', 'CC-102', 'CC-103', 'CC101']);
    expect(TotalSize).toBe(6);
  });

  it('searches, and does not know a tag before its activation', async () => {
    expect((await northwind.ce.send(new GetTagsCommand({ TimePeriod, SearchString: 'nvironment' }))).Tags).toEqual([
      'environment',
      'Environment',
    ]);
    expect(
      (await northwind.ce.send(new GetTagsCommand({ TimePeriod, TagKey: 'team', SearchString: 'check' }))).Tags,
    ).toEqual(['checkout']);
    expect(
      (await northwind.ce.send(new GetTagsCommand({ TimePeriod: { Start: '2026-07-01', End: '2026-08-01' } }))).Tags,
    ).not.toContain('project');
  });
});

describe('GetCostCategories', () => {
  it('lists names, and the values of one', async () => {
    expect(await northwind.ce.send(new GetCostCategoriesCommand({ TimePeriod }))).toMatchObject({
      CostCategoryNames: ['BusinessUnit'],
      ReturnSize: 1,
      TotalSize: 1,
    });
    const { CostCategoryValues } = await northwind.ce.send(
      new GetCostCategoriesCommand({ TimePeriod, CostCategoryName: 'BusinessUnit' }),
    );
    expect(CostCategoryValues).toEqual(['Commerce', 'Data', 'Platform', 'Unallocated']);
  });
});
