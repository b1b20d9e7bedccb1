// The example plugin under the host in Go: go-plugin and Grafana's own SDK are the judges.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { checkFrame, encodeJson, type Frame } from '../../src/plugin-sdk/data';
import { type QueryData, type Report, rereadFrame, runHost, type Script, type Step, withScript } from './run-host';
import { buildExample, buildHost, describeIf } from './toolchain';

const host = buildHost();
const example = buildExample();
const pluginId = 'finops-example-datasource';
const settings = {
  uid: 'u1',
  name: 'one',
  jsonData: { region: 'x' },
  secureJsonData: { secretKey: 'hunter2' },
  updatedMs: 5,
  grafanaConfig: { K: 'hunter2' },
};

const script = (...steps: Step[]): Script => ({ executable: example.path!, pluginId, settings, steps });
const run = (...steps: Step[]): Report => runHost(host.path!, script(...steps));
const ask = (...queries: unknown[]): Step => ({
  kind: 'query',
  queries: queries.map((json, index) => ({ refId: 'ABCDEFG'[index]!, json })),
});
const words = ({ logs }: Report): string => JSON.stringify(logs);

jest.setTimeout(120_000);

describeIf(host, example)('a plugin under the host in Go', () => {
  it('starts, answers health, ping and metrics, and goes politely within a second', () => {
    const report = run({ kind: 'ping' }, { kind: 'health' }, { kind: 'metrics' });
    expect(report.steps.map(({ error }) => error)).toEqual([undefined, undefined, undefined]);
    expect(report.steps[1]!.data).toEqual({ status: 'OK', message: 'example is well', details: '{"rows":3}' });
    expect(report.steps[2]!.data).toContain(
      'grafana_plugin_request_total{endpoint="checkHealth",status="ok",status_source="plugin"} 1',
    );
    expect(report.killMs).toBeLessThan(1_000);
    expect(words(report)).not.toMatch(/failed to exit gracefully|panic/);
  });

  it("gives frames that Grafana's decoder understands", () => {
    const [step] = run(ask({ series: 2, rows: 10 })).steps;
    const { A } = step!.data as QueryData;
    expect(A!.frames).toHaveLength(2);
    expect(A!.frames[1]!.schema).toMatchObject({
      name: 'service 1',
      meta: { type: 'timeseries-multi', typeVersion: [0, 1], notices: [{ severity: 'info', text: 'made up' }] },
      fields: [
        { name: 'Time', type: 'time', typeInfo: { frame: 'time.Time' } },
        {
          name: 'Value',
          type: 'number',
          typeInfo: { frame: 'float64', nullable: true },
          labels: { service: 'Service 1' },
          config: { unit: 'currencyUSD' },
        },
      ],
    });
    expect(A!.frames[1]!.data.values).toEqual([
      Array.from({ length: 10 }, (_, row) => Date.UTC(2025, 0, 1 + row)),
      [1, 1.125, 1.25, 1.375, 1.5, 1.625, 1.75, 1.875, 2, null],
    ]);
  });

  it('reads "no data", empty columns and all types', () => {
    const [step] = run(ask({ fault: 'no-data' }, { fault: 'every-type' }, { rows: 0 })).steps;
    const { A, B, C } = step!.data as QueryData;
    expect(A!.frames[0]).toMatchObject({ schema: { meta: { type: 'timeseries-multi' } } });
    expect(B!.frames[0]!.data.values).toEqual([
      [0, -1],
      ['größer ≥ 🦥', null],
      [true, null],
      [null, null],
    ]);
    expect(B!.frames[0]!.data).toMatchObject({ entities: [null, null, null, { NaN: [0] }] });
    expect(C!.frames[0]!.data.values).toEqual([[], []]);
  });

  it('gives each refId its own fate', () => {
    const step = ask({}, { fault: 'downstream' }, { fault: 'partial' }, { fault: 'forget' }, { fault: 'bad-frame' });
    const report = run(
      { ...step, queries: [...step.queries!, { refId: 'X', rawJson: '{nope' }] },
      ask({ fault: 'throw' }),
      ask({}),
    );
    const fates = Object.fromEntries(
      Object.entries(report.steps[0]!.data as QueryData).map(([refId, { status, errorSource, frames }]) => [
        refId,
        [status, errorSource, frames.length],
      ]),
    );
    expect(fates).toEqual({
      A: [200, '', 1],
      B: [403, 'downstream', 0],
      C: [429, 'downstream', 1],
      D: [500, 'plugin', 0],
      E: [500, 'plugin', 0],
      X: [400, 'downstream', 0],
    });
    expect((report.steps[1]!.data as QueryData).A).toMatchObject({
      status: 500,
      error: 'a bug of the handler',
      errorSource: 'plugin',
    });
    expect((report.steps[2]!.data as QueryData).A!.status).toBe(200);
  });

  it('makes a broken instance a red health and an error per refId', () => {
    const broken = { ...settings, jsonData: { broken: true } };
    const { steps } = run({ kind: 'health', settings: broken }, { ...ask({}), settings: broken });
    expect(steps[0]!.data).toMatchObject({ status: 'ERROR', message: 'The data source has no region.' });
    expect((steps[1]!.data as QueryData).A).toMatchObject({ status: 400, error: 'The data source has no region.' });
  });

  it('routes resources, errors included', () => {
    const { steps } = run(
      { kind: 'resource', path: 'echo?q=a%20b', method: 'POST', body: 'xyz' },
      { kind: 'resource', path: 'nope' },
    );
    expect(steps[0]!.data).toMatchObject({
      code: 200,
      body: '{"method":"POST","q":"a b","bytes":3}',
      headers: { 'content-type': ['application/json'] },
    });
    expect(steps[1]!.data).toMatchObject({ code: 404, body: '{"message":"There is no resource nope."}' });
  });

  it('answers what it does not speak with Unimplemented', () => {
    const [step] = run({ kind: 'unimplemented' }).steps;
    expect(new Set(Object.values(step!.data as Record<string, string>))).toEqual(new Set(['Unimplemented']));
    expect(Object.keys(step!.data as object)).toHaveLength(6);
  });

  it('takes 5 MB, refuses 17 MB, gives 100 MB and 300 times 1 MB at once, and lives', () => {
    const { steps } = run(
      { ...ask({}), padBytes: 5_000_000 },
      { ...ask({}), padBytes: 17_000_000 },
      { kind: 'resource', path: 'large?bytes=100000000' },
      { kind: 'resource', path: 'large?bytes=1000000', parallel: 300 },
      { kind: 'health' },
    );
    expect(steps.map(({ code }) => code)).toEqual([undefined, 'ResourceExhausted', undefined, undefined, undefined]);
    expect(steps[2]!.data).toMatchObject({ bytes: 100_000_000 });
  });

  it('is cancelled with the call, and counts it so', () => {
    const { steps } = run({ ...ask({ fault: 'hang' }), timeoutMs: 50 }, { kind: 'metrics' });
    expect(steps[0]!.code).toBe('DeadlineExceeded');
    expect(steps[1]!.data).toContain('{endpoint="queryData",status="cancelled",status_source="downstream"} 1');
  });

  it('logs ten thousand odd lines that the host takes, each at its level', () => {
    const report = run({ kind: 'resource', path: 'log?lines=10000' }, { kind: 'health' });
    expect(report.logCount.info).toBeGreaterThanOrEqual(10_000);
    expect(report.steps[1]!.data).toMatchObject({ status: 'OK' });
  });

  it('keeps secrets out of the log', () => {
    const report = run({ kind: 'health' }, ask({}, { fault: 'throw' }), { kind: 'resource', path: 'nope' });
    expect(words(report)).toContain('[redacted]');
    expect(words(report)).not.toContain('hunter2');
  });

  it('ignores SIGINT', () => {
    const { steps } = run({ kind: 'signal', signal: 'INT' }, { kind: 'health' });
    expect(steps[1]!.data).toMatchObject({ status: 'OK' });
  });

  it('goes on SIGTERM', () => {
    const report = run({ kind: 'signal', signal: 'TERM' }, { kind: 'exited' });
    expect(report.steps[1]!.data).toBe(true);
    expect(words(report)).not.toContain('exit status');
  });

  it.each(['crash', 'reject'])('tells a %s that nobody caught in one error line and exits 1', (path) => {
    const report = run({ kind: 'resource', path }, { kind: 'exited' });
    const errors = report.logs.filter((line) => line['@level'] === 'error' && line['@message'] === 'plugin crashed');
    expect(errors).toEqual([
      expect.objectContaining({
        error: 'Error: crashed on purpose',
        stack: expect.stringContaining('crashed on purpose'),
      }),
    ]);
    expect(words(report)).toContain('exit status 1');
    expect(report.steps[1]!.data).toBe(true);
  });

  it('goes when its host is killed', async () => {
    await withScript(script(), async (file) => {
      const process = spawn(host.path!, ['-orphan', file], { stdio: ['ignore', 'pipe', 'ignore'] });
      const pid = Number(await new Promise<string>((resolve) => createInterface(process.stdout).once('line', resolve)));
      expect(isAlive(pid)).toBe(true);
      process.kill('SIGKILL');
      await gone(pid);
    });
  });
});

describeIf(host)('a frame as JSON', () => {
  it("is read by Grafana's own decoder as it was meant", () => {
    const frame: Frame = {
      name: 'costs',
      refId: 'A',
      meta: { type: 'table', typeVersion: [0, 0], notices: [{ severity: 'warning', text: 'größer ≥ 🦥' }] },
      fields: [
        { name: 'Time', type: 'time', values: [0, 1_700_000_000_123, -1] },
        {
          name: 'Value',
          type: 'number',
          values: [1.5, NaN, null],
          labels: { a: '1' },
          config: { unit: 'currencyUSD' },
        },
        { name: 'Text', type: 'string', values: ['', null, '🦥'] },
        { name: 'Flag', type: 'boolean', values: [true, null, false] },
      ],
    };
    const json = encodeJson(checkFrame(frame));
    expect(rereadFrame(host.path!, json)).toEqual(JSON.parse(json));
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Another process' end has no event: look until it is there; the test's own time limit is the limit. */
async function gone(pid: number): Promise<void> {
  while (isAlive(pid)) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
