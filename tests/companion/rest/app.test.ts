import { createAwsShared, readAwsLimits, systemClock } from '#aws';
import { createFrameStore } from '../../../src/companion/frame-store';
import { createHttpApp } from '../../../src/companion/rest/app';
import { LOOPBACK_HOSTS } from '../../../src/companion/rest/guard';
import { createHttpMetrics } from '../../../src/companion/rest/http-metrics';
import { createLiveSource } from '../../../src/companion/rest/live-source';
import { NOW_MS, startTestPlugin, type TestPlugin } from '../support/plugin';

const log = { debug() {}, info() {}, warn() {}, error() {} };

function appOver(plugin: TestPlugin, options: { token?: string; settingsWritable?: boolean } = {}) {
  const clock = { ...systemClock, now: () => NOW_MS };
  const dependencies = {
    clock,
    random: () => 0,
    log,
    env: {},
    shared: createAwsShared({}, { clock }),
    frames: createFrameStore({ maxBytes: 1e6 }),
  };
  const { jsonData, secureJsonData } = plugin.context().dataSource!;
  const source = createLiveSource(
    { uid: 'awscost', pluginId: 'p', isolation: 'http', jsonData, secureJsonData, limits: readAwsLimits({}, {}) },
    dependencies,
  );
  return createHttpApp(
    { allowedHosts: LOOPBACK_HOSTS, settingsWritable: false, ...options },
    { source, now: () => NOW_MS, metrics: createHttpMetrics(dependencies) },
  );
}

