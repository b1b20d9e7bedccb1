import { createMemoryFiles } from '../aws/support/memory-files';
import { DAY_MS, NOW_MS, startTestPlugin, type TestPlugin } from './support/plugin';

const byService = { groupBy: [{ type: 'DIMENSION', key: 'SERVICE' }] };
const disk = () => ({ files: createMemoryFiles(), programFolder: '/opt/plugins/awscost' });
const env = { GF_PLUGIN_STATE_FOLDER: '/var/lib/awscost' };

describe('what was spent', () => {
  let plugin: TestPlugin;
  let nowMs = NOW_MS;
  beforeEach(async () => {
    nowMs = NOW_MS;
    plugin = await startTestPlugin({ now: () => nowMs, env, disk: disk() });
  });
  afterEach(() => plugin.close());

  it('is told by day and month, operation and first asker, with cap and reset', async () => {
    const context = plugin.saved({});
    await plugin.ask(byService, { context, headers: { 'X-Dashboard-Uid': 'board', 'X-Panel-Id': '3' } });
    await plugin.ask(byService, { context, headers: { 'X-Dashboard-Uid': 'another', 'X-Panel-Id': '1' } });
    await plugin.ask(
      { granularity: 'MONTHLY' },
      { context, headers: { FromAlert: 'true', 'http_X-Rule-Uid': 'rule-1' } },
    );
    const midnight = Date.UTC(2026, 10, 21);

    expect(await plugin.call('GET', 'spend', { context })).toEqual({
      status: 200,
      body: {
        today: {
          period: '2026-11-20',
          requests: 2,
          usd: 0.02,
          atLeast: false,
          capUsd: 1,
          countedUsd: 0.02,
          resetsAtMs: midnight,
          byOperation: [{ name: 'ce:GetCostAndUsage', requests: 2, usd: 0.02 }],
          byAsker: [
            { name: 'alert-rule:rule-1', requests: 1, usd: 0.01 },
            { name: 'panel:board/3', requests: 1, usd: 0.01 },
          ],
        },
        month: expect.objectContaining({ period: '2026-11', usd: 0.02, resetsAtMs: Date.UTC(2026, 11, 1) }),
        keptForAlertRulesUsd: 0.2,
        leftUsd: 0.78,
        resetsAtMs: midnight,
        keptIn: 'file',
      },
    });
  });

  it('goes on after the plugin is started anew', async () => {
    const kept = disk();
    const before = await startTestPlugin({ env, disk: kept });
    await before.ask(byService);
    await before.close();
    const after = await startTestPlugin({ env, disk: kept });

    expect((await after.call('GET', 'spend')).body).toMatchObject({ today: { requests: 1, usd: 0.01 } });
    await after.close();
  });

  it('is not forgotten when the settings are saved', async () => {
    const context = plugin.saved({ dailyCapUsd: 0.01 });
    await plugin.ask(byService, { context });
    const { error } = (await plugin.ask({}, { context: plugin.saved({ dailyCapUsd: 0.01 }) })).get('A')!;

    expect(error).toMatchObject({ status: 429, message: expect.stringContaining('spend limit') });
  });

  it('counts a day half spent whose ledger cannot be read, and says "at least"', async () => {
    const kept = disk();
    const before = await startTestPlugin({ env, disk: kept });
    await before.ask(byService);
    await before.close();
    const [path] = kept.files.texts.keys();
    kept.files.texts.set(path!, '{"version":1,');
    const after = await startTestPlugin({ env, disk: kept });

    expect((await after.call('GET', 'spend')).body).toMatchObject({
      today: { usd: 0, countedUsd: 0.5, atLeast: true },
      leftUsd: 0.3,
    });
    await after.close();
  });

  it('is kept in memory where the folder is read-only, said in health', async () => {
    const kept = disk();
    kept.files.readOnly = true;
    const stuck = await startTestPlugin({ env, disk: kept });
    const check = { context: stuck.context(), headers: { get: () => undefined } as never };
    const health = await stuck.handlers.checkHealth(check, new AbortController().signal);

    expect(health.status).toBe('ok');
    expect(health.message).toContain(
      "counted in memory and forgotten at a restart: the ledger's file cannot be written",
    );
    await stuck.close();
  });

  it('is not mentioned in health where it is kept', async () => {
    const check = { context: plugin.context(), headers: { get: () => undefined } as never };

    expect((await plugin.handlers.checkHealth(check, new AbortController().signal)).message).not.toContain('memory');
  });

  it('at the cap gives the last good answer with a notice, and else an error that says what to do', async () => {
    await plugin.ask(byService, { context: plugin.saved({}) });
    nowMs += 9 * 3_600_000;
    const context = plugin.saved({ dailyCapUsd: 0.01 });
    const held = (await plugin.ask(byService, { context })).get('A')!;
    const unknown = (await plugin.ask({}, { context })).get('A')!;

    expect(held.frames[0]?.meta?.notices?.map(({ text }) => text).join(' ')).toContain('resets at 00:00 UTC');
    expect(unknown.error?.message).toBe(
      'ce:GetCostAndUsage was not sent: the daily spend limit of the data source is reached. ' +
        "It resets at 00:00 UTC; change it under Spend in the data source's settings.",
    );
    expect((await plugin.paid()).paidRequests).toBe(1);
  });

  it('stands in no frame and no error', async () => {
    const context = plugin.saved({
      dailyCapUsd: 0.02,
      assumeRoleArn: 'arn:aws:iam::111111111111:role/CostReader',
      externalId: 'northwind',
    });
    const answers = [
      await plugin.ask(byService, { context }),
      await plugin.ask({}, { context }),
      await plugin.ask({ metric: 'AmortizedCost' }, { context }),
    ];
    const told = JSON.stringify(
      answers
        .flatMap((answer) => [...answer.values()])
        .map(({ frames, error }) => [frames.map(({ meta }) => meta), error?.message]),
    );

    expect(told).toContain('spend limit');
    expect(told).not.toMatch(/arn:|\$\d|spentToday|capUsd/);
  });

  it('is bought once for a rule that asks every minute and wants no cached answer', async () => {
    const headers = { FromAlert: 'true', 'X-Cache-Skip': 'true', 'X-Rule-Uid': 'rule-1' };
    for (let minute = 0; minute < 60; minute += 1) {
      await plugin.ask(byService, { headers });
      nowMs += 60_000;
    }

    expect((await plugin.paid()).paidRequests).toBe(1);
  });

  it.each(['off', 'full'])(
    'is no reason to give a rule an answer older than 48 hours (planner %s)',
    async (planner) => {
      const context = plugin.saved({ planner });
      const headers = { FromAlert: 'true' };
      await plugin.ask(byService, { context });
      await plugin.control('faults', [{ operation: '*', kind: 'throttle' }]);
      nowMs += 2 * DAY_MS;
      const young = (await plugin.ask(byService, { context, headers })).get('A')!;
      nowMs += 60_000;
      const old = (await plugin.ask(byService, { context, headers })).get('A')!;
      const seen = (await plugin.ask(byService, { context })).get('A')!;

      expect(young.error).toBeUndefined();
      expect(old.error).toMatchObject({ status: 429, source: 'downstream' });
      expect(seen.error).toBeUndefined();
    },
  );

  it('has no cap only by an explicit choice', async () => {
    const context = plugin.saved({ spendCap: 'off', dailyCapUsd: 0 });
    await plugin.ask(byService, { context });
    const { body } = await plugin.call('GET', 'spend', { context });

    expect(body).toMatchObject({ today: { requests: 1 } });
    expect(body).not.toHaveProperty('leftUsd');
    expect((body as { today: object }).today).not.toHaveProperty('capUsd');
  });

  it('lives a day', async () => {
    const context = plugin.saved({ dailyCapUsd: 0.01 });
    await plugin.ask(byService, { context });
    nowMs += DAY_MS / 2;

    expect((await plugin.ask({}, { context })).get('A')?.error).toBeUndefined();
  });
});
