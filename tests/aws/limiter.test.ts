import { createLimiter, limit } from '../../src/aws/limiter';
import type { PageRequest } from '../../src/aws/layer';
import { createFakeClock, settle } from './support/fake-clock';

const LIMIT = { concurrent: 2, perSecond: 5, burst: 3 };
const page: PageRequest = { request: { operation: 'ce:GetTags', input: { TimePeriod: { Start: 'a', End: 'b' } } } };
const context = (signal: AbortSignal) => ({ key: 'k', signal, tally: { attempts: 0, paidRequests: 0, priceUsd: 0 } });
const patient = () => new AbortController().signal;

function setUp(limits = LIMIT) {
  const clock = createFakeClock();
  const limiter = createLimiter(limits, { clock });
  const entered: number[] = [];
  const leaves: (() => void)[] = [];
  const enter = (number: number, signal = patient()) =>
    limiter.enter(signal).then((leave) => {
      entered.push(number);
      leaves.push(leave);
    });
  return { clock, limiter, entered, leaves, enter };
}

it('lets no more run at once than it may, in order of asking', async () => {
  const { entered, leaves, enter } = setUp({ ...LIMIT, burst: 100 });
  [1, 2, 3, 4].forEach((number) => void enter(number));
  await settle();
  expect(entered).toEqual([1, 2]);

  leaves[0]!();
  await settle();
  expect(entered).toEqual([1, 2, 3]);
});

it('lets a burst start at once and the rest at its pace', async () => {
  const { clock, entered, enter } = setUp({ ...LIMIT, concurrent: 100 });
  [1, 2, 3, 4, 5].forEach((number) => void enter(number));
  await settle();
  expect(entered).toEqual([1, 2, 3]);

  await clock.pass(199);
  expect(entered).toEqual([1, 2, 3]);
  await clock.pass(1);
  expect(entered).toEqual([1, 2, 3, 4]);
  await clock.pass(200);
  expect(entered).toEqual([1, 2, 3, 4, 5]);
});

it('saves up no more than the burst', async () => {
  const { clock, entered, enter } = setUp({ ...LIMIT, concurrent: 100 });
  await clock.pass(3_600_000);
  [1, 2, 3, 4].forEach((number) => void enter(number));
  await settle();

  expect(entered).toEqual([1, 2, 3]);
});

it('forgets who leaves the queue, without taking a place', async () => {
  const { entered, leaves, enter } = setUp({ ...LIMIT, burst: 100 });
  const leaver = new AbortController();
  void enter(1);
  void enter(2);
  const left = enter(3, leaver.signal);
  void enter(4);

  leaver.abort(new Error('gone'));
  await expect(left).rejects.toThrow('gone');
  leaves[0]!();
  await settle();

  expect(entered).toEqual([1, 2, 4]);
});

it('does not let in who has already left', async () => {
  const { limiter } = setUp();

  await expect(limiter.enter(AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
});

it('takes a place back once, however often it is given', async () => {
  const { entered, leaves, enter } = setUp({ ...LIMIT, burst: 100 });
  [1, 2, 3, 4, 5].forEach((number) => void enter(number));
  await settle();

  leaves[0]!();
  leaves[0]!();
  await settle();

  expect(entered).toEqual([1, 2, 3]);
});

it('goes on when the clock is set back', async () => {
  const { clock, entered, enter } = setUp({ ...LIMIT, concurrent: 100 });
  [1, 2, 3].forEach((number) => void enter(number));
  await settle();
  clock.set(clock.now() - 3_600_000);
  void enter(4);
  await clock.pass(200);

  expect(entered).toEqual([1, 2, 3, 4]);
});

it('gives the place back after a failure, and sends nothing for nobody', async () => {
  const { limiter, leaves, clock } = setUp({ concurrent: 1, perSecond: 5, burst: 100 });
  const sent: PageRequest[] = [];
  const ask = limit(
    () => limiter,
    { region: 'us-east-1' },
    { clock },
  )((request) => {
    sent.push(request);
    return Promise.reject(new Error('refused'));
  });

  await expect(ask(page, context(patient()))).rejects.toThrow('refused');
  await expect(ask(page, context(patient()))).rejects.toThrow('refused');
  await expect(ask(page, context(AbortSignal.abort()))).rejects.toMatchObject({
    name: 'AwsError',
    code: 'timeout',
    mayBeCharged: false,
  });
  expect(sent).toHaveLength(2);
  expect(leaves).toEqual([]);
});

it('does not keep a page waiting for its turn behind those that hang', async () => {
  const { limiter, clock } = setUp({ concurrent: 1, perSecond: 5, burst: 100 });
  const ask = limit(() => limiter, { region: 'us-east-1' }, { clock })(() => new Promise(() => undefined));
  void ask(page, context(patient()));
  const behind = ask(page, context(patient()));
  behind.catch(() => undefined);
  await clock.pass(20_000);

  await expect(behind).rejects.toMatchObject({ code: 'timeout', mayBeCharged: false });
  expect(clock.pending).toEqual([]);
});
