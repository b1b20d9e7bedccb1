import { AwsError } from '../../src/aws';
import type { Caller } from '../../src/aws';
import { createCounters } from '../../src/aws/counters';
import type { Page } from '../../src/aws/layer';
import type { AwsRequest } from '../../src/aws/request';
import { spendGuard } from '../../src/aws/spend-guard';
import type { SpendLimit } from '../../src/aws/spend-limit';
import { accountOn } from './support/account';
import { createFakeClock } from './support/fake-clock';

const TAGS: AwsRequest = { operation: 'ce:GetTags', input: { TimePeriod: { Start: 'a', End: 'b' } } };
const IDENTITY: AwsRequest = { operation: 'sts:GetCallerIdentity', input: {} };
const PAGE: Page = { output: {} };
const signal = new AbortController().signal;
const failed = (code: AwsError['code'], mayBeCharged = false) =>
  new AwsError(code, { operation: 'ce:GetTags', region: 'us-east-1', mayBeCharged });

/** A guard over an AWS that ends every attempt alike, unless `next` says otherwise. */
function guard({ end = PAGE as AwsError | Page, limit = {} as SpendLimit, next = () => ending(end) } = {}) {
  const whole = createCounters();
  const counters = createCounters(whole);
  const clock = createFakeClock();
  const account = accountOn({ clock });
  const tally = { attempts: 0, paidRequests: 0, priceUsd: 0 };
  const layer = spendGuard({ limit, region: 'us-east-1' }, { account, counters, clock });
  const ask = (request: AwsRequest, caller?: Caller) =>
    layer(next)({ request }, { key: 'k', signal, tally, ...(caller && { caller }) });
  const askTimes = async (request: AwsRequest, times: number) => {
    for (let time = 0; time < times; time += 1) {
      await ask(request).catch(() => undefined);
    }
  };
  return { ask, askTimes, tally, account, clock, own: () => counters.statistics(), whole: () => whole.statistics() };
}

const ending = (end: AwsError | Page): Promise<Page> =>
  end instanceof AwsError ? Promise.reject(end) : Promise.resolve(end);

it('counts each page that AWS answered with its price', async () => {
  const { askTimes, tally, own, account } = guard();
  await askTimes(TAGS, 3);

  expect(tally).toEqual({ attempts: 3, paidRequests: 3, priceUsd: 0.03 });
  expect(own()).toMatchObject({
    requests: [{ operation: 'ce:GetTags', outcome: 'ok', count: 3 }],
    paidRequests: 3,
    paidUsd: 0.03,
  });
  expect(account.ledger.day()).toMatchObject({ requests: 3, units: 3_000 });
});

it('adds cents without a rounding error', async () => {
  const { askTimes, own, tally, account } = guard();
  await askTimes(TAGS, 1_000);

  expect([own().paidUsd, tally.priceUsd, account.ledger.month().units]).toEqual([10, 10, 1_000_000]);
});

it('counts a refused attempt without a price and takes it off the ledger', async () => {
  const { askTimes, tally, own, account } = guard({ end: failed('throttled') });
  await askTimes(TAGS, 1);

  expect(tally).toEqual({ attempts: 1, paidRequests: 0, priceUsd: 0 });
  expect(own()).toMatchObject({ requests: [{ outcome: 'throttled', count: 1 }], paidUsd: 0 });
  expect(account.ledger.day()).toMatchObject({ requests: 0, units: 0 });
});

it.each(['network', 'timeout', 'unexpected'] as const)(
  'leaves a page booked whose outcome nobody knows (%s)',
  async (code) => {
    const { askTimes, own, account } = guard({ end: failed(code, true) });
    await askTimes(TAGS, 1);

    expect(own()).toMatchObject({ paidRequests: 1, paidUsd: 0.01 });
    expect(account.ledger.day()).toMatchObject({ requests: 1, units: 1_000 });
  },
);

