import { NOW_MS, startTestPlugin, type TestPlugin } from './support/plugin';

const ACCOUNT = { type: 'DIMENSION', key: 'LINKED_ACCOUNT' };
const UNIT = { type: 'DIMENSION', key: 'ORGANIZATIONAL_UNIT' };

describe('names and units of accounts', () => {
  let plugin: TestPlugin;
  beforeEach(async () => {
    // Units are a request each: the limiter has to see time go by.
    let ticks = 0;
    plugin = await startTestPlugin({ now: () => NOW_MS + ticks++ });
  });
  afterEach(() => plugin.close());

  async function drawn(query: object, headers: Record<string, string> = {}) {
    const answer = (await plugin.ask({ granularity: 'MONTHLY', format: 'total', ...query }, { headers })).get('A')!;
    const [frame] = answer.frames;
    const column = (name: string) =>
      Array.from((frame?.fields.find((field) => field.name === name)?.values ?? []) as ArrayLike<string | number>);
    return { error: answer.error?.message, notices: frame?.meta?.notices?.map(({ text }) => text), column, frame };
  }
  const total = async (query: object) =>
    (await drawn(query)).column('UnblendedCost').reduce<number>((sum, value) => sum + Number(value), 0);

  it('come from Organizations, which is asked once and for nothing', async () => {
    const account = { Id: '210000000001', Name: 'shop-renamed', Paths: ['o-1/r-1/210000000001/'] };
    await plugin.control('faults', [
      { operation: 'ListAccounts', kind: 'answer', body: { Accounts: [account] }, times: 1 },
    ]);
    const { column } = await drawn({ groupBy: [ACCOUNT] });
    expect(column('LINKED_ACCOUNT_NAME')).toEqual(expect.arrayContaining(['shop-renamed', 'data-prod']));
    await drawn({ groupBy: [ACCOUNT] });
    const { paidRequests, operations } = await plugin.paid();
    expect([paidRequests, operations.filter((name) => name.includes('ListAccounts')).length]).toEqual([1, 1]);
  });

  it('are Cost Explorer’s alone for an alert rule, and where nobody asked for names', async () => {
    await drawn({ groupBy: [ACCOUNT] }, { FromAlert: 'true' });
    await drawn({ groupBy: [ACCOUNT], accountNames: false });
    await drawn({ groupBy: [{ type: 'DIMENSION', key: 'SERVICE' }] });
    expect((await plugin.paid()).operations.join()).not.toContain('ListAccounts');
  });

  it('are ids, or Cost Explorer’s, without any right, and no error', async () => {
    await plugin.control('faults', [{ operation: 'ListAccounts', kind: 'deny' }]);
    const { error, column, notices } = await drawn({ groupBy: [ACCOUNT], organizationalUnits: true });
    expect(error).toBeUndefined();
    expect(column('LINKED_ACCOUNT_NAME')).toContain('shop-prod');
    expect(new Set(column('ORGANIZATIONAL_UNIT'))).toEqual(new Set(['(unknown unit)']));
    expect(notices?.join()).toContain('organizations:ListAccounts');
  });

  it('group costs by unit, and the units add up to the whole', async () => {
    const { column } = await drawn({ groupBy: [UNIT] });
    expect(column('ORGANIZATIONAL_UNIT')).toEqual(
      expect.arrayContaining(['Root', 'Root/Workloads/Prod', 'Root/Workloads/NonProd', 'Root/Sandbox']),
    );
    expect(await total({ groupBy: [UNIT] })).toBeCloseTo(await total({}), 4);
  });

  it('call a unit by its id where its name may not be read', async () => {
    await plugin.control('faults', [{ operation: 'DescribeOrganizationalUnit', kind: 'deny' }]);
    const { column } = await drawn({ groupBy: [UNIT] });
    expect(column('ORGANIZATIONAL_UNIT')).toContainEqual(expect.stringMatching(/^Root\/ou-[\w-]+\/ou-[\w-]+$/));
  });

  it('filter by unit: what is in it and what is not are the whole', async () => {
    const filter = (operator: string) => ({ filters: [{ ...UNIT, operator, values: ['Root/Workloads'] }] });
    const [inside, outside, all] = [await total(filter('is')), await total(filter('isNot')), await total({})];
    expect(inside).toBeGreaterThan(outside);
    expect(inside + outside).toBeCloseTo(all, 4);
  });

  it('name a unit that is not there before anything is paid', async () => {
    const { error } = await drawn({ filters: [{ ...UNIT, operator: 'is', values: ['Root/Workload'] }] });
    expect(error).toMatch(/filters\.0\.values name no organisational unit .*Root\/Workload\. There are Root/);
    expect((await plugin.paid()).paidRequests).toBe(0);
  });

  it('leave frames held while they are the same', async () => {
    const { frame: first } = await drawn({ groupBy: [ACCOUNT] });
    const { frame: second } = await drawn({ groupBy: [ACCOUNT] });
    expect(second?.fields).toBe(first?.fields);
  });
});
