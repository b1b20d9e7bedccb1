// The plugin's handlers as Grafana meets them, behind them the simulator; only the clock is ours.
import { systemClock } from '#aws';
import { createRequestHeaders, type Frame, type PluginContext } from '#plugin-sdk';
import { createPluginHandlers } from '../../../src/companion/plugin-handlers';
import type { Disk } from '../../../src/companion/state-folder';
import { type RunningSimulator, startSimulator } from '../../../src/simulator';

export const NOW_MS = Date.UTC(2026, 10, 20, 12);
export const DAY_MS = 86_400_000;

const log = { debug() {}, info() {}, warn() {}, error() {} };

export interface PaidCalls {
  readonly paidRequests: number;
  readonly operations: readonly string[];
}

export interface TestPlugin {
  readonly simulator: RunningSimulator;
  readonly handlers: ReturnType<typeof createPluginHandlers>;
  context(settings?: Record<string, unknown>, secrets?: Record<string, string>, uid?: string): PluginContext;
  /** The same data source after other settings were saved; without the planner, so that each question is bought as asked. */
  saved(settings: Record<string, unknown>): PluginContext;
  ask(
    json: object | readonly object[],
    options?: AskOptions,
  ): Promise<ReadonlyMap<string, { frames: readonly Frame[]; error?: Error }>>;
  /** A resource call; the body and the answer are JSON. */
  call(
    method: string,
    path: string,
    options?: CallOptions,
  ): Promise<{ readonly status: number; readonly body: unknown }>;
  /** What Cost Explorer would have charged for, since the last look. */
  paid(): Promise<PaidCalls>;
  control(path: string, body: unknown): Promise<void>;
  close(): Promise<void>;
}

export interface AskOptions {
  readonly context?: PluginContext;
  readonly days?: number;
  /** As Grafana sends them: `FromAlert`, `X-Dashboard-Uid` … */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface CallOptions {
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string>>;
  readonly role?: string;
  readonly context?: PluginContext;
}

export interface TestPluginOptions {
  readonly now?: () => number;
  readonly env?: Readonly<Record<string, string>>;
  readonly disk?: Disk;
}

/** Northwind is built once for a file of tests: it is the same for all of them. */
let shared: Promise<RunningSimulator> | undefined;

afterAll(async () => {
  await (await shared)?.close();
  shared = undefined;
});

/** New handlers over a simulator without ledger and faults; the clock stands at noon UTC of 20 November 2026 unless `now` moves it. */
export async function startTestPlugin({
  now = () => NOW_MS,
  env = {},
  disk,
}: TestPluginOptions = {}): Promise<TestPlugin> {
  shared ??= startSimulator({ today: '2026-11-20' });
  const simulator = await shared;
  const clock = { ...systemClock, now };
  const handlers = createPluginHandlers({ clock, random: () => 0 /* no waiting between attempts */, log, env, disk });
  const control = async (path: string, body: unknown): Promise<void> => {
    const response = await fetch(`${simulator.url}/_simulator/${path}`, { method: 'POST', body: JSON.stringify(body) });
    if (!response.ok) {
      throw new Error(`${path}: ${response.status} ${await response.text()}`);
    }
  };
  const context: TestPlugin['context'] = (settings = {}, secrets = {}, uid = 'awscost') => ({
    orgId: 1,
    namespace: '',
    tenantId: '',
    pluginId: 'finops-awscost-datasource',
    pluginVersion: '0',
    grafanaConfig: {},
    userAgent: '',
    dataSource: {
      uid,
      name: uid,
      url: '',
      user: '',
      database: '',
      basicAuthEnabled: false,
      basicAuthUser: '',
      jsonData: { authType: 'keys', endpoint: simulator.url, historyMonths: 38, hourly: true, ...settings },
      secureJsonData: { accessKey: 'AKIATEST', secretKey: 'a-secret-key', ...secrets },
      updatedMs: 1,
    },
  });
  let updatedMs = 1;
  const saved: TestPlugin['saved'] = (settings) => {
    const made = context({ planner: 'off', ...settings });
    return { ...made, dataSource: { ...made.dataSource!, updatedMs: (updatedMs += 1) } };
  };
  await control('reset', {});
  return {
    simulator,
    handlers,
    context,
    saved,
    control,
    async ask(json, { context: from = context(), days = 30, headers: sent = {} } = {}) {
      const models = Array.isArray(json) ? json : [json];
      const queries = models.map((model: { refId?: string }, index) => ({
        refId: model.refId ?? String.fromCharCode(65 + index),
        queryType: 'cost',
        json: { queryType: 'cost', ...model },
        timeRange: { fromMs: NOW_MS - days * DAY_MS, toMs: NOW_MS },
        intervalMs: 1000,
        maxDataPoints: 100,
      }));
      const headers = createRequestHeaders(Object.entries(sent));
      return handlers.queryData({ context: from, headers, queries }, new AbortController().signal);
    },
    async call(method, path, { body, query, role = 'Editor', context: from = context() } = {}) {
      const user = { login: 'u', name: 'u', email: '', role };
      const answer = await handlers.callResource(
        {
          context: { ...from, user },
          headers: createRequestHeaders([]),
          method,
          path,
          url: path,
          query: new URLSearchParams(query),
          body: new TextEncoder().encode(body === undefined ? '' : JSON.stringify(body)),
        },
        new AbortController().signal,
      );
      return { status: answer.status, body: JSON.parse(String(answer.body)) as unknown };
    },
    async paid() {
      const response = await fetch(`${simulator.url}/_simulator/ledger`);
      const ledger = (await response.json()) as { paid: number; requests: readonly { operation: string }[] };
      await fetch(`${simulator.url}/_simulator/ledger`, { method: 'DELETE' });
      return { paidRequests: ledger.paid, operations: ledger.requests.map(({ operation }) => operation) };
    },
    async close() {
      await handlers.close?.();
    },
  };
}
