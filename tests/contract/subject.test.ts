// A real plugin under the host in Go: our executable with the simulator as its AWS and the queries of the shipped dashboard; or any
// other that CONTRACT_SUBJECT names by a JSON file of the form
//   { "executable", "pluginId", "env", "settings": { "uid", "jsonData", "secureJsonData", … }, "queries": [ … ],
// "resources": ["path?query"] }
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { root } from '../../src/build/project';
import { startSimulator } from '../../src/build/start-simulator';
import { buildExecutable } from '../system/executable';
import { type QueryData, type Report, runHost, type Script, type Step } from './run-host';
import { buildHost, describeIf } from './toolchain';

type Subject = Omit<Script, 'steps'> & { queries: NonNullable<Step['queries']>; resources?: readonly string[] };

const file = process.env.CONTRACT_SUBJECT;
const host = buildHost();
const THIRTY_DAYS_MS = 30 * 86_400_000;

jest.setTimeout(120_000);

let stopAws = async (): Promise<void> => {};
afterAll(() => stopAws());

async function findSubject(): Promise<Subject> {
  if (file) {
    const named = JSON.parse(readFileSync(file, 'utf8')) as Subject;
    return { ...named, executable: resolve(dirname(file), named.executable) };
  }
  // A process of its own: the host in Go holds this one up until it is done.
  const simulator = await startSimulator();
  stopAws = async () => void (await simulator.stop());
  const board = JSON.parse(readFileSync(resolve(root, 'dashboards/cost-overview.json'), 'utf8')) as {
    panels: { targets?: { refId: string }[] }[];
  };
  // As Grafana sends them while the board's pickers stand at All.
  const targets = board.panels.flatMap(({ targets: own = [] }) => own.map((target) => ({ ...target, filters: [] })));
  return {
    executable: await buildExecutable(),
    pluginId: 'finops-awscost-datasource',
    settings: {
      uid: 'awscost',
      jsonData: { authType: 'keys', endpoint: simulator.url, defaultRegion: 'us-east-1' },
      secureJsonData: { accessKey: 'AKIACONTRACTKEY', secretKey: 'contract-secret-key' },
    },
    queries: targets.map((json, index) => ({
      refId: String.fromCharCode(65 + index),
      queryType: 'cost',
      json,
      fromMs: Date.now() - THIRTY_DAYS_MS,
      toMs: Date.now(),
    })),
    resources: ['dimension-values?dimension=SERVICE', 'tag-keys', 'spend'],
  };
}

describeIf(host)('the subject under the host in Go', () => {
  let subject: Subject;
  let report: Report;
  let steps: Record<'health' | 'query' | 'warm' | 'metrics' | 'unimplemented', Report['steps'][number]>;

  beforeAll(async () => {
    subject = await findSubject();
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
    report = runHost(host.path!, { ...subject, steps: script });
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
