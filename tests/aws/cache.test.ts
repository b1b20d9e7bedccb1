import { AwsError } from '../../src/aws';
import type { AwsErrorCode } from '../../src/aws';
import { createAnswerStore } from '../../src/aws/answer-store';
import type { AnswerStore } from '../../src/aws/answer-store';
import { cache } from '../../src/aws/cache';
import { createCounters } from '../../src/aws/counters';
import type { CallContext, Merged } from '../../src/aws/layer';
import type { AwsRequest } from '../../src/aws/request';
import { patient } from './support/connection';
import { createFakeClock, NOON, settle } from './support/fake-clock';
import type { FakeClock } from './support/fake-clock';

const TAGS: AwsRequest = { operation: 'ce:GetTags', input: { TimePeriod: { Start: '2026-11-01', End: '2026-11-20' } } };
const DAY_MS = 86_400_000;
const fail = (code: AwsErrorCode) => new AwsError(code, { operation: 'ce:GetTags', region: 'us-east-1' });

interface Walk {
  readonly context: CallContext;
  land(merged?: Partial<Merged>): Promise<void>;
  crash(code: AwsErrorCode): Promise<void>;
}

/** The cache over walks that the test ends by hand. */
function setUp({
  maxBytes = 1_000_000,
  pageCap = 20,
  store = createAnswerStore({ maxBytes }),
  clock = createFakeClock(),
} = {}) {
  const walks: Walk[] = [];
  const counters = createCounters();
  const ask = cache(
    { keyOf: (request) => JSON.stringify(request), pageCap, region: 'us-east-1' },
    { store, counters, clock },
  )(
    (_request, context) =>
      new Promise((resolve, reject) => {
        walks.push({
          context,
          async land(merged) {
            resolve({ output: ['team'], fetchedAtMs: clock.now(), pages: 1, ...merged });
            await settle();
          },
          async crash(code) {
            reject(fail(code));
            await settle();
          },
        });
      }),
  );
  return { ask, walks, store, counters, clock };
}

async function holding(options: { clock: FakeClock; store?: AnswerStore }) {
  const made = setUp(options);
  const first = made.ask(TAGS, patient);
  await made.walks[0]!.land();
  return { ...made, output: (await first).output };
}

it('gives the same object while it is held, and says how old it is', async () => {
  const clock = createFakeClock();
  const { ask, walks, output } = await holding({ clock });
  await clock.pass(60_000);

  const again = await ask(TAGS, patient);

  expect(again.output).toBe(output);
  expect(again.facts).toEqual({
    fetchedAtMs: NOON,
    expiresAtMs: NOON + DAY_MS,
    cached: true,
    ageMs: 60_000,
    pages: 1,
    paidRequests: 0,
    priceUsd: 0,
  });
  expect(walks).toHaveLength(1);
});

it('asks once for all who ask at the same time, and tells one of them the price', async () => {
  const { ask, walks, counters } = setUp();
  const all = Promise.all([ask(TAGS, patient), ask(TAGS, patient), ask(TAGS, patient)]);
  Object.assign(walks[0]!.context.tally, { attempts: 1, paidRequests: 1, priceUsd: 0.01 });
  await walks[0]!.land();

  expect((await all).map(({ facts }) => [facts.cached, facts.paidRequests])).toEqual([
    [false, 1],
    [true, 0],
    [true, 0],
  ]);
  expect(walks).toHaveLength(1);
  expect(counters.statistics().cache).toMatchObject({ miss: 1, joined: 2 });
});

it('asks again when the answer is past its life', async () => {
  const clock = createFakeClock();
  const { ask, walks } = await holding({ clock });
  await clock.pass(DAY_MS);

  void ask(TAGS, patient);

  expect(walks).toHaveLength(2);
});

it('asks again when the clock was set back before the answer', async () => {
  const clock = createFakeClock();
  const { ask, walks } = await holding({ clock });
  clock.set(NOON - 2 * DAY_MS);

  void ask(TAGS, patient);

  expect(walks).toHaveLength(2);
});

it('ends the wait of the caller that leaves and no other', async () => {
  const { ask, walks } = setUp();
  const leaver = new AbortController();
  const left = ask(TAGS, { signal: leaver.signal });
  const stays = ask(TAGS, patient);

  leaver.abort();

  await expect(left).rejects.toMatchObject({ code: 'timeout', mayBeCharged: false });
  expect(walks[0]!.context.signal.aborted).toBe(false);
  await walks[0]!.land();
  await expect(stays).resolves.toMatchObject({ output: ['team'] });
});

