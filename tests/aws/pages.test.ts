import { AwsError } from '../../src/aws';
import { createAnswerStore } from '../../src/aws/answer-store';
import type { CallContext, Page, PageRequest } from '../../src/aws/layer';
import { silentLog } from '../../src/aws/log';
import { pages } from '../../src/aws/pages';
import type { AwsRequest } from '../../src/aws/request';
import { createFakeClock } from './support/fake-clock';

const TAGS: AwsRequest = { operation: 'ce:GetTags', input: { TimePeriod: { Start: '2026-11-01', End: '2026-11-20' } } };
const ACCOUNTS: AwsRequest = { operation: 'organizations:ListAccounts', input: {} };
const failure = (retry: AwsError['retry'] = 'no') =>
  new AwsError(retry === 'restart' ? 'invalid-request' : 'throttled', {
    operation: 'ce:GetTags',
    region: 'us-east-1',
    retry,
  });

const context = (changes: Partial<CallContext> = {}): CallContext => ({
  key: 'k',
  signal: new AbortController().signal,
  tally: { attempts: 0, paidRequests: 0, priceUsd: 0 },
  ...changes,
});

/** Page `n` of `last` holds the tag `tag-n`; `answers` may replace a call by what it should do. */
function setUp({
  last,
  pageCap = 20,
  answers = {},
}: {
  last: number;
  pageCap?: number;
  answers?: Record<number, () => Page>;
}) {
  const clock = createFakeClock();
  const store = createAnswerStore({ maxBytes: 1_000_000 });
  const asked: (string | undefined)[] = [];
  const next = (request: PageRequest): Promise<Page> => {
    asked.push(request.token);
    const answer = answers[asked.length];
    const number = Number(request.token ?? 1);
    const page = { output: { Tags: [`tag-${number}`] }, ...(number < last && { nextToken: String(number + 1) }) };
    return Promise.resolve().then(() => (answer ? answer() : page));
  };
  const walk = pages({ pageCap, region: 'us-east-1' }, { store, clock, log: silentLog })(next);
  return { walk, asked, store, clock };
}

const thrown = (error: AwsError) => () => {
  throw error;
};

it('walks to the last page and merges', async () => {
  const { walk, asked, clock } = setUp({ last: 3 });

  await expect(walk(TAGS, context())).resolves.toEqual({
    output: ['tag-1', 'tag-2', 'tag-3'],
    fetchedAtMs: clock.now(),
    pages: 3,
  });
  expect(asked).toEqual([undefined, '2', '3']);
});

it('stops at the page cap and says so', async () => {
  const { walk, asked } = setUp({ last: 9, pageCap: 2 });

  await expect(walk(TAGS, context())).resolves.toMatchObject({
    output: ['tag-1', 'tag-2'],
    pages: 2,
    truncatedAtPages: 2,
  });
  expect(asked).toHaveLength(2);
});

it('says nothing of a cap that the last page just reached', async () => {
  await expect(setUp({ last: 2, pageCap: 2 }).walk(TAGS, context())).resolves.not.toHaveProperty('truncatedAtPages');
});

it('does not cap pages that are free', async () => {
  await expect(setUp({ last: 5, pageCap: 2 }).walk(ACCOUNTS, context())).resolves.toMatchObject({ pages: 5 });
});

it('goes on at the failed page when asked again', async () => {
  const { walk, asked } = setUp({ last: 4, answers: { 3: thrown(failure()) } });
  await expect(walk(TAGS, context())).rejects.toMatchObject({ code: 'throttled' });

  await expect(walk(TAGS, context())).resolves.toMatchObject({
    output: ['tag-1', 'tag-2', 'tag-3', 'tag-4'],
    pages: 4,
  });
  expect(asked).toEqual([undefined, '2', '3', '3', '4']);
});

it('does not go on with the pages of another question', async () => {
  const { walk, asked } = setUp({ last: 3, answers: { 2: thrown(failure()) } });
  await expect(walk(TAGS, context())).rejects.toBeInstanceOf(AwsError);

  await walk(TAGS, context({ key: 'another' }));

  expect(asked).toEqual([undefined, '2', undefined, '2', '3']);
});

it('holds the pages of a failed walk for ten minutes and no longer', async () => {
  const { walk, asked, clock } = setUp({ last: 3, answers: { 2: thrown(failure()), 3: thrown(failure()) } });
  await expect(walk(TAGS, context())).rejects.toBeInstanceOf(AwsError);
  await clock.pass(599_999);
  await expect(walk(TAGS, context())).rejects.toBeInstanceOf(AwsError);
  await clock.pass(600_000);

  await walk(TAGS, context());

  expect(asked).toEqual([undefined, '2', '2', undefined, '2', '3']);
});

it('begins once more when AWS no longer knows the token', async () => {
  const { walk, asked } = setUp({ last: 3, answers: { 2: thrown(failure('restart')) } });

  await expect(walk(TAGS, context())).resolves.toMatchObject({ output: ['tag-1', 'tag-2', 'tag-3'], pages: 3 });
  expect(asked).toEqual([undefined, '2', undefined, '2', '3']);
});

it('gives up when the token is refused a second time, and holds no pages of it', async () => {
  const { walk, asked, store } = setUp({
    last: 3,
    answers: { 2: thrown(failure('restart')), 4: thrown(failure('restart')) },
  });

  await expect(walk(TAGS, context())).rejects.toMatchObject({ code: 'invalid-request' });
  expect(asked).toHaveLength(4);
  expect(store.pages.size).toBe(0);
});

it('does not begin again when page 1 itself is refused', async () => {
  const { walk, asked } = setUp({ last: 3, answers: { 1: thrown(failure('restart')) } });

  await expect(walk(TAGS, context())).rejects.toBeInstanceOf(AwsError);
  expect(asked).toHaveLength(1);
});

it('starts no further page once nobody waits, and keeps those it has', async () => {
  const nobody = new AbortController();
  const leave = () => {
    nobody.abort();
    return { output: { Tags: ['tag-2'] }, nextToken: '3' };
  };
  const { walk, asked } = setUp({ last: 3, answers: { 2: leave } });
  await expect(walk(TAGS, context({ signal: nobody.signal }))).rejects.toMatchObject({
    code: 'timeout',
    mayBeCharged: false,
  });
  expect(asked).toEqual([undefined, '2']);

  await expect(walk(TAGS, context())).resolves.toMatchObject({ output: ['tag-1', 'tag-2', 'tag-3'] });
  expect(asked).toEqual([undefined, '2', '3']);
});

it('walks on over an empty page', async () => {
  const { walk } = setUp({ last: 3, answers: { 2: () => ({ output: {}, nextToken: '3' }) } });

  await expect(walk(TAGS, context())).resolves.toMatchObject({ output: ['tag-1', 'tag-3'], pages: 3 });
});
