// ListCostAllocationTags and ListCostCategoryDefinitions: the payer's settings, in step with the bill.
import {
  GetCostCategoriesCommand,
  GetTagsCommand,
  ListCostAllocationTagsCommand,
  ListCostCategoryDefinitionsCommand,
  type CostAllocationTag,
  type ListCostAllocationTagsCommandInput,
} from '@aws-sdk/client-cost-explorer';
import { askAll, byKey, failure, groupSum, startPlain, tag, type Northwind } from './northwind';

let northwind: Northwind;
beforeAll(async () => {
  northwind = await startPlain();
});
afterAll(() => northwind.close());

const TimePeriod = { Start: '2026-10-01', End: '2026-11-01' };
const list = (input: ListCostAllocationTagsCommandInput = {}, of: Pick<Northwind, 'ce'> = northwind) =>
  of.ce.send(new ListCostAllocationTagsCommand(input));
const categories = (input: ConstructorParameters<typeof ListCostCategoryDefinitionsCommand>[0] = {}) =>
  northwind.ce.send(new ListCostCategoryDefinitionsCommand(input));
const keys = ({ CostAllocationTags = [] }: { CostAllocationTags?: CostAllocationTag[] | undefined }) =>
  CostAllocationTags.map(({ TagKey }) => TagKey);

describe('cost allocation tags', () => {
  it('are those of the bill where active, near spellings among those that are not', async () => {
    const { Tags } = await northwind.ce.send(new GetTagsCommand({ TimePeriod }));
    expect(keys(await list({ Status: 'Active' }))).toEqual([...(Tags ?? [])].sort());
    expect(keys(await list({ Status: 'Inactive' }))).toEqual([
      'CostCenter',
      'Env',
      'Name',
      'aws:cloudformation:stack-name',
      'owner',
    ]);
    expect(keys(await list({ Type: 'AWSGenerated' }))).toEqual(['aws:cloudformation:stack-name', 'aws:createdBy']);
    expect(keys(await list({ TagKeys: ['team', 'nobody'] }))).toEqual(['team']);
  });

  it('say when they were activated: project three months ago, with nothing before', async () => {
    const { CostAllocationTags: [project] = [] } = await list({ TagKeys: ['project'] });
    expect(project).toEqual({
      TagKey: 'project',
      Type: 'UserDefined',
      Status: 'Active',
      LastUpdatedDate: '2026-08-20T00:00:00Z',
      LastUsedDate: '2026-11-01T00:00:00Z',
    });
    const days = await askAll(northwind, {
      TimePeriod: { Start: '2026-08-19', End: '2026-08-21' },
      Granularity: 'DAILY',
      GroupBy: [tag('project')],
    });
    expect((days[0]?.Groups ?? []).map(({ Keys }) => Keys?.[0])).toEqual(['project$']);
    expect(groupSum(days[1])).toBeGreaterThan(Object.values(byKey([days[1] ?? {}]))[0] ?? Number.NaN);
  });

  it('come in pages', async () => {
    const first = await list({ MaxResults: 4 });
    const second = await list({ MaxResults: 4, NextToken: first.NextToken });
    const third = await list({ MaxResults: 4, NextToken: second.NextToken });
    expect([first, second, third].map((page) => keys(page).length)).toEqual([4, 4, 3]);
    expect(third.NextToken).toBeUndefined();
    expect([first, second, third].flatMap(keys)).toEqual(keys(await list()));
    expect(await failure(list({ MaxResults: 5, NextToken: first.NextToken }))).toMatchObject({
      name: 'RequestChangedException',
    });
    expect(await failure(list({ NextToken: 'abc' }))).toMatchObject({ name: 'InvalidNextTokenException' });
  });

  it.each<[string, Readonly<Record<string, unknown>>, RegExp]>([
    ['an unknown status', { Status: 'ACTIVE' }, /at 'status' .* enum value set: \[Active, Inactive\]/],
    ['an unknown type', { Type: 'Mine' }, /at 'type' .* enum value set: \[AWSGenerated, UserDefined\]/],
    ['1,001 a page', { MaxResults: 1001 }, /less than or equal to 1000/],
    ['none a page', { MaxResults: 0 }, /greater than or equal to 1/],
    ['101 keys', { TagKeys: Array.from({ length: 101 }, (_, index) => `k${index}`) }, /at 'tagKeys'/],
  ])('refuse %s', async (_, input, message) => {
    expect(await failure(list(input))).toEqual({
      name: 'ValidationException',
      status: 400,
      message: expect.stringMatching(message),
    });
  });

  it('are the payer’s alone', async () => {
    expect(await failure(list({}, northwind.as('AKIAMEMBER210000000003')))).toEqual({
      name: 'AccessDeniedException',
      status: 400,
      message: "Failed to list Cost Allocation Tags: Linked account doesn't have access to cost allocation tags.",
    });
  });
});

describe('cost category definitions', () => {
  it('name the bill’s categories with their values and default', async () => {
    const { CostCategoryValues = [] } = await northwind.ce.send(
      new GetCostCategoriesCommand({ TimePeriod, CostCategoryName: 'BusinessUnit' }),
    );
    const { CostCategoryReferences = [] } = await categories();
    expect(CostCategoryReferences).toEqual([
      {
        CostCategoryArn: expect.stringMatching(/^arn:aws:ce::111111111111:costcategory\/[0-9a-f-]{36}$/),
        Name: 'BusinessUnit',
        EffectiveStart: '2022-01-01T00:00:00Z',
        NumberOfRules: 3,
        ProcessingStatus: [{ Component: 'COST_EXPLORER', Status: 'APPLIED' }],
        Values: ['Commerce', 'Data', 'Platform'],
        DefaultValue: 'Unallocated',
      },
    ]);
    expect([...CostCategoryValues].sort()).toEqual(['Commerce', 'Data', 'Platform', 'Unallocated']);
  });

  it('are none before the first was made', async () => {
    expect((await categories({ EffectiveOn: '2021-12-31T00:00:00Z' })).CostCategoryReferences).toEqual([]);
    expect(await failure(categories({ EffectiveOn: 'yesterday' }))).toMatchObject({ name: 'ValidationException' });
    expect(await failure(categories({ MaxResults: 101 }))).toMatchObject({ name: 'ValidationException' });
  });

  it('are the payer’s alone', async () => {
    const member = northwind.as('AKIAMEMBER210000000003').ce;
    expect(await failure(member.send(new ListCostCategoryDefinitionsCommand({})))).toEqual({
      name: 'AccessDeniedException',
      status: 400,
      message: "Failed to list Cost Categories: Linked account doesn't have access to cost category.",
    });
  });
});

it('costs a cent a call, and nothing where it is refused', async () => {
  await northwind.control('DELETE', 'ledger');
  await list();
  await categories();
  await failure(list({}, northwind.as('AKIAMEMBER210000000003')));
  expect(await northwind.ledger()).toMatchObject({ total: 3, paid: 2, usd: 0.02 });
});
