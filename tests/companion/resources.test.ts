import { createRequestHeaders } from '#plugin-sdk';
import { NOW_MS, startTestPlugin, type TestPlugin } from './support/plugin';

describe('the choices of the editors', () => {
  let plugin: TestPlugin;
  beforeEach(async () => {
    plugin = await startTestPlugin();
  });
  afterEach(() => plugin.close());

  async function choices(path: string, params: Record<string, string> = {}) {
    const query = new URLSearchParams({ from: String(NOW_MS - 86_400_000 * 30), to: String(NOW_MS), ...params });
    const request = {
      context: plugin.context(),
      headers: createRequestHeaders([]),
      method: 'GET',
      path,
      url: path,
      query,
      body: new Uint8Array(),
    };
    const { status, body } = await plugin.handlers.callResource(request, new AbortController().signal);
    return {
      status,
      body: JSON.parse(String(body)) as { values: { value: string; label: string }[]; truncated: boolean },
    };
  }
  const valuesOf = async (path: string, params?: Record<string, string>) =>
    (await choices(path, params)).body.values.map(({ value }) => value);

  it('lists services, tag keys, tag values, cost categories and their values', async () => {
    expect(await valuesOf('dimension-values', { dimension: 'SERVICE' })).toContain('Amazon Simple Storage Service');
    expect(await valuesOf('tag-keys')).toContain('team');
    expect((await valuesOf('tag-values', { key: 'environment' })).length).toBeGreaterThan(1);
    expect(await valuesOf('cost-categories')).toEqual(['BusinessUnit']);
    expect(await valuesOf('cost-category-values', { name: 'BusinessUnit' })).toContain('Commerce');
  });

  it('names accounts', async () => {
    const { body } = await choices('dimension-values', { dimension: 'LINKED_ACCOUNT' });
    expect(body.values).toContainEqual({ value: '210000000001', label: 'shop-prod', description: '210000000001' });
  });

  it('prefers the names that Organizations has, and does without them where it may not ask', async () => {
    const account = { Id: '210000000001', Name: 'shop-renamed', Arn: 'a', State: 'ACTIVE' };
    await plugin.control('faults', [
      { operation: 'ListAccounts', kind: 'answer', body: { Accounts: [account] }, times: 1 },
    ]);
    const labelOf = async () =>
      (await choices('dimension-values', { dimension: 'LINKED_ACCOUNT', search: '210000000001' })).body.values[0]
        ?.label;
    expect(await labelOf()).toBe('shop-renamed');
    await plugin.close();
    plugin = await startTestPlugin();
    await plugin.control('faults', [{ operation: 'ListAccounts', kind: 'deny' }]);
    expect(await labelOf()).toBe('shop-prod');
  });

  it('searches what it holds instead of buying each letter', async () => {
    await choices('dimension-values', { dimension: 'LINKED_ACCOUNT' });
    const found = [
      await valuesOf('dimension-values', { dimension: 'LINKED_ACCOUNT', search: 'SHOP-' }),
      await valuesOf('dimension-values', { dimension: 'LINKED_ACCOUNT', search: '0002' }),
    ];
    expect(found).toEqual([['210000000001', '210000000005'], ['210000000002']]);
    expect((await plugin.paid()).paidRequests).toBe(1);
  });

  const accounts = { dimension: 'LINKED_ACCOUNT' };
  const json = (...filters: object[]) => ({ filters: JSON.stringify(filters) });
  const is = (type: string, key: string, ...values: string[]) => ({ type, key, operator: 'is', values });

  it('lists what there is under filters, paid once for each', async () => {
    const ofProd = json(is('DIMENSION', 'LINKED_ACCOUNT', '210000000001'));
    const teams = await valuesOf('tag-values', { key: 'team' });
    const narrowed = await valuesOf('tag-values', { key: 'team', ...ofProd });
    await valuesOf('tag-values', { key: 'team', ...ofProd, search: 'x' });
    expect(narrowed.length).toBeGreaterThan(0);
    expect(narrowed.length).toBeLessThan(teams.length);
    expect((await plugin.paid()).paidRequests).toBe(2);
  });

  it('lists organisational units for nothing, and the accounts of one from the list of all', async () => {
    const units = await valuesOf('dimension-values', { dimension: 'ORGANIZATIONAL_UNIT' });
    expect(units).toEqual(expect.arrayContaining(['Root', 'Root/Workloads', 'Root/Workloads/Prod']));
    expect((await plugin.paid()).paidRequests).toBe(0);
    const all = await valuesOf('dimension-values', accounts);
    const inside = await valuesOf('dimension-values', {
      ...accounts,
      ...json(is('DIMENSION', 'ORGANIZATIONAL_UNIT', 'Root/Workloads/Prod')),
    });
    expect(inside).toContain('210000000001');
    expect(inside.length).toBeLessThan(all.length);
    expect((await plugin.paid()).paidRequests).toBe(1);
  });

  it('lists odd values as they are, and more of them for a variable than for a picker', async () => {
    const odd = ['$team', 'US$5', '"quoted"', 'a,b', '🚀 launch', ''];
    const many = Array.from({ length: 1500 }, (_, index) => `value-${index}`);
    await plugin.control('faults', [
      { operation: 'GetTags', kind: 'answer', body: { Tags: [...odd, ...many] }, times: 1 },
    ]);
    const all = await choices('tag-values', { key: 'team', for: 'variable' });
    expect(all.body.values.map(({ value }) => value)).toEqual([...odd, ...many]);
    expect(all.body.truncated).toBe(false);
    const picked = await choices('tag-values', { key: 'team' });
    expect([picked.body.values.length, picked.body.truncated]).toEqual([1000, true]);
    expect(await valuesOf('tag-values', { key: 'team', search: 'VALUE-1499' })).toEqual(['value-1499']);
    expect((await plugin.paid()).paidRequests).toBe(1);
  });

  it('says why units cannot be listed', async () => {
    await plugin.control('faults', [{ operation: 'ListAccounts', kind: 'deny' }]);
    const { status, body } = await choices('dimension-values', { dimension: 'ORGANIZATIONAL_UNIT' });
    expect([status, JSON.stringify(body)]).toEqual([403, expect.stringContaining('organizations:ListAccounts')]);
  });

  it('reads a list off a cost answer that is held, and so pays nothing', async () => {
    const groupBy = [{ type: 'DIMENSION', key: 'SERVICE' }];
    const bought = await valuesOf('dimension-values', { dimension: 'SERVICE' });
    await plugin.close();
    plugin = await startTestPlugin();
    await plugin.ask({ granularity: 'MONTHLY', groupBy }, { days: 60 });
    await plugin.paid();
    const held = await valuesOf('dimension-values', { dimension: 'SERVICE' });
    expect([...held].sort()).toEqual([...bought].sort());
    expect((await plugin.paid()).paidRequests).toBe(0);
  });

  it.each([
    ['nothing-here', {}, 404],
    ['tag-values', {}, 400],
    ['dimension-values', { dimension: 'service; drop' }, 400],
    ['tag-keys', { from: 'yesterday' }, 400],
    ['tag-keys', { filters: '[{"key": 7}]' }, 400],
    ['tag-keys', { filters: 'SERVICE' }, 400],
  ])('answers %s %j with %i and a sentence', async (path, params, status) => {
    const answer = await choices(path, params as Record<string, string>);
    expect(answer).toMatchObject({ status, body: { error: { message: expect.any(String) } } });
  });
});
