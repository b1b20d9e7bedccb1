// STS and Organizations: who one is, which role one takes, which accounts there are. aws-apis.md §4, §7.1.
import {
  DescribeOrganizationCommand,
  ListAccountsCommand,
  ListAccountsForParentCommand,
  ListOrganizationalUnitsForParentCommand,
  ListRootsCommand,
  type Account,
} from '@aws-sdk/client-organizations';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { ask, byKey, dimension, failure, startNorthwind, type Northwind } from './northwind';

let northwind: Northwind;
beforeAll(async () => {
  northwind = await startNorthwind();
});
afterAll(() => northwind.close());

const role = (account: string, name: string) => `arn:aws:iam::${account}:role/${name}`;
const assume = (RoleArn: string, ExternalId?: string) =>
  northwind.sts.send(
    new AssumeRoleCommand({
      RoleArn,
      RoleSessionName: 'grafana',
      DurationSeconds: 900,
      ...(ExternalId && { ExternalId }),
    }),
  );

describe('STS', () => {
  it('tells who signed', async () => {
    expect(await northwind.sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: '111111111111',
      Arn: 'arn:aws:iam::111111111111:user/northwind-reader',
    });
    expect(await northwind.as('AKIAMEMBER210000000002').sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: '210000000002',
    });
  });

  it('works in any region', async () => {
    const abroad = new STSClient({
      endpoint: northwind.url,
      region: 'ap-southeast-2',
      maxAttempts: 1,
      credentials: { accessKeyId: 'A', secretAccessKey: 'B' },
    });
    expect((await abroad.send(new GetCallerIdentityCommand({}))).Account).toBe('111111111111');
  });

  it('refuses bad keys with its own older codes and 403', async () => {
    expect(await failure(northwind.as('AKIAINVALID').sts.send(new GetCallerIdentityCommand({})))).toEqual({
      name: 'InvalidClientTokenId',
      status: 403,
      message: 'The security token included in the request is invalid.',
    });
    expect(await failure(northwind.as('AKIAEXPIRED').sts.send(new GetCallerIdentityCommand({})))).toMatchObject({
      name: expect.stringContaining('ExpiredToken'),
      status: 403,
    });
  });

  it('gives a role’s session to who has the external id', async () => {
    const guarded = role('111111111111', 'CostReader');
    expect(await failure(assume(guarded))).toMatchObject({
      name: 'AccessDenied',
      status: 403,
      message: expect.stringContaining(`not authorized to perform: sts:AssumeRole on resource: ${guarded}`),
    });
    expect(await failure(assume(guarded, 'southwind'))).toMatchObject({ name: 'AccessDenied' });
    const { Credentials, AssumedRoleUser } = await assume(guarded, 'northwind');
    expect(AssumedRoleUser?.Arn).toBe('arn:aws:sts::111111111111:assumed-role/CostReader/grafana');
    expect(Credentials?.Expiration).toEqual(new Date('2026-11-20T12:15:00Z'));
    const session = northwind.as(String(Credentials?.AccessKeyId), Credentials?.SessionToken);
    expect(await session.sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: '111111111111',
      Arn: AssumedRoleUser?.Arn,
      UserId: AssumedRoleUser?.AssumedRoleId,
    });
    await expect(ask(session)).resolves.toMatchObject({ ResultsByTime: { length: 1 } });
  });

  it('denies roles that are called so, bad ARNs and durations', async () => {
    expect(await failure(assume(role('111111111111', 'DeniedReader')))).toMatchObject({
      name: 'AccessDenied',
      status: 403,
    });
    expect(await failure(assume('CostReader'))).toMatchObject({ name: 'ValidationError' });
    expect(
      await failure(
        northwind.sts.send(
          new AssumeRoleCommand({
            RoleArn: role('111111111111', 'Reader'),
            RoleSessionName: 'x1',
            DurationSeconds: 60,
          }),
        ),
      ),
    ).toMatchObject({ name: 'ValidationError' });
  });

  it('gives a member’s role that member’s view, until it expires', async () => {
    const { Credentials } = await assume(role('210000000004', 'Reader'));
    const session = northwind.as(String(Credentials?.AccessKeyId), Credentials?.SessionToken);
    const { ResultsByTime = [] } = await ask(session, { GroupBy: [dimension('LINKED_ACCOUNT')] });
    expect(Object.keys(byKey(ResultsByTime))).toEqual(['210000000004']);
    expect(await failure(ask(northwind.as(String(Credentials?.AccessKeyId), 'another token')))).toMatchObject({
      name: 'UnrecognizedClientException',
    });
    await northwind.control('POST', 'clock', { now: '2026-11-20T12:15:00Z' });
    const late = await failure(ask(session));
    await northwind.control('POST', 'clock', { now: null });
    expect(late).toMatchObject({ name: 'ExpiredTokenException', status: 400 });
  });
});

