// `GET /api/unit-cost`, the query of a panel as URL parameters.
import '../aws/support/one-realm';
import { createAwsShared, readAwsLimits, systemClock } from '#aws';
import { createFrameStore } from '../../src/companion/frame-store';
import { createHttpApp } from '../../src/companion/rest/app';
import { LOOPBACK_HOSTS } from '../../src/companion/rest/guard';
import { createHttpMetrics } from '../../src/companion/rest/http-metrics';
import { createLiveSource } from '../../src/companion/rest/live-source';
import { NOW_MS, startTestPlugin, type TestPlugin } from './support/plugin';

const log = { debug() {}, info() {}, warn() {}, error() {} };

let plugin: TestPlugin;
beforeEach(async () => {
  plugin = await startTestPlugin();
});
afterEach(() => plugin.close());

async function get(parameters: string): Promise<{ status: number; body: Record<string, unknown> }> {
  const clock = { ...systemClock, now: () => NOW_MS };
  const shared = createAwsShared({}, { clock });
  const dependencies = { clock, random: () => 0, log, env: {}, shared, frames: createFrameStore({ maxBytes: 1e6 }) };
  const { jsonData, secureJsonData } = plugin.context().dataSource!;
  const source = createLiveSource(
    { uid: 'awscost', pluginId: 'p', isolation: 'http', jsonData, secureJsonData, limits: readAwsLimits({}, {}) },
    dependencies,
  );
  const app = createHttpApp(
    { allowedHosts: LOOPBACK_HOSTS, settingsWritable: false },
    { source, now: () => NOW_MS, metrics: createHttpMetrics(dependencies) },
  );
  const url = `http://127.0.0.1:3737/api/unit-cost?${parameters}`;
  const response = await app.request(url, { headers: { host: '127.0.0.1:3737' } });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const LAMBDA =
  'filters=SERVICE:is:AWS%20Lambda&namespace=AWS/Lambda&metricNames=Invocations&dimensions=FunctionName:*&accounts=all&from=2026-11-09';

it('answers one number with the parts it is made of', async () => {
  const { status, body } = await get(`${LAMBDA}&regions=us-east-1&regions=eu-west-1&format=total&parts=true`);
  expect(status).toBe(200);
  const [table] = body['data'] as { columns: { name: string }[]; rows: number[][] }[];
  expect(table!.columns.map(({ name }) => name)).toEqual(['UnitCost', 'Cost', 'Usage', 'Days']);
  const [[price, cost, usage, days]] = table!.rows as [[number, number, number, number]];
  expect(price).toBeCloseTo((cost / usage) * 1e6, 9);
  expect(days).toBe(10);
  expect(body['metadata']).toMatchObject({ paid_requests: 3 });
});

it('says what is wrong with a parameter', async () => {
  const { status, body } = await get(`${LAMBDA}&regions=us-east-1&per=dozen`);
  expect(status).toBe(400);
  expect(body['error']).toMatchObject({ message: expect.stringContaining('per is "dozen"; allowed: "one"') });
});
