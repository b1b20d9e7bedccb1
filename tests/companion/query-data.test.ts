import { NOW_MS, startTestPlugin, type TestPlugin } from './support/plugin';

const byService = { groupBy: [{ type: 'DIMENSION', key: 'SERVICE' }] };

describe('a query through the plugin door', () => {
  let plugin: TestPlugin;
  beforeEach(async () => {
    plugin = await startTestPlugin();
  });
  afterEach(() => plugin.close());

  it('answers with one frame per service and buys one page for it', async () => {
    const answers = await plugin.ask(byService);
    const frames = answers.get('A')?.frames ?? [];
    expect(frames.length).toBeGreaterThan(15);
    expect(frames.every(({ meta }) => meta?.type === 'timeseries-multi')).toBe(true);
    expect(frames[0]?.fields.map(({ name }) => name)).toEqual(['Time', 'Value']);
    expect(await plugin.paid()).toEqual({ paidRequests: 1, operations: ['GetCostAndUsage'] });
  });

  it('asks AWS nothing when the same panel asks again', async () => {
    await plugin.ask(byService);
    await plugin.paid();
    const again = await plugin.ask(byService);
    expect(again.get('A')?.frames[0]?.meta?.custom).toMatchObject({
      requests: [{ operation: 'ce:GetCostAndUsage', cached: true }],
    });
    expect(JSON.stringify(again.get('A')?.frames[0]?.meta)).not.toMatch(/priceUsd|paidRequests/);
    expect((await plugin.paid()).paidRequests).toBe(0);
  });

  it('buys once for twelve panels that ask at the same moment', async () => {
    await Promise.all(Array.from({ length: 12 }, () => plugin.ask(byService)));
    expect((await plugin.paid()).paidRequests).toBe(1);
  });

  it('keeps what it bought when the settings are saved', async () => {
    await plugin.ask(byService);
    const context = plugin.context();
    const saved = { ...context, dataSource: { ...context.dataSource!, updatedMs: 2 } };
    await plugin.paid();
    await plugin.ask(byService, { context: saved });
    expect((await plugin.paid()).paidRequests).toBe(0);
  });

  it.each([
    ['another data source', (p: TestPlugin) => p.context({}, {}, 'other')],
    ['the same uid in another organisation', (p: TestPlugin) => ({ ...p.context(), orgId: 2 })],
    ['other keys', (p: TestPlugin) => p.context({}, { accessKey: 'AKIAOTHER' })],
    ['an assumed role', (p: TestPlugin) => p.context({ assumeRoleArn: 'arn:aws:iam::111111111111:role/Other' })],
  ])('never shares an answer with %s', async (_, contextOf) => {
    await plugin.ask(byService);
    await plugin.paid();
    const other = contextOf(plugin);
    await plugin.ask(byService, { context: { ...other, dataSource: { ...other.dataSource!, updatedMs: 9 } } });
    expect((await plugin.paid()).paidRequests).toBe(1);
  });

  it('leaves the neighbours of a bad query alone, and names its field', async () => {
    const answers = await plugin.ask([byService, { metric: 'Dollars' }, { groupBy: [{ type: 'TAG', key: '$team' }] }]);
    expect(answers.get('A')?.error).toBeUndefined();
    expect(answers.get('A')?.frames.length).toBeGreaterThan(0);
    expect(answers.get('B')?.error).toMatchObject({
      status: 400,
      source: 'downstream',
      message: expect.stringContaining('metric'),
    });
    expect(answers.get('C')?.error?.message).toContain('groupBy.0.key is the variable $team');
    expect((await plugin.paid()).paidRequests).toBe(1);
  });

  it('sums the groups to the ungrouped total', async () => {
    const total = { format: 'total' };
    const answers = await plugin.ask([total, { ...total, ...byService }]);
    const valuesOf = (refId: string): number[] => {
      const field = answers.get(refId)?.frames[0]?.fields.find(({ type }) => type === 'number');
      return Array.from<unknown>(field?.values ?? []).map(Number);
    };
    const grouped = valuesOf('B').reduce((sum, value) => sum + value, 0);
    expect(valuesOf('A')).toHaveLength(1);
    expect(grouped).toBeCloseTo(valuesOf('A')[0] ?? NaN, 6);
  });

  it.each([
    ['a time series panel', { 'http_X-Panel-Plugin-Id': 'timeseries' }, [29, 2]],
    ['any other panel', { 'http_X-Panel-Plugin-Id': 'stat' }, [31]],
    ['an alert rule', { FromAlert: 'true', 'http_X-Rule-Uid': 'rule' }, [29]],
  ])('gives %s its days: %j', async (_, headers, rows) => {
    const { frames } = (await plugin.ask({}, { headers: headers as Record<string, string> })).get('A')!;
    expect(frames.map(({ fields }) => fields[0]?.values.length)).toEqual(rows);
  });

  it('marks the days that AWS calls estimated', async () => {
    const notices = (await plugin.ask(byService)).get('A')?.frames[0]?.meta?.notices ?? [];
    expect(notices.map(({ text }) => text).join(' ')).toMatch(/estimated/i);
  });
});

describe('the held answer', () => {
  it('is asked for again when its life is over, and not before', async () => {
    let nowMs = NOW_MS;
    const plugin = await startTestPlugin({ now: () => nowMs });
    await plugin.ask(byService);
    nowMs += 7.9 * 3_600_000;
    await plugin.ask(byService);
    expect((await plugin.paid()).paidRequests).toBe(1);
    nowMs += 0.2 * 3_600_000;
    await plugin.ask(byService);
    expect((await plugin.paid()).paidRequests).toBe(1);
    await plugin.close();
  });
});