describe('Organizations', () => {
  async function accounts(MaxResults?: number): Promise<{ all: readonly Account[]; sizes: readonly number[] }> {
    const all: Account[] = [];
    const sizes: number[] = [];
    let NextToken: string | undefined;
    do {
      const page = await northwind.organizations.send(
        new ListAccountsCommand({ ...(MaxResults && { MaxResults }), ...(NextToken && { NextToken }) }),
      );
      sizes.push(page.Accounts?.length ?? 0);
      all.push(...(page.Accounts ?? []));
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    return { all, sizes };
  }

  it('lists eleven accounts with state, status and path, the one that left not among them', async () => {
    const { all } = await accounts();
    expect(all).toHaveLength(11);
    expect(all.map(({ Id }) => Id)).not.toContain('210000000011');
    expect(all[1]).toEqual({
      Id: '210000000001',
      Arn: 'arn:aws:organizations::111111111111:account/o-northwind01/210000000001',
      Name: 'shop-prod',
      Email: 'aws+shop-prod@northwind.example',
      JoinedMethod: 'CREATED',
      JoinedTimestamp: new Date(1509530400120),
      State: 'ACTIVE',
      Status: 'ACTIVE',
      Paths: ['o-northwind01/r-nw01/ou-nw01-workload/ou-nw01-wprod001/210000000001/'],
    });
  });

  it('sometimes answers an empty page with a token', async () => {
    const walks = await Promise.all([1, 2, 3, 4, 5, 6].map((size) => accounts(size)));
    expect(walks.every(({ all }) => all.length === 11)).toBe(true);
    expect(walks.some(({ sizes }) => sizes.slice(0, -1).includes(0))).toBe(true);
    expect(walks.every(({ sizes }) => sizes.at(-1) !== 0)).toBe(true);
  });

  it('refuses pages over twenty and foreign tokens', async () => {
    expect(await failure(northwind.organizations.send(new ListAccountsCommand({ MaxResults: 21 })))).toMatchObject({
      name: 'InvalidInputException',
      status: 400,
    });
    expect(await failure(northwind.organizations.send(new ListAccountsCommand({ NextToken: 'abc' })))).toMatchObject({
      name: 'InvalidInputException',
    });
  });

  it('can be walked from the root to every account', async () => {
    await northwind.control('POST', 'switches', { emptyPages: false });
    const { Roots: [root] = [] } = await northwind.organizations.send(new ListRootsCommand({}));
    const walk = async (ParentId: string): Promise<readonly string[]> => {
      const here = await northwind.organizations.send(new ListAccountsForParentCommand({ ParentId }));
      const units = await northwind.organizations.send(new ListOrganizationalUnitsForParentCommand({ ParentId }));
      const below = await Promise.all((units.OrganizationalUnits ?? []).map(({ Id }) => walk(String(Id))));
      return [...(here.Accounts ?? []).map(({ Name }) => String(Name)), ...below.flat()];
    };
    const names = await walk(String(root?.Id));
    const missing = await failure(
      northwind.organizations.send(new ListAccountsForParentCommand({ ParentId: 'ou-nw01-nowhere1' })),
    );
    await northwind.control('POST', 'switches', { emptyPages: true });
    expect([...names].sort()).toEqual((await accounts()).all.map(({ Name }) => Name).sort());
    expect(missing).toMatchObject({ name: 'ParentNotFoundException', status: 400 });
  });

  it('is described to any member, and listed to the payer alone', async () => {
    const member = northwind.as('AKIAMEMBER210000000001').organizations;
    expect((await member.send(new DescribeOrganizationCommand({}))).Organization).toMatchObject({
      Id: 'o-northwind01',
      MasterAccountId: '111111111111',
      FeatureSet: 'ALL',
    });
    expect(await failure(member.send(new ListAccountsCommand({})))).toMatchObject({
      name: 'AccessDeniedException',
      status: 400,
    });
    expect(
      await failure(northwind.as('AKIAMEMBER210000000011').organizations.send(new DescribeOrganizationCommand({}))),
    ).toMatchObject({ name: 'AWSOrganizationsNotInUseException' });
  });
});
