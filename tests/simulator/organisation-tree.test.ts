// From an account to the names of the units above it: by its path, and by asking upwards.
import {
  DescribeAccountCommand,
  DescribeOrganizationalUnitCommand,
  ListAccountsCommand,
  ListParentsCommand,
} from '@aws-sdk/client-organizations';
import { failure, startNorthwind, type Northwind } from './northwind';

let northwind: Northwind;
beforeAll(async () => {
  northwind = await startNorthwind({ switches: { emptyPages: false } });
});
afterAll(() => northwind.close());

const unitName = async (OrganizationalUnitId: string): Promise<string | undefined> =>
  (await northwind.organizations.send(new DescribeOrganizationalUnitCommand({ OrganizationalUnitId })))
    .OrganizationalUnit?.Name;

async function namesAbove(ChildId: string): Promise<readonly (string | undefined)[]> {
  const { Parents: [parent] = [] } = await northwind.organizations.send(new ListParentsCommand({ ChildId }));
  return parent?.Type === 'ROOT' ? [] : [...(await namesAbove(String(parent?.Id))), await unitName(String(parent?.Id))];
}

it('gives the same names both ways, for every account', async () => {
  const { Accounts = [] } = await northwind.organizations.send(new ListAccountsCommand({}));
  const ways = await Promise.all(
    Accounts.map(async ({ Id, Name, Paths }) => {
      const units = String(Paths?.[0])
        .split('/')
        .filter((id) => id.startsWith('ou-'));
      return { Name, byPath: await Promise.all(units.map(unitName)), upwards: await namesAbove(String(Id)) };
    }),
  );
  expect(ways).toHaveLength(11);
  ways.forEach(({ byPath, upwards }) => expect(byPath).toEqual(upwards));
  expect(Object.fromEntries(ways.map(({ Name, byPath }) => [Name, byPath.join('/')]))).toMatchObject({
    'northwind-payer': '',
    'shop-prod': 'Workloads/Prod',
    'data-dev': 'Workloads/NonProd',
    sandbox: 'Sandbox',
  });
});

it('describes an account as the list does', async () => {
  const { Accounts = [] } = await northwind.organizations.send(new ListAccountsCommand({}));
  const { Account } = await northwind.organizations.send(new DescribeAccountCommand({ AccountId: '210000000007' }));
  expect(Account).toEqual(Accounts.find(({ Id }) => Id === '210000000007'));
});

it('refuses what does not exist, and members', async () => {
  const { organizations } = northwind;
  const unit = new DescribeOrganizationalUnitCommand({ OrganizationalUnitId: 'ou-nw01-nowhere1' });
  expect(await failure(organizations.send(unit))).toMatchObject({
    name: 'OrganizationalUnitNotFoundException',
    status: 400,
  });
  // The account that left is in the bill and not in the organisation.
  expect(await failure(organizations.send(new DescribeAccountCommand({ AccountId: '210000000011' })))).toMatchObject({
    name: 'AccountNotFoundException',
  });
  expect(await failure(organizations.send(new ListParentsCommand({ ChildId: '210000000011' })))).toMatchObject({
    name: 'ChildNotFoundException',
  });
  const member = northwind.as('AKIAMEMBER210000000001').organizations;
  expect(await failure(member.send(new ListParentsCommand({ ChildId: '210000000001' })))).toMatchObject({
    name: 'AccessDeniedException',
  });
});