describe('the HTTP door', () => {
  let plugin: TestPlugin;
  beforeEach(async () => {
    plugin = await startTestPlugin();
  });
  afterEach(() => plugin.close());

  const call = (app: ReturnType<typeof appOver>, path: string, init: RequestInit = {}) =>
    app.request(`http://127.0.0.1:3737${path}`, { ...init, headers: { host: '127.0.0.1:3737', ...init.headers } });

  it('answers /api/costs in the envelope, first from AWS and then from what it holds', async () => {
    const app = appOver(plugin);
    const first = await (await call(app, '/api/costs?groupBy=SERVICE&format=total')).json();
    expect(first).toMatchObject({
      status: 'success',
      metadata: { cached: false, cache_age: 0, timestamp: '2026-11-20T12:00:00.000Z' },
      error: null,
    });
    expect(first.data[0].columns.map(({ name }: { name: string }) => name)).toEqual(['SERVICE', 'UnblendedCost']);
    expect(first.data[0].rows.length).toBeGreaterThan(15);
    const again = await (await call(app, '/api/costs?groupBy=SERVICE&format=total')).json();
    expect(again).toMatchObject({ metadata: { cached: true }, data: first.data });
    expect([first, again].map(({ metadata }) => metadata.paid_requests)).toEqual([1, 0]);
    expect(again.metadata).toMatchObject({ ask_again_at: '2026-11-20T20:00:00.000Z', derived: expect.any(Boolean) });
    expect((await plugin.paid()).paidRequests).toBe(1);
  });

  it('answers /api/usage with a table for each series', async () => {
    const asked = 'namespace=AWS/EC2&metricName=CPUUtilization&dimensions=InstanceId:*&regions=us-east-1&period=1h';
    const answer = await call(appOver(plugin), `/api/usage?${asked}&from=2026-11-20`);
    const { data, metadata } = await answer.json();

    expect(metadata).toMatchObject({ paid_requests: 1, ask_again_at: '2026-11-20T13:00:00.000Z' });
    expect(data).toHaveLength(20);
    expect(data[0]).toMatchObject({
      name: expect.stringMatching(/^i-/),
      columns: [{ name: 'Time' }, { name: 'Value', unit: 'percent', labels: { Region: 'us-east-1' } }],
      rows: { length: 12 },
    });
    const wrong = await call(appOver(plugin), '/api/usage?namespace=AWS/EC2');
    expect(await wrong.json()).toMatchObject({ error: { message: expect.stringContaining('metricName is empty') } });
  });

  it.each([
    ['/api/costs?metric=Dollars', 400, 'invalid-request'],
    ['/api/costs?nonsense=1', 400, 'invalid-request'],
    ['/api/datasources/uid/awscost/resources/nothing', 404, 'not-found'],
  ])('names what is wrong with %s', async (path, status, code) => {
    const answer = await call(appOver(plugin), path);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({
      status: 'error',
      data: null,
      error: { code, message: expect.any(String) },
    });
  });

  it("gives AWS's refusal its code", async () => {
    await plugin.control('faults', [{ operation: '*', kind: 'deny' }]);
    const answer = await call(appOver(plugin), '/api/costs');
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ error: { code: 'access-denied' } });
  });

  it.each([
    ['another host', { host: 'evil.example' }],
    ['a foreign page', { origin: 'https://evil.example' }],
    ['a sandboxed page', { origin: 'null' }],
    ['an image on a foreign page', { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'image' }],
    ['an image on another port of this host', { 'sec-fetch-site': 'same-site' }],
    ['another port of this host', { origin: 'http://127.0.0.1:9999' }],
  ])('refuses %s', async (_, headers: Record<string, string>) => {
    expect((await call(appOver(plugin), '/api/costs', { headers })).status).toBe(403);
    expect((await plugin.paid()).operations).toEqual([]);
  });

  it('asks for the token on every path but /health', async () => {
    const app = appOver(plugin, { token: 'a-long-enough-token' });
    expect((await call(app, '/health')).status).toBe(200);
    expect((await call(app, '/metrics')).status).toBe(401);
    expect((await call(app, '/metrics', { headers: { authorization: 'Bearer a-long-enough-tokem' } })).status).toBe(
      401,
    );
    expect((await call(app, '/metrics', { headers: { authorization: 'Bearer a-long-enough-token' } })).status).toBe(
      200,
    );
  });

  it('tells costs to a scraper from what is held, and buys nothing for it', async () => {
    const app = appOver(plugin);
    expect(await (await call(app, '/metrics')).text()).not.toContain('aws_cost_daily{');
    await call(app, '/api/costs?groupBy=SERVICE&granularity=DAILY');
    await plugin.paid();
    const text = await (await call(app, '/metrics')).text();
    expect(text).toMatch(/^aws_cost_daily\{service="EC2 - Other",unit="USD"\} \d+/m);
    expect(text).toMatch(/^aws_cost_total\{service="EC2 - Other",unit="USD"\} \d+/m);
    expect(text).toMatch(/^api_requests_total\{endpoint="\/api\/costs",status="200"\} 1/m);
    expect(text).toMatch(/^aws_paid_usd_total 0.01$/m);
    expect((await plugin.paid()).operations).toEqual([]);
  });

  it('answers /api/forecast, and tells a scraper what is to come from what is held', async () => {
    const app = appOver(plugin);
    const path = '/api/forecast?format=monthEnd&filters=SERVICE:is:Amazon%20Simple%20Storage%20Service';
    expect(await (await call(app, path)).json()).toMatchObject({
      data: [{ columns: [{ name: 'UnblendedCostMonthEnd', unit: 'currencyUSD' }], rows: [[expect.any(Number)]] }],
      metadata: { cached: false, paid_requests: 2 },
    });
    expect(await (await call(app, '/metrics')).text()).not.toContain('aws_cost_forecast{');

    const whole = await (await call(app, '/api/forecast?granularity=DAILY&format=table')).json();
    const toCome = (whole.data[0].rows as [string, string, number][]).filter(([, kind]) => kind === 'forecast');
    await plugin.paid();
    const text = await (await call(app, '/metrics')).text();
    const amount = Number(/^aws_cost_forecast\{metric="UNBLENDED_COST",unit="USD"\} (\S+)$/m.exec(text)?.[1]);
    expect(amount).toBeCloseTo(
      toCome.reduce((sum, [, , mean]) => sum + mean, 0),
      6,
    );
    expect(toCome.map(([date]) => date)).toContain('2026-11-30');
    expect((await plugin.paid()).operations).toEqual([]);
    expect((await call(app, '/api/forecast?filters=TAG:team:is:web')).status).toBe(400);
  });

  it('answers /api/tags, and tells a scraper the cost of values from what is held', async () => {
    const app = appOver(plugin);
    const path = '/api/tags?view=coverage&keys=TAG:team&keys=TAG:environment&coverageBy=REGION&format=table';
    expect(await (await call(app, path)).json()).toMatchObject({
      data: [
        {
          columns: [
            { name: 'REGION' },
            { name: 'Tagged' },
            { name: 'Untagged' },
            { name: 'Coverage', unit: 'percent' },
          ],
        },
      ],
      metadata: { paid_requests: 2 },
    });
    expect(await (await call(app, '/metrics')).text()).not.toContain('aws_cost_by_tag{');

    await call(app, '/api/tags?keys=TAG:team');
    await plugin.paid();
    const text = await (await call(app, '/metrics')).text();
    expect(text).toMatch(/^aws_cost_by_tag\{tag="team",value="\(untagged\)",unit="USD"\} \d+/m);
    expect((await plugin.paid()).operations).toEqual([]);
    expect((await call(app, '/api/tags?keys=SERVICE')).status).toBe(400);
  });

  it('tells what was spent in the envelope, and by whom', async () => {
    const app = appOver(plugin);
    await call(app, '/api/costs?groupBy=SERVICE');

    expect(await (await call(app, '/api/spend')).json()).toMatchObject({
      status: 'success',
      data: {
        today: { period: '2026-11-20', usd: 0.01, capUsd: 1, byAsker: [{ name: 'rest', requests: 1 }] },
        keptIn: 'memory',
      },
      metadata: { cached: false, paid_requests: 0, ask_again_at: null },
    });
  });

  it('previews and refreshes where Grafana does', async () => {
    const app = appOver(plugin);
    const body = JSON.stringify({ query: { queryType: 'cost' }, from: NOW_MS - 86_400_000 * 7, to: NOW_MS });
    const post = async (path: string) =>
      (await call(app, `/api/datasources/uid/awscost/resources/${path}`, { method: 'POST', body })).json();

    expect(await post('preview')).toMatchObject({ state: 'buy', totalUsd: 0.01 });
    expect(await post('refresh')).toMatchObject({ totalUsd: 0.01 });
    expect(await post('preview')).toMatchObject({ state: 'held', totalUsd: 0 });
    expect((await plugin.paid()).paidRequests).toBe(1);
  });

  it("speaks Grafana's query path: one result per refId, errors beside answers", async () => {
    const queries = [
      { refId: 'A', queryType: 'cost', groupBy: [{ type: 'DIMENSION', key: 'SERVICE' }] },
      { refId: 'B', metric: 'x' },
      { refId: 'C', hide: true },
    ];
    const body = JSON.stringify({ queries, from: String(NOW_MS - 86_400_000 * 7), to: String(NOW_MS) });
    const answer = await call(appOver(plugin), '/api/ds/query', { method: 'POST', body });
    expect(answer.status).toBe(400);
    const { results } = await answer.json();
    expect(Object.keys(results)).toEqual(['A', 'B']);
    expect(results.A.frames[0]).toMatchObject({
      schema: { refId: 'A', meta: { type: 'timeseries-multi' } },
      data: { values: expect.any(Array) },
    });
    expect(results.B).toMatchObject({
      status: 400,
      errorSource: 'downstream',
      error: expect.stringContaining('metric'),
    });
  });

  it('changes settings only where it is told that it may', async () => {
    const body = JSON.stringify({
      jsonData: { authType: 'keys', endpoint: plugin.simulator.url },
      secureJsonData: { accessKey: 'AKIAINVALIDKEY' },
    });
    const path = '/api/datasources/uid/awscost';
    expect((await call(appOver(plugin), path, { method: 'PUT', body })).status).toBe(403);
    const app = appOver(plugin, { settingsWritable: true });
    expect((await call(app, `${path}/health`)).status).toBe(200);
    await call(app, path, { method: 'PUT', body });
    const health = await call(app, `${path}/health`);
    expect(health.status).toBe(400);
    expect(await health.json()).toMatchObject({ status: 'ERROR', message: expect.stringContaining('credentials') });
    expect(JSON.stringify(await (await call(app, path)).json())).not.toContain('AKIAINVALIDKEY');
  });

  it.each([
    ['POST', '/api/ds/query', 'x{'],
    ['POST', '/api/ds/query', '{"from":"0","to":"1","queries":[null]}'],
    ['PUT', '/api/datasources/uid/awscost', 'null'],
    ['PUT', '/api/datasources/uid/awscost', '{"secureJsonData":{"accessKey":1}}'],
  ])('answers %s %s %s with what it should be', async (method, path, body) => {
    const answer = await call(appOver(plugin, { settingsWritable: true }), path, { method, body });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      error: { code: 'invalid-request', message: expect.stringContaining('Send {') },
    });
  });

  it('refuses a body beyond 16 MiB', async () => {
    const body = 'x'.repeat(17 * 1024 * 1024);
    const headers = { 'content-length': String(body.length) };
    expect((await call(appOver(plugin), '/api/ds/query', { method: 'POST', body, headers })).status).toBe(413);
  });
});