it('counts what is free as free, whatever the limit', async () => {
  const { askTimes, own, account } = guard({ limit: { dailyUsd: 0 } });
  await askTimes(IDENTITY, 2);

  expect(own()).toMatchObject({ requests: [{ outcome: 'ok', count: 2 }], paidRequests: 0, paidUsd: 0 });
  expect(account.ledger.day().requests).toBe(0);
});

it('counts for the process as well', async () => {
  const { askTimes, own, whole } = guard();
  await askTimes(TAGS, 2);

  expect(whole()).toEqual(own());
});

it('has booked a page when it is sent', async () => {
  const seen: number[] = [];
  const { ask, account } = guard({
    next: () => {
      seen.push(account.ledger.day().units);
      return Promise.resolve(PAGE);
    },
  });
  await ask(TAGS);

  expect(seen).toEqual([1_000]);
});

it('sends nothing beyond the cap, though all ask before one is answered', async () => {
  const next = jest.fn(() => new Promise<Page>(() => undefined));
  const { ask } = guard({ limit: { dailyUsd: 0.03 }, next });
  const outcomes = Array.from({ length: 40 }, () => ask(TAGS).catch((error: AwsError) => error.code));

  expect(next).toHaveBeenCalledTimes(3);
  expect(await outcomes.at(-1)).toBe('spend-limit');
});

it('says when the cap resets and where to change it, and no amount', async () => {
  const { ask, askTimes } = guard({ limit: { dailyUsd: 0.01 } });
  await askTimes(TAGS, 1);
  const refused = ask(TAGS);

  await expect(refused).rejects.toMatchObject({ code: 'spend-limit', retryAfterMs: 12 * 3_600_000, retry: 'no' });
  await expect(refused).rejects.toThrow(
    'ce:GetTags was not sent: the daily spend limit of the data source is reached. ' +
      "It resets at 00:00 UTC; change it under Spend in the data source's settings.",
  );
});

it('keeps a fifth of the day for alert rules', async () => {
  const { ask, askTimes, account } = guard({ limit: { dailyUsd: 0.1 } });
  await askTimes(TAGS, 20);
  expect(account.ledger.day().requests).toBe(8);

  await ask(TAGS, { kind: 'alert-rule', uid: 'r' });
  await ask(TAGS, { kind: 'alert-rule', uid: 'r' });

  await expect(ask(TAGS, { kind: 'alert-rule', uid: 'r' })).rejects.toMatchObject({ code: 'spend-limit' });
  expect(account.ledger.day().requests).toBe(10);
});

it('opens again at midnight UTC, but not for the month', async () => {
  const { ask, askTimes, clock, account } = guard({ limit: { dailyUsd: 0.02, monthlyUsd: 0.03 } });
  await askTimes(TAGS, 5);
  clock.set(Date.UTC(2026, 10, 21));
  await askTimes(TAGS, 5);
  expect(account.ledger.month().requests).toBe(3);

  await expect(ask(TAGS)).rejects.toThrow('resets at 00:00 UTC on 2026-12-01');
  clock.set(Date.UTC(2026, 11, 1));
  await expect(ask(TAGS)).resolves.toEqual(PAGE);
});

it('spends a day only once, though the clock is set back', async () => {
  const { ask, askTimes, clock } = guard({ limit: { dailyUsd: 0.02 } });
  await askTimes(TAGS, 2);
  clock.set(Date.UTC(2026, 10, 21, 1));
  await askTimes(TAGS, 2);
  clock.set(Date.UTC(2026, 10, 20, 23));

  await expect(ask(TAGS)).rejects.toMatchObject({ code: 'spend-limit' });
});

it('names the first asker by kind and uid', async () => {
  const { ask, account } = guard();
  await ask(TAGS, { kind: 'panel', uid: 'board/3' });
  await ask(TAGS, { kind: 'panel', uid: 'board/3' });
  await ask(TAGS, { kind: 'health' });
  await ask(TAGS);

  expect([...account.ledger.day().askers].map(([name, { requests }]) => [name, requests])).toEqual([
    ['panel:board/3', 2],
    ['health', 1],
    ['other', 1],
  ]);
});
