import type { PluginContext } from '#plugin-sdk';
import { startTestPlugin, type TestPlugin } from './support/plugin';

describe('Save & test', () => {
  let plugin: TestPlugin;
  beforeEach(async () => {
    plugin = await startTestPlugin();
  });
  afterEach(() => plugin.close());
  const check = (context: PluginContext = plugin.context()) =>
    plugin.handlers.checkHealth({ context, headers: { get: () => undefined } as never }, new AbortController().signal);

  it('names the account, says what it paid, and what Organizations lists', async () => {
    const health = await check();
    expect(health).toMatchObject({ status: 'ok', details: { account: '111111111111' } });
    expect(health.message).toContain('Signed in to account 111111111111');
    expect(health.message).toContain('one request, $0.01');
    expect(health.message).toMatch(/Organizations lists \d+ accounts/);
  });

  it('asks STS before anything that is paid, and pays once', async () => {
    await check();
    const first = await plugin.paid();
    expect(first.operations[0]).toBe('GetCallerIdentity');
    expect(first.paidRequests).toBe(1);
    expect((await check()).message).toContain('nothing was charged');
    expect((await plugin.paid()).paidRequests).toBe(0);
  });

  it('pays nothing when nobody can sign in', async () => {
    const health = await check(plugin.context({}, { accessKey: 'AKIAINVALIDKEY' }));
    expect(health.status).toBe('error');
    expect(health.message).toContain('AWS did not accept the credentials');
    expect((await plugin.paid()).operations.every((operation) => operation === 'GetCallerIdentity')).toBe(true);
  });

  it('stays green without Organizations, and says what is missing', async () => {
    await plugin.control('faults', [{ operation: 'ListAccounts', kind: 'deny' }]);
    const health = await check();
    expect(health.status).toBe('ok');
    expect(health.message).toContain('organizations:ListAccounts is not allowed');
  });

  it('is red when costs cannot be read, and names the action', async () => {
    await plugin.control('faults', [{ operation: 'GetCostAndUsage', kind: 'deny' }]);
    const health = await check();
    expect(health).toMatchObject({ status: 'error', message: expect.stringContaining('ce:GetCostAndUsage') });
  });
});
