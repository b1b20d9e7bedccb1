import { startTestPlugin, type TestPlugin } from './support/plugin';

const query = { groupBy: [{ type: 'DIMENSION', key: 'SERVICE' }] };

describe('when AWS refuses', () => {
  let plugin: TestPlugin;
  beforeEach(async () => {
    plugin = await startTestPlugin();
  });
  afterEach(() => plugin.close());

  it.each([
    ['deny', 403, 'Grant the IAM action ce:GetCostAndUsage'],
    ['not-enabled', 404, 'AWS has no data for ce:GetCostAndUsage'],
    ['throttle', 429, 'AWS throttled ce:GetCostAndUsage'],
    ['html503', 502, 'ce:GetCostAndUsage'],
    ['empty', 502, 'ce:GetCostAndUsage'],
    ['expire', 401, 'AWS did not accept the credentials for ce:GetCostAndUsage'],
  ])('%s becomes status %i with a sentence', async (kind, status, words) => {
    await plugin.control('faults', [{ operation: '*', kind }]);
    const { error } = (await plugin.ask(query)).get('A')!;
    expect(error).toMatchObject({ status, source: 'downstream', message: expect.stringContaining(words) });
  });

  it('asks for a refused question once in half a minute, however many panels ask', async () => {
    await plugin.control('faults', [{ operation: '*', kind: 'deny' }]);
    await Promise.all([plugin.ask(query), plugin.ask(query)]);
    await plugin.ask(query);
    expect((await plugin.paid()).operations).toEqual(['GetCostAndUsage']);
  });

  it('tells nobody a secret', async () => {
    await plugin.control('faults', [{ operation: '*', kind: 'deny' }]);
    const secrets = { accessKey: 'AKIATOPSECRET', secretKey: 'top-secret-key', sessionToken: 'top-secret-token' };
    const { error } = (await plugin.ask(query, { context: plugin.context({}, secrets) })).get('A')!;
    const told = `${error?.message} ${error?.stack}`;
    Object.values(secrets).forEach((secret) => expect(told).not.toContain(secret));
  });

  it('answers a bad setting with the setting, in every call', async () => {
    const context = plugin.context({ pageCap: 0 });
    const headers = { get: () => undefined } as never;
    await expect(plugin.ask(query, { context })).rejects.toMatchObject({
      status: 400,
      message: expect.stringContaining('pageCap'),
    });
    const health = await plugin.handlers.checkHealth({ context, headers }, new AbortController().signal);
    expect(health).toMatchObject({ status: 'error', message: expect.stringContaining('pageCap') });
  });
});
