import { AwsError } from '../../src/aws';
import type { CallContext, Page } from '../../src/aws/layer';
import { silentLog } from '../../src/aws/log';
import { retry } from '../../src/aws/retry';
import { createFakeClock } from './support/fake-clock';

const subject = { operation: 'ce:GetTags', region: 'us-east-1' };
const throttled = new AwsError('throttled', { ...subject, retry: 'throttled' });
const transient = new AwsError('network', { ...subject, retry: 'transient' });
const expired = new AwsError('credentials', { ...subject, retry: 'refresh' });
const PAGE: Page = { output: {} };
const REQUEST = { request: { operation: 'ce:GetTags', input: { TimePeriod: { Start: 'a', End: 'b' } } } } as const;

/** Attempts end as listed, the last one again and again; `random` as given. */
function setUp(
  ends: readonly (AwsError | Page)[],
  { random = 0.5, canRefresh = true, signal = new AbortController().signal, takesMs = 0 } = {},
) {
  const clock = createFakeClock();
  const startedMs = clock.now();
  const attempts: { atMs: number; timeoutMs?: number }[] = [];
  let refreshes = 0;
  const refreshCredentials = () => {
    refreshes += 1;
    return canRefresh;
  };
  const layer = retry({ clock, random: () => random, log: silentLog, refreshCredentials });
  const ask = layer((_page, { timeoutMs }) => {
    attempts.push({ atMs: clock.now() - startedMs, ...(timeoutMs !== undefined && { timeoutMs }) });
    clock.set(clock.now() + takesMs);
    const end = ends[Math.min(attempts.length, ends.length) - 1]!;
    return end instanceof AwsError ? Promise.reject(end) : Promise.resolve(end);
  });
  const context: CallContext = { key: 'k', signal, tally: { attempts: 0, paidRequests: 0, priceUsd: 0 } };
  const result = ask(REQUEST, context);
  result.catch(() => undefined);
  return { clock, attempts, result, refreshed: () => refreshes };
}

it('waits longer each time it is throttled, from a second up, and gives up after five attempts', async () => {
  const { clock, attempts, result } = setUp([throttled]);
  await clock.pass(60_000);

  await expect(result).rejects.toBe(throttled);
  expect(attempts.map(({ atMs }) => atMs)).toEqual([0, 1_000, 3_000, 7_000, 15_000]);
});

it('begins at 50 ms for a cut connection or a server fault', async () => {
  const { clock, attempts, result } = setUp([transient, transient, PAGE]);
  await clock.pass(60_000);

  await expect(result).resolves.toBe(PAGE);
  expect(attempts.map(({ atMs }) => atMs)).toEqual([0, 50, 150]);
});

it('ends within its 20 seconds of waiting, whatever the jitter', async () => {
  const { clock, attempts, result } = setUp([throttled], { random: 0.999 });
  await clock.pass(60_000);

  await expect(result).rejects.toBe(throttled);
  expect(Math.max(...attempts.map(({ atMs }) => atMs))).toBeLessThanOrEqual(20_000);
});

it('leaves each attempt only what is left of 30 seconds', async () => {
  const { clock, attempts } = setUp([throttled], { takesMs: 2_000 });
  await clock.pass(60_000);

  expect(attempts[0]!.timeoutMs).toBe(30_000);
  expect(attempts[1]!.timeoutMs).toBe(27_000);
});

it('waits as long as AWS asks it to', async () => {
  const { clock, attempts } = setUp([
    new AwsError('throttled', { ...subject, retry: 'throttled', retryAfterMs: 7_000 }),
    PAGE,
  ]);
  await clock.pass(60_000);

  expect(attempts.map(({ atMs }) => atMs)).toEqual([0, 7_000]);
});

it('does not wait when AWS asks for more than there is', async () => {
  const { attempts, result } = setUp([
    new AwsError('throttled', { ...subject, retry: 'throttled', retryAfterMs: 21_000 }),
  ]);

  await expect(result).rejects.toMatchObject({ code: 'throttled' });
  expect(attempts).toHaveLength(1);
});

it.each(['access-denied', 'invalid-request', 'timeout', 'data-unavailable'] as const)(
  'does not repeat %s',
  async (code) => {
    const { attempts, result } = setUp([new AwsError(code, subject)]);

    await expect(result).rejects.toMatchObject({ code });
    expect(attempts).toHaveLength(1);
  },
);

it('refreshes expired credentials once', async () => {
  const { result, refreshed, attempts } = setUp([expired, PAGE]);

  await expect(result).resolves.toBe(PAGE);
  expect(attempts).toHaveLength(2);
  expect(refreshed()).toBe(1);
});

it('gives up when the new credentials are expired as well', async () => {
  const { result, refreshed, attempts } = setUp([expired]);

  await expect(result).rejects.toBe(expired);
  expect(attempts).toHaveLength(2);
  expect(refreshed()).toBe(1);
});

it('does not repeat with typed-in keys: there are no newer ones', async () => {
  const { result, attempts } = setUp([expired], { canRefresh: false });

  await expect(result).rejects.toBe(expired);
  expect(attempts).toHaveLength(1);
});

it('stops waiting when nobody waits for it', async () => {
  const nobody = new AbortController();
  const { clock, result, attempts } = setUp([throttled], { signal: nobody.signal });
  await clock.pass(10);
  nobody.abort();

  await expect(result).rejects.toBe(throttled);
  expect(attempts).toHaveLength(1);
  expect(clock.pending).toEqual([]);
});

it('tries once more where the clock was wrong, with typed-in keys as well', async () => {
  const skewed = new AwsError('credentials', { ...subject, retry: 'skew' });

  expect(await setUp([skewed, PAGE], { canRefresh: false }).result).toBe(PAGE);
  await expect(setUp([skewed], { canRefresh: false }).result).rejects.toBe(skewed);
});
