import { AwsError } from '../../src/aws';
import { createCounters } from '../../src/aws/counters';
import type { Page } from '../../src/aws/layer';
import type { AwsRequest } from '../../src/aws/request';
import { spendCount } from '../../src/aws/spend-count';

const TAGS: AwsRequest = { operation: 'ce:GetTags', input: { TimePeriod: { Start: 'a', End: 'b' } } };
const IDENTITY: AwsRequest = { operation: 'sts:GetCallerIdentity', input: {} };

async function count(request: AwsRequest, end: AwsError | Page, times = 1) {
  const whole = createCounters();
  const counters = createCounters(whole);
  const tally = { attempts: 0, paidRequests: 0, priceUsd: 0 };
  const ask = spendCount({ counters })(() => (end instanceof AwsError ? Promise.reject(end) : Promise.resolve(end)));
  for (let time = 0; time < times; time += 1) {
    await ask({ request }, { key: 'k', signal: new AbortController().signal, tally }).catch(() => undefined);
  }
  return { tally, own: counters.statistics(), whole: whole.statistics() };
}

it('counts each page that AWS answered with its price', async () => {
  const { tally, own } = await count(TAGS, { output: {} }, 3);

  expect(tally).toMatchObject({ attempts: 3, paidRequests: 3 });
  expect(own).toMatchObject({
    requests: [{ operation: 'ce:GetTags', outcome: 'ok', count: 3 }],
    paidRequests: 3,
    paidUsd: 0.03,
  });
});

it('adds cents without a rounding error', async () => {
  expect((await count(TAGS, { output: {} }, 1_000)).own.paidUsd).toBe(10);
});

it('counts a refused attempt without a price', async () => {
  const { tally, own } = await count(TAGS, new AwsError('throttled', { operation: 'ce:GetTags', region: 'us-east-1' }));

  expect(tally).toEqual({ attempts: 1, paidRequests: 0, priceUsd: 0 });
  expect(own).toMatchObject({ requests: [{ outcome: 'throttled', count: 1 }], paidUsd: 0 });
});

it('counts the price where nobody knows whether AWS answered', async () => {
  const cut = new AwsError('network', { operation: 'ce:GetTags', region: 'us-east-1', mayBeCharged: true });

  expect((await count(TAGS, cut)).own).toMatchObject({ paidRequests: 1, paidUsd: 0.01 });
});

it('counts what is free as free', async () => {
  expect((await count(IDENTITY, { output: {} })).own).toMatchObject({ paidRequests: 0, paidUsd: 0 });
});

it('counts for the process as well', async () => {
  const { own, whole } = await count(TAGS, { output: {} }, 2);

  expect(whole).toEqual(own);
});
