// What AWS and the network can do to us, and the words a reader gets for it. Nothing secret is ever said.
import type { FaultKind } from '../../src/simulator';
import { Diagnostics } from '../../src/plugin-sdk/genproto/pluginv2_pb';
import { buildExecutable } from './executable';
import { ask, contextOf, type DataSource, PER_SERVICE, readSeries, SECRETS } from './panel';
import { type PluginProcess, startPlugin } from './plugin-process';
import { type SimulatedAws, startAws } from './simulated-aws';

/** A page is over in thirty seconds, whatever happens; the rest is a busy machine's. */
const BOUND_MS = 40_000;

let plugin: PluginProcess;
let aws: SimulatedAws;
/** Faults that take their time have an AWS of their own, and are asked for while the others are tried. */
let slow: readonly SimulatedAws[];
let hung: ReturnType<typeof askFailing>;
let throttled: ReturnType<typeof askFailing>;

beforeAll(async () => {
  const executable = await buildExecutable();
  slow = [await startAws({ hangMs: 4 * BOUND_MS }), await startAws()];
  [plugin, aws] = await Promise.all([startPlugin(executable), startAws()]);
  hung = askFailing(slow[0]!, 'hang');
  throttled = askFailing(slow[1]!, 'throttle');
}, 120_000);
afterAll(async () => {
  await plugin.stop();
  await Promise.all([aws, ...slow].map((one) => one.close()));
});

let count = 0;
const newSource = (endpoint: string): DataSource => ({ endpoint, uid: `source-${++count}` });

async function askFailing(one: SimulatedAws, kind: FaultKind) {
  await one.fail({ operation: '*', kind });
  const startedAtMs = performance.now();
  const { A } = await ask(plugin, newSource(one.url), [PER_SERVICE]);
  return { status: A?.status, source: A?.errorSource, error: A?.error ?? '', tookMs: performance.now() - startedAtMs };
}

describe('a fault', () => {
  it.each([
    ['expire', 401, /did not accept the credentials for ce:GetCostAndUsage in us-east-1 \(ExpiredToken/],
    ['deny', 403, /Grant the IAM action ce:GetCostAndUsage/],
    ['not-enabled', 404, /Cost Explorer answers up to 24 hours after it was first enabled/],
    ['cut', 502, /connection to AWS failed for ce:GetCostAndUsage/],
    ['html503', 502, /ce:GetCostAndUsage in us-east-1/],
    ['empty', 502, /ce:GetCostAndUsage in us-east-1/],
  ] as const)(
    '%s becomes %i and a sentence',
    async (kind, status, sentence) => {
      const answer = await askFailing(aws, kind);

      expect(answer).toMatchObject({ status, source: 'downstream', error: expect.stringMatching(sentence) as string });
    },
    BOUND_MS,
  );

  it('of the keys becomes 401 and a sentence', async () => {
    await aws.fail();
    const wrong = { ...newSource(aws.url), secureJsonData: { ...SECRETS, accessKey: 'AKIAINVALID' } };
    const { A } = await ask(plugin, wrong, [PER_SERVICE]);

    expect(A).toMatchObject({
      status: 401,
      errorSource: 'downstream',
      error: expect.stringMatching(/Check the keys/) as string,
    });
  });

  it(
    'throttle becomes 429 after some waiting',
    async () => {
      expect(await throttled).toMatchObject({
        status: 429,
        error: expect.stringMatching(/refresh less often/) as string,
      });
    },
    BOUND_MS,
  );

  it(
    'hang becomes 504 within its bound',
    async () => {
      const { tookMs, ...answer } = await hung;

      expect(answer).toMatchObject({
        status: 504,
        source: 'downstream',
        error: expect.stringMatching(/did not answer .* in time/) as string,
      });
      expect(tookMs).toBeLessThan(BOUND_MS);
    },
    BOUND_MS,
  );

  it('is remembered, so that a board does not hammer', async () => {
    await aws.fail({ operation: '*', kind: 'deny' });
    const source = newSource(aws.url);
    await aws.asked();
    await Promise.all([ask(plugin, source, [PER_SERVICE]), ask(plugin, source, [PER_SERVICE])]);
    await ask(plugin, source, [PER_SERVICE]);

    expect((await aws.asked()).filter((operation) => operation === 'GetCostAndUsage')).toHaveLength(1);
  });

  it('of one page in the middle is mended by asking again', async () => {
    await aws.fail({ operation: 'GetCostAndUsage', kind: 'html503', nth: 1 });
    const { A } = await ask(plugin, newSource(aws.url), [PER_SERVICE]);

    expect(A?.status).toBe(200);
    expect(readSeries(A).length).toBeGreaterThan(0);
  });

  it('in Save & test is an error in words', async () => {
    await aws.fail({ operation: '*', kind: 'expire' });
    const health = await plugin.call(Diagnostics.method.checkHealth, { pluginContext: contextOf(newSource(aws.url)) });

    expect(health).toMatchObject({ status: 2, message: expect.stringMatching(/credentials/) as string });
  });
});

describe('a secret', () => {
  it(
    'is in no log line and no answer, at any level',
    async () => {
      const loud = await startPlugin(await buildExecutable(), {
        env: { GF_LOG_LEVEL: 'debug', AWSCOST_LOG_LEVEL: 'debug' },
      });
      const told: unknown[] = [];
      for (const kind of ['expire', 'deny', 'html503', 'empty', 'cut'] as const) {
        await aws.fail({ operation: '*', kind });
        told.push(
          await ask(loud, newSource(aws.url), [PER_SERVICE, { ...PER_SERVICE, metric: SECRETS.secretKey.length }]),
        );
        told.push(await loud.call(Diagnostics.method.checkHealth, { pluginContext: contextOf(newSource(aws.url)) }));
      }
      await aws.fail();
      told.push(
        await ask(loud, newSource(aws.url), [PER_SERVICE]),
        await loud.call(Diagnostics.method.collectMetrics, {}),
      );
      await loud.stop();
      const everything = [loud.stdout(), loud.stderr(), plugin.stderr(), ...told.map(textOf)].join('\n');

      expect(everything).toContain('GetCostAndUsage');
      expect(Object.values(SECRETS).filter((secret) => everything.includes(secret))).toEqual([]);
    },
    BOUND_MS,
  );
});

/** Bytes as text too: a secret inside a frame would be one. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner === 'bigint') {
      return String(inner);
    }
    return inner instanceof Uint8Array ? Buffer.from(inner).toString('latin1') : inner;
  });
}
