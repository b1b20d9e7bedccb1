// AWS takes 100 values in a request; *All* of a variable may be more.
import { DAY_MS, NOW_MS, startTestPlugin, type TestPlugin } from './support/plugin';

const USAGE_TYPE = { type: 'DIMENSION', key: 'USAGE_TYPE' };

describe('a filter of more than 100 values', () => {
  let plugin: TestPlugin;
  beforeEach(async () => {
    plugin = await startTestPlugin();
  });
  afterEach(() => plugin.close());
  jest.setTimeout(20_000);

  const range = { from: String(NOW_MS - 30 * DAY_MS), to: String(NOW_MS) };

  async function usageTypes(): Promise<string[]> {
    const { body } = await plugin.call('GET', 'dimension-values', { query: { dimension: 'USAGE_TYPE', ...range } });
    return (body as { values: { value: string }[] }).values.map(({ value }) => value);
  }

  async function asked(values: string[], operator = 'is') {
    const query = { granularity: 'DAILY', filters: [{ ...USAGE_TYPE, operator, values }] };
    const { frames, error } = (await plugin.ask(query, { context: plugin.saved({}) })).get('A')!;
    expect(error).toBeUndefined();
    const requests = frames[0]?.meta?.custom?.['requests'] as readonly unknown[];
    return {
      sent: (frames[0]?.meta?.executedQueryString ?? '')
        .split(/(?<=^\})\n/m)
        .map((text) => JSON.parse(text) as { input: object }),
      requests: requests.length,
      paid: (await plugin.paid()).paidRequests,
    };
  }

  it('is asked as all but the others, by the list its variable was filled with', async () => {
    const all = await usageTypes();
    expect(all.length).toBeGreaterThan(120);
    expect((await plugin.paid()).paidRequests).toBe(1);
    const { sent, requests, paid } = await asked(all.slice(3));
    expect(sent[0]?.input).toMatchObject({
      Filter: { Not: { Dimensions: { Key: 'USAGE_TYPE', Values: all.slice(0, 3).sort() } } },
    });
    expect([requests, paid]).toEqual([1, 1]);
  });

  it('is no filter when it is every one, and the excluded few become the only ones', async () => {
    const all = await usageTypes();
    await plugin.paid();
    const everything = await asked(all);
    expect([everything.sent[0]?.input, everything.paid]).toEqual([
      expect.not.objectContaining({ Filter: expect.anything() }),
      1,
    ]);
    const few = await asked(all.slice(2), 'isNot');
    expect(few.sent[0]?.input).toMatchObject({ Filter: { Dimensions: { Values: all.slice(0, 2).sort() } } });
  });

  it('is asked in parts where the others are more, and where AWS does not list them', async () => {
    const all = await usageTypes();
    await plugin.paid();
    expect(all.length).toBeGreaterThan(202);
    expect((await asked(all.slice(0, 101))).requests).toBe(2);
    await plugin.close();
    plugin = await startTestPlugin();
    await plugin.control('faults', [{ operation: 'GetDimensionValues', kind: 'deny' }]);
    expect((await asked(all.slice(3, 150))).requests).toBe(2);
  });

  it('is priced without buying the list', async () => {
    const all = await usageTypes();
    await plugin.close();
    plugin = await startTestPlugin();
    await plugin.paid();
    const query = { queryType: 'cost', granularity: 'DAILY', filters: [{ ...USAGE_TYPE, values: all.slice(3) }] };
    const { status } = await plugin.call('POST', 'preview', { body: { query, ...range } });
    expect([status, (await plugin.paid()).operations]).toEqual([200, []]);
  });
});
