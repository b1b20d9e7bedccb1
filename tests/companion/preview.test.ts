import { DAY_MS, NOW_MS, startTestPlugin, type TestPlugin } from './support/plugin';

const HOUR_MS = 3_600_000;
const query = { queryType: 'cost', groupBy: [{ type: 'DIMENSION', key: 'SERVICE' }] };
const asked = { query, from: NOW_MS - 30 * DAY_MS, to: String(NOW_MS) };

describe('the price of a query', () => {
  let plugin: TestPlugin;
  let nowMs = NOW_MS;
  beforeEach(async () => {
    nowMs = NOW_MS;
    plugin = await startTestPlugin({ now: () => nowMs });
  });
  afterEach(() => plugin.close());
  const preview = (settings: Record<string, unknown> = {}) =>
    plugin.call('POST', 'preview', { body: asked, context: plugin.saved(settings) });

  it('is told before anything is sent, with the exact request', async () => {
    expect(await preview()).toEqual({
      status: 200,
      body: {
        state: 'buy',
        requests: [
          {
            operation: 'ce:GetCostAndUsage',
            input: expect.objectContaining({ Granularity: 'DAILY', GroupBy: [{ Type: 'DIMENSION', Key: 'SERVICE' }] }),
            held: false,
            pages: 1,
            isGuess: true,
            priceUsd: 0.01,
          },
        ],
        totalUsd: 0.01,
        refreshUsd: 0.01,
        askAgainAtMs: NOW_MS,
        spentTodayUsd: 0,
        atLeast: false,
        capUsd: 1,
      },
    });
    expect((await plugin.paid()).operations).toEqual([]);
  });

  it('is nothing for what is held, and says when AWS will be asked again', async () => {
    await plugin.ask(query, { context: plugin.saved({}) });
    nowMs += HOUR_MS;

    expect((await preview()).body).toMatchObject({
      state: 'held',
      requests: [{ held: true, ageMs: HOUR_MS, expiresAtMs: NOW_MS + 8 * HOUR_MS, priceUsd: 0 }],
      totalUsd: 0,
      refreshUsd: 0.01,
      askAgainAtMs: NOW_MS + 8 * HOUR_MS,
      spentTodayUsd: 0.01,
    });
  });

  it('says when the cap stands in the way, and when it resets', async () => {
    await plugin.ask(query, { context: plugin.saved({}) });
    nowMs += 9 * HOUR_MS;

    expect((await preview({ dailyCapUsd: 0.01 })).body).toMatchObject({
      state: 'capped',
      requests: [{ held: false, ageMs: 9 * HOUR_MS, priceUsd: 0.01 }],
      askAgainAtMs: Date.UTC(2026, 10, 21),
      capUsd: 0.01,
    });
  });

  it.each([
    ['GET', { body: asked }, 405],
    ['POST', { body: {} }, 400],
    ['POST', { body: { ...asked, query: { ...query, metric: 'Dollars' } } }, 400],
    ['POST', { body: { ...asked, from: 'yesterday' } }, 400],
  ])('answers %s %j with %i and a sentence', async (method, options, status) => {
    expect(await plugin.call(method, 'preview', options)).toMatchObject({
      status,
      body: { error: { message: expect.any(String) } },
    });
  });
});

it('shows what the planner would buy in the place of what was asked, once', async () => {
  const plugin = await startTestPlugin();
  const { body } = await plugin.call('POST', 'preview', { body: asked });
  await plugin.ask(query);
  const { paidRequests } = await plugin.paid();
  await plugin.close();

  expect((body as { requests: object[] }).requests).toHaveLength(paidRequests);
});

describe('Refresh now', () => {
  let plugin: TestPlugin;
  let nowMs = NOW_MS;
  beforeEach(async () => {
    nowMs = NOW_MS;
    plugin = await startTestPlugin({ now: () => nowMs });
    await plugin.ask(query);
    await plugin.paid();
  });
  afterEach(() => plugin.close());

  it.each(['Editor', 'Admin'])('buys anew for the role %s, and the panel then shows that', async (role) => {
    expect(await plugin.call('POST', 'refresh', { body: asked, role })).toEqual({
      status: 200,
      body: {
        requests: [{ operation: 'ce:GetCostAndUsage', pages: 1, paidRequests: 1, priceUsd: 0.01 }],
        totalUsd: 0.01,
      },
    });
    await plugin.ask(query);
    expect((await plugin.paid()).paidRequests).toBe(1);
  });

  it.each(['off', 'selection', 'full'])('shows in every panel that asks the same (planner %s)', async (planner) => {
    const context = plugin.saved({ planner });
    await plugin.ask(query, { context });
    nowMs += HOUR_MS;
    await plugin.call('POST', 'refresh', { body: asked, context });
    const { frames } = (await plugin.ask(query, { context })).get('A')!;

    expect(frames[0]?.meta?.custom).toMatchObject({ requests: [{ cached: true, ageMs: 0 }] });
  });

  it.each(['Viewer', ''])('is refused to the role "%s"', async (role) => {
    expect((await plugin.call('POST', 'refresh', { body: asked, role })).status).toBe(403);
    expect((await plugin.paid()).operations).toEqual([]);
  });

  it('cannot be set off by a link', async () => {
    expect((await plugin.call('GET', 'refresh', { body: asked })).status).toBe(405);
  });

  it('is booked to the editor, and bounded by the cap like everything else', async () => {
    const context = plugin.saved({ dailyCapUsd: 0.02 });
    await plugin.call('POST', 'refresh', { body: asked, context });
    const capped = await plugin.call('POST', 'refresh', { body: asked, context });

    expect(capped.body).toMatchObject({
      requests: [{ paidRequests: 0, staleBecause: expect.stringContaining('spend limit') }],
      totalUsd: 0,
    });
    expect((await plugin.call('GET', 'spend', { context })).body).toMatchObject({
      today: { byAsker: expect.arrayContaining([{ name: 'editor', requests: 1, usd: 0.01 }]) },
    });
  });
});
