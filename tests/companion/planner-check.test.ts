import { NOW_MS, startTestPlugin, type TestPlugin } from './support/plugin';

describe('Check the planner', () => {
  let plugin: TestPlugin;
  beforeEach(async () => {
    const startedMs = Date.now();
    // A running clock: eleven requests are more than the limiter lets through at once.
    plugin = await startTestPlugin({ now: () => NOW_MS + Date.now() - startedMs });
  });
  afterEach(() => plugin.close());

  it('says its price without asking AWS', async () => {
    expect(await plugin.call('GET', 'check-planner')).toEqual({
      status: 200,
      body: { priceUsd: expect.closeTo(0.12, 1) },
    });
    expect((await plugin.paid()).paidRequests).toBe(0);
  });

  it('reports each rule, and costs what it said', async () => {
    const { body: price } = await plugin.call('GET', 'check-planner');
    const { status, body } = await plugin.call('POST', 'check-planner', { role: 'Editor' });
    const report = body as { rules: { rule: string; passed: boolean }[]; paidRequests: number; priceUsd: number };

    expect(status).toBe(200);
    expect(report.rules.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['sum SERVICE', 'days to months']));
    expect(report.priceUsd).toBe((price as { priceUsd: number }).priceUsd);
    expect((await plugin.paid()).paidRequests).toBe(report.paidRequests);
  });

  it('is not for viewers', async () => {
    expect(await plugin.call('POST', 'check-planner', { role: 'Viewer' })).toMatchObject({ status: 403 });
    expect((await plugin.paid()).paidRequests).toBe(0);
  });
});
