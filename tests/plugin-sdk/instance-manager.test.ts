import { createInstanceManager, type PluginContext } from '../../src/plugin-sdk';

const context = (change: Partial<PluginContext> & { uid?: string; updatedMs?: number } = {}): PluginContext => {
  const { uid = 'u1', updatedMs = 1, ...rest } = change;
  const dataSource = {
    uid,
    updatedMs,
    name: '',
    url: '',
    user: '',
    database: '',
    basicAuthEnabled: false,
    basicAuthUser: '',
    jsonData: {},
    secureJsonData: {},
  };
  return {
    orgId: 1,
    namespace: '',
    tenantId: '',
    pluginId: 'x',
    pluginVersion: '',
    userAgent: '',
    grafanaConfig: {},
    dataSource,
    ...rest,
  };
};

function manager(options: { configKeys?: readonly string[]; create?: () => unknown } = {}) {
  const later: { ms: number; run: () => void }[] = [];
  const disposed: unknown[] = [];
  const clock = { nowMs: 0 };
  let made = 0;
  const instances = createInstanceManager<unknown>({
    create: () => ({ number: ++made }),
    dispose: (instance) => void disposed.push(instance),
    clock: () => clock.nowMs,
    after: (ms, run) => void later.push({ ms, run }),
    ...options,
  });
  return { instances, later, disposed, clock };
}

describe('instance manager', () => {
  it('keeps one instance while settings stay', async () => {
    const { instances } = manager();
    expect(await instances.get(context())).toBe(await instances.get(context()));
    expect(instances.stats()).toEqual({ created: 1, active: 1 });
  });

  it.each<[string, PluginContext, PluginContext]>([
    ['uid', context(), context({ uid: 'u2' })],
    ['organisation', context(), context({ orgId: 2 })],
    ['namespace', context({ namespace: 'a' }), context({ namespace: 'b' })],
    ['tenant', context(), context({ tenantId: 't' })],
    [
      'parts that look alike when joined',
      context({ tenantId: 'a#b', uid: 'c' }),
      context({ tenantId: 'a', uid: 'b#c' }),
    ],
  ])('never shares an instance across another %s', async (_what, one, other) => {
    const { instances } = manager();
    expect(await instances.get(one)).not.toBe(await instances.get(other));
    expect(instances.stats().active).toBe(2);
  });

  it('knows an organisation by its namespace when there is one', async () => {
    const { instances } = manager();
    expect(await instances.get(context({ namespace: 'a', orgId: 1 }))).toBe(
      await instances.get(context({ namespace: 'a', orgId: 0 })),
    );
  });

  it('makes a new one when settings change and disposes the old one five seconds later', async () => {
    const { instances, later, disposed } = manager();
    const old = await instances.get(context());
    expect(await instances.get(context({ updatedMs: 2 }))).not.toBe(old);
    expect([disposed, later.map(({ ms }) => ms)]).toEqual([[], [5_000]]);
    later[0]!.run();
    await Promise.resolve();
    await Promise.resolve();
    expect(disposed).toEqual([old]);
  });

  it('looks only at the entries of grafanaConfig that are read', async () => {
    const { instances } = manager({ configKeys: ['AWS_AUTH_EXTERNAL_ID'] });
    const one = await instances.get(context({ grafanaConfig: { other: '1' } }));
    expect(await instances.get(context({ grafanaConfig: { other: '2' } }))).toBe(one);
    expect(await instances.get(context({ grafanaConfig: { AWS_AUTH_EXTERNAL_ID: 'x' } }))).not.toBe(one);
  });

  it('looks at all entries of grafanaConfig where no list is given, in any order', async () => {
    const { instances } = manager();
    const one = await instances.get(context({ grafanaConfig: { a: '1', b: '2' } }));
    expect(await instances.get(context({ grafanaConfig: { b: '2', a: '1' } }))).toBe(one);
    expect(await instances.get(context({ grafanaConfig: { a: '1', b: '3' } }))).not.toBe(one);
  });

  it('creates once for calls that come together', async () => {
    const { instances } = manager();
    const all = await Promise.all(Array.from({ length: 50 }, () => instances.get(context())));
    expect(new Set(all).size).toBe(1);
  });

  it('does not remember a creation that failed', async () => {
    let attempts = 0;
    const create = () => {
      if (++attempts === 1) {
        throw new Error('no region');
      }
      return 'second';
    };
    const { instances } = manager({ create });
    const together = await Promise.allSettled([instances.get(context()), instances.get(context())]);
    expect(together.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(instances.get(context())).resolves.toBe('second');
    expect(instances.stats()).toEqual({ created: 1, active: 1 });
  });

  it('lets go of a data source that nobody asked for an hour', async () => {
    const { instances, clock, later } = manager();
    await instances.get(context());
    clock.nowMs = 3_600_001;
    await instances.get(context({ uid: 'u2' }));
    expect(instances.stats().active).toBe(1);
    expect(later).toHaveLength(1);
  });

  it('disposes all at the end, and survives a disposal that fails', async () => {
    const failing = createInstanceManager({
      create: () => 1,
      dispose: () => Promise.reject(new Error('x')),
      clock: () => 0,
    });
    await failing.get(context());
    await expect(failing.close()).resolves.toBeUndefined();
    expect(failing.stats().active).toBe(0);
  });

  it('refuses a call that names no data source', async () => {
    const { instances } = manager();
    await expect(instances.get({ ...context(), dataSource: undefined })).rejects.toMatchObject({
      status: 400,
      source: 'downstream',
    });
  });
});
