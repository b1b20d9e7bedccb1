import { createInstanceManager, PluginError, type PluginHandlers } from '../../src/plugin-sdk';
import { CheckHealthResponse_HealthStatus as Status, Diagnostics } from '../../src/plugin-sdk/genproto/pluginv2_pb';
import { Health, HealthCheckResponse_ServingStatus } from '../../src/plugin-sdk/genproto/health_pb';
import { type Served, serveHandlers } from './grafana';

let served: Served;
afterEach(() => served.stop());

const { checkHealth, collectMetrics } = Diagnostics.method;

async function health(handlers: Partial<PluginHandlers> | (() => Promise<PluginHandlers>)) {
  served = await serveHandlers(handlers);
  const [message] = await served.call(Diagnostics, checkHealth, {
    pluginContext: { dataSourceInstanceSettings: { uid: 'u' } },
  });
  return message!;
}

async function metrics(handlers: Partial<PluginHandlers>): Promise<string> {
  served = await serveHandlers(handlers);
  const [message] = await served.call(Diagnostics, collectMetrics, {});
  return Buffer.from(message!.metrics!.prometheus).toString();
}

describe('CheckHealth', () => {
  it.each([
    ['ok', Status.OK],
    ['error', Status.ERROR],
    ['unknown', Status.UNKNOWN],
  ] as const)('says %s', async (status, expected) => {
    const message = await health({ checkHealth: () => ({ status, message: 'text', details: { account: '1' } }) });
    expect([message.status, message.message, Buffer.from(message.jsonDetails).toString()]).toEqual([
      expected,
      'text',
      '{"account":"1"}',
    ]);
  });

  it('leaves details empty where there are none', async () => {
    expect((await health({ checkHealth: () => ({ status: 'ok', message: '' }) })).jsonDetails).toHaveLength(0);
  });

  it('is red, with the reason, when the instance cannot be built', async () => {
    const instances = createInstanceManager({
      create: () => {
        throw new PluginError('No region is set.', { status: 400, source: 'downstream' });
      },
      clock: () => 0,
    });
    const message = await health({
      checkHealth: async ({ context }) => {
        await instances.get(context);
        return { status: 'ok', message: '' };
      },
    });
    expect([message.status, message.message]).toEqual([Status.ERROR, 'No region is set.']);
  });

  it.each<[string, PluginHandlers['checkHealth']]>([
    ['nothing', () => undefined as never],
    ['details that are no JSON', () => ({ status: 'ok', message: '', details: { big: 1n } })],
  ])('is red when the handler answers with %s', async (_what, checkHealth) => {
    expect((await health({ checkHealth })).status).toBe(Status.ERROR);
  });

  it('is red, with the reason, when the handlers cannot be loaded', async () => {
    const message = await health(async () => {
      throw new Error('module is broken');
    });
    expect([message.status, message.message]).toEqual([Status.ERROR, 'module is broken']);
    expect(served.host.stderr.join('')).toContain('plugin cannot load its handlers');
  });
});

describe('CollectMetrics', () => {
  // name{label="value",…} number, or a comment, or nothing
  const prometheusLine =
    /^([a-zA-Z_:][\w:]*(\{(\w+="(\\.|[^"\\])*",?)*\})? (NaN|[+-]?Inf|[\d.eE+-]+)|# (HELP|TYPE) .+|)$/;

  it("gives the SDK's counters and the handlers' text, without any context", async () => {
    const text = await metrics({
      collectMetrics: () => 'own_total 3',
      instanceStats: () => ({ created: 2, active: 1 }),
    });
    expect(text).toContain('plugins_active_instances 1\n');
    expect(text).toContain('plugins_datasource_instances_total 2\n');
    expect(text.endsWith('own_total 3\n')).toBe(true);
    expect(text.split('\n').filter((line) => !prometheusLine.test(line))).toEqual([]);
  });

  it('counts requests by endpoint, status and who is to blame', async () => {
    await metrics({ checkHealth: () => Promise.reject(new PluginError('x', { status: 403, source: 'downstream' })) });
    await served.call(Diagnostics, checkHealth, {});
    const [message] = await served.call(Diagnostics, collectMetrics, {});
    const text = Buffer.from(message!.metrics!.prometheus).toString();
    expect(text).toContain(
      'grafana_plugin_request_total{endpoint="checkHealth",status="error",status_source="downstream"} 1\n',
    );
    expect(text).toContain(
      'grafana_plugin_request_total{endpoint="collectMetrics",status="ok",status_source="plugin"} 1\n',
    );
  });

  it("keeps its own when the handlers' fail", async () => {
    expect(await metrics({ collectMetrics: () => Promise.reject(new Error('x')) })).toContain(
      'grafana_plugin_request_total',
    );
  });
});

describe('gRPC health', () => {
  it('says that `plugin` is serving, and knows no other', async () => {
    served = await serveHandlers({});
    const [message] = await served.call(Health, Health.method.check, { service: 'plugin' });
    expect(message!.status).toBe(HealthCheckResponse_ServingStatus.SERVING);
    await expect(served.call(Health, Health.method.check, { service: 'other' })).rejects.toMatchObject({ code: 5 });
  });
});