it('tells the walk when nobody is left, and holds what lands all the same', async () => {
  const { ask, walks } = setUp();
  const leaver = new AbortController();
  const left = ask(TAGS, { signal: leaver.signal });
  leaver.abort();
  await expect(left).rejects.toBeInstanceOf(AwsError);

  expect(walks[0]!.context.signal.aborted).toBe(true);
  await walks[0]!.land();

  await expect(ask(TAGS, patient)).resolves.toMatchObject({ facts: { cached: true } });
  expect(walks).toHaveLength(1);
});

it('waits for an abandoned request before it asks anew', async () => {
  const { ask, walks } = setUp();
  const leaver = new AbortController();
  void ask(TAGS, { signal: leaver.signal }).catch(() => undefined);
  leaver.abort();
  await settle();

  const next = ask(TAGS, patient);
  expect(walks).toHaveLength(1);
  await walks[0]!.crash('timeout');
  expect(walks).toHaveLength(2);
  await walks[1]!.land();

  await expect(next).resolves.toMatchObject({ facts: { cached: false } });
});

it('does not start for a caller who has already left', async () => {
  const { ask, walks } = setUp();

  await expect(ask(TAGS, { signal: AbortSignal.abort() })).rejects.toBeInstanceOf(AwsError);
  expect(walks).toHaveLength(0);
});

it.each(['throttled', 'timeout', 'network', 'unexpected'] as const)(
  'serves the older answer when AWS is %s, and says why',
  async (code) => {
    const clock = createFakeClock();
    const { ask, walks, output } = await holding({ clock });
    await clock.pass(2 * DAY_MS);
    const stale = ask(TAGS, patient);
    await walks[1]!.crash(code);

    const { facts, output: given } = await stale;

    expect(given).toBe(output);
    expect(facts).toMatchObject({ cached: true, ageMs: 2 * DAY_MS, staleBecause: fail(code).message });
  },
);

it.each(['credentials', 'access-denied', 'invalid-request', 'not-enabled', 'data-unavailable'] as const)(
  'does not hide %s behind an older answer',
  async (code) => {
    const clock = createFakeClock();
    const { ask, walks } = await holding({ clock });
    await clock.pass(2 * DAY_MS);
    const asked = ask(TAGS, patient);
    void walks[1]!.crash(code);

    await expect(asked).rejects.toMatchObject({ code });
  },
);

it('remembers an error for 30 seconds', async () => {
  const clock = createFakeClock();
  const { ask, walks, counters } = setUp({ clock });
  const asked = ask(TAGS, patient);
  void walks[0]!.crash('access-denied');
  await expect(asked).rejects.toMatchObject({ code: 'access-denied' });

  await clock.pass(29_999);
  await expect(ask(TAGS, patient)).rejects.toMatchObject({ code: 'access-denied' });
  expect(walks).toHaveLength(1);
  expect(counters.statistics().cache['remembered-error']).toBe(1);

  await clock.pass(1);
  void ask(TAGS, patient);
  expect(walks).toHaveLength(2);
});

it('buys an answer again that was cut at fewer pages than may be bought now', async () => {
  const store = createAnswerStore({ maxBytes: 1_000_000 });
  const small = setUp({ store, pageCap: 2 });
  const first = small.ask(TAGS, patient);
  await small.walks[0]!.land({ pages: 2, truncatedAtPages: 2 });
  await expect(first).resolves.toMatchObject({ facts: { truncatedAtPages: 2 } });
  void small.ask(TAGS, patient);
  expect(small.walks).toHaveLength(1);

  const large = setUp({ store, pageCap: 3 });
  void large.ask(TAGS, patient);
  expect(large.walks).toHaveLength(1);
});

it('stays within its bytes and drops what was longest unused', async () => {
  const { ask, walks, store } = setUp({ maxBytes: 20_000 });
  const of = (Start: string): AwsRequest => ({ ...TAGS, input: { TimePeriod: { Start, End: '2026-11-20' } } });
  for (let day = 1; day <= 9; day += 1) {
    void ask(of(`2026-11-0${day}`), patient);
    await walks[day - 1]!.land({ output: Array.from({ length: 100 }, () => 'x'.repeat(20)) });
    expect(store.bytes()).toBeLessThanOrEqual(20_000);
  }

  expect(store.answers.size).toBeGreaterThan(1);
  expect([...store.answers.keys()].some((key) => key.includes('2026-11-01'))).toBe(false);
  expect([...store.answers.keys()].some((key) => key.includes('2026-11-09'))).toBe(true);
});

it('gives out an answer larger than the store without holding it', async () => {
  const { ask, walks, store } = setUp({ maxBytes: 2_000 });
  const asked = ask(TAGS, patient);
  await walks[0]!.land({ output: ['x'.repeat(4_000)] });

  await expect(asked).resolves.toMatchObject({ facts: { cached: false } });
  expect(store.answers.size).toBe(0);
});
