// Any real plugin under the host in Go: CONTRACT_SUBJECT names a JSON file of the form below, for one with our
// executable, the simulator as its endpoint and the queries of the shipped dashboard.
//   { "executable", "pluginId", "env", "settings": { "uid", "jsonData", "secureJsonData", … }, "queries": [ … ],
// "resources": ["path?query"] }
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type QueryData, type Report, runHost, type Script, type Step } from './run-host';
import { type Built, buildHost, describeIf } from './toolchain';

type Subject = Omit<Script, 'steps'> & { queries: NonNullable<Step['queries']>; resources?: readonly string[] };

const file = process.env.CONTRACT_SUBJECT;
const named: Built = file ? { path: file } : { reason: 'CONTRACT_SUBJECT names no subject' };
const host: Built = file ? buildHost() : named;

jest.setTimeout(120_000);

describeIf(named, host)('the subject under the host in Go', () => {
  let subject: Subject;
  let report: Report;
  let steps: Record<'health' | 'query' | 'warm' | 'metrics' | 'unimplemented', Report['steps'][number]>;

  beforeAll(() => {
    subject = JSON.parse(readFileSync(file!, 'utf8')) as Subject;
    const query: Step = { kind: 'query', queries: subject.queries };
    const script: Step[] = [
      { kind: 'health' },
      query,
      { ...query, repeat: 500 },
      { kind: 'metrics' },
      { kind: 'unimplemented' },
      { kind: 'signal', signal: 'INT' },
      ...(subject.resources ?? []).map((path): Step => ({ kind: 'resource', path })),
    ];
    report = runHost(host.path!, {
      ...subject,
      executable: resolve(dirname(file!), subject.executable),
      steps: script,
    });
    const [health, first, warm, metrics, unimplemented] = report.steps;
    steps = { health: health!, query: first!, warm: warm!, metrics: metrics!, unimplemented: unimplemented! };
    const { startMs, killMs, rssBytes } = report;
    process.stderr.write(
      `contract subject: ${JSON.stringify({ startMs, killMs, rssMb: Math.round(rssBytes / 1e6), warmMs: warm!.ms })}\n`,
    );
  });

  it('is healthy', () => {
    expect(steps.health.data).toMatchObject({ status: 'OK' });
  });

  it("answers every query with frames that Grafana's decoder takes", () => {
    expect(steps.query.error).toBeUndefined();
    const answers = steps.query.data as QueryData;
    expect(Object.keys(answers).sort()).toEqual(subject.queries.map(({ refId }) => refId).sort());
    expect(Object.values(answers).map(({ status, error }) => [status, error])).toEqual(
      subject.queries.map(() => [200, '']),
    );
    expect(Object.values(answers).every(({ frames }) => frames.length > 0)).toBe(true);
  });

  it('gives metrics, and no context is needed', () => {
    expect(steps.metrics.data).toContain('grafana_plugin_request_total');
  });

  it('answers what it does not speak with Unimplemented', () => {
    expect(new Set(Object.values(steps.unimplemented.data as object))).toEqual(new Set(['Unimplemented']));
  });

  it('answers its resources', () => {
    const codes = report.steps
      .filter(({ kind }) => kind === 'resource')
      .map(({ data }) => (data as { code: number }).code);
    expect(codes).toEqual((subject.resources ?? []).map(() => 200));
  });

  it('goes politely within a second, and tells no secret', () => {
    expect(report.killMs).toBeLessThan(1_000);
    const words = JSON.stringify(report.logs);
    expect(words).not.toMatch(/failed to exit gracefully|panic/);
    const secrets = Object.values(subject.settings.secureJsonData ?? {}).filter((value) => value.length > 3);
    expect(secrets.filter((secret) => words.includes(secret))).toEqual([]);
  });
});
