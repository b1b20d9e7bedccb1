import { createFold } from '../../src/aws/fold';
import type { AwsRequest } from '../../src/aws/request';

const TimePeriod = { Start: '2026-11-01', End: '2026-11-20' };

it.each<[AwsRequest, readonly object[], unknown]>([
  [
    { operation: 'ce:GetDimensionValues', input: { TimePeriod, Dimension: 'LINKED_ACCOUNT' } },
    [
      { DimensionValues: [{ Value: '222233334444', Attributes: { description: 'prod-platform' } }] },
      {},
      { DimensionValues: [{ Value: '' }] },
    ],
    [{ value: '222233334444', description: 'prod-platform' }, { value: '' }],
  ],
  [
    { operation: 'ce:GetTags', input: { TimePeriod } },
    [{ Tags: ['team'] }, {}, { Tags: ['', 'env'] }],
    ['team', '', 'env'],
  ],
  [
    { operation: 'ce:GetCostCategories', input: { TimePeriod } },
    [{ CostCategoryNames: ['Unit'] }, {}, { CostCategoryValues: ['shop'] }],
    { names: ['Unit'], values: ['shop'] },
  ],
  [
    { operation: 'organizations:ListAccounts', input: {} },
    [{ Accounts: [{ Id: '1' }] }, {}, { Accounts: [{ Id: '2' }] }],
    [{ Id: '1' }, { Id: '2' }],
  ],
  [{ operation: 'sts:GetCallerIdentity', input: {} }, [{ Account: '1', Arn: 'a' }], { account: '1', arn: 'a' }],
])('merges the pages of %o', (request, pages, expected) => {
  const fold = createFold(request);
  pages.forEach((page) => fold.add(page));

  expect(fold.finish()).toEqual(expected);
  expect(fold.bytes()).toBeGreaterThan(0);
});
