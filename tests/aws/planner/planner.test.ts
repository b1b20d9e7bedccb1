// The layer itself: who waits for whom, who is told what was paid, what is held, and what happens when AWS refuses.
import { createCounters } from '../../../src/aws/counters';
import { AwsError } from '../../../src/aws';
import type { AwsErrorCode } from '../../../src/aws';
import { createAnswerStore } from '../../../src/aws/answer-store';
import { cache } from '../../../src/aws/cache';
import { lifetimeMs } from '../../../src/aws/freshness';
import type { CallContext, Merged } from '../../../src/aws/layer';
import { createPlannerMemory } from '../../../src/aws/planner/memory';
import { plan, WINDOW_MS } from '../../../src/aws/planner/planner';
import type { PlannerMode } from '../../../src/aws/planner/rules';
import type { CostInput, CostRequest } from '../../../src/aws/planner/slice';
import { monthsOf, nextDay } from '../../../src/aws/planner/calendar';
import type { AwsRequest } from '../../../src/aws/request';
import { patient } from '../support/connection';
import { createFakeClock, settle } from '../support/fake-clock';
import { by, cost } from './support/northwind';

const HOUR_MS = 3_600_000;
const KEYS: Readonly<Record<string, readonly string[]>> = {
  SERVICE: ['EC2', 'S3'],
  LINKED_ACCOUNT: ['1', '2', '3'],
  REGION: ['eu', 'us'],
};
const refused = (code: AwsErrorCode) => new AwsError(code, { operation: 'ce:GetCostAndUsage', region: 'us-east-1' });

/** Every cell costs 1 a day and group. */
function answerTo({ TimePeriod, Granularity, Metrics = [], GroupBy = [] }: CostInput): Merged {
  const span = { start: TimePeriod!.Start!, end: TimePeriod!.End! };
  const days = [];
  for (let start = span.start; Granularity === 'DAILY' && start < span.end; start = nextDay(start)) {
    days.push({ start, end: nextDay(start) });
  }
  const periods = (Granularity === 'MONTHLY' ? monthsOf(span) : days).map((one) => ({
    ...one,
    estimated: one.start >= '2026-11-01',
  }));
  const groups = GroupBy.reduce<string[][]>(
    (rows, { Key = '' }) => rows.flatMap((row) => (KEYS[Key] ?? ['x']).map((key) => [...row, key])),
    [[]],
  );
  const columns = Object.fromEntries(
    Metrics.map((name) => [name, groups.map(() => ({ unit: 'USD', amounts: periods.map(() => '1') }))]),
  );
  return { output: { periods, groups, columns, descriptions: {} }, fetchedAtMs: 0, pages: 1 };
}

interface Given {
  readonly mode?: PlannerMode;
  readonly pageCap?: number;
  readonly maxBytes?: number;
  answer?(input: CostInput, context: CallContext): Promise<Merged> | Merged;
}

function setUp({ mode = 'full', pageCap = 20, maxBytes = 1e7, answer = answerTo }: Given = {}) {
  const clock = createFakeClock();
  const store = createAnswerStore({ maxBytes });
  const planner = createPlannerMemory({ maxBytes: 1e6 });
  const counters = createCounters();
  const bought: CostInput[] = [];
  const contexts: CallContext[] = [];
  const given = { answer };
  const cached = cache(
    { keyOf: (request) => `c ${JSON.stringify(request)}`, pageCap, region: 'us-east-1' },
    { store, counters, clock },
  )(async (request: AwsRequest, context) => {
    bought.push(request.input as CostInput);
    contexts.push(context);
    const merged = await given.answer(request.input as CostInput, context);
    Object.assign(context.tally, { attempts: 1, paidRequests: merged.pages, priceUsd: merged.pages / 100 });
    return { ...merged, fetchedAtMs: clock.now() };
  });
  const made = plan(
    { connected: 'c ', mode, pageCap, region: 'us-east-1', lifeMs: lifetimeMs },
    { planner, store, counters, clock },
  )(cached);
  return { ...made, clock, store, planner, counters, bought, contexts, given };
}

type Bench = ReturnType<typeof setUp>;
const ask = async ({ send, clock }: Bench, ...requests: readonly CostRequest[]) => {
  const asked = requests.map((request) => send(request, patient));
  asked.forEach((one) => one.catch(() => undefined));
  await clock.pass(WINDOW_MS);
  await clock.pass(0);
  return Promise.all(asked);
};
const shapes = ({ bought }: Bench) =>
  bought.map(({ TimePeriod, GroupBy = [] }) => [TimePeriod?.Start, TimePeriod?.End, ...GroupBy.map(({ Key }) => Key)]);

const total = cost({});
const byService = cost(by('SERVICE'));
const byAccount = cost(by('LINKED_ACCOUNT'));

it('buys one cube for what waits together, all cost metrics at once', async () => {
  const bench = setUp();
  const answers = await ask(bench, total, byService, cost({ ...by('SERVICE'), Metrics: ['AmortizedCost'] }));

  expect(shapes(bench)).toEqual([['2026-11-01', '2026-11-21', 'SERVICE']]);
  expect(bench.bought[0]?.Metrics).toHaveLength(5);
  expect(answers.map(({ facts }) => facts.derived)).toEqual(['addition', 'selection', 'selection']);
  expect(answers[0]?.output).toMatchObject({
    groups: [[]],
    columns: { UnblendedCost: [{ amounts: Array(20).fill('2') as string[], unit: 'USD' }] },
  });
});

it('tells the first asker alone what was paid', async () => {
  const bench = setUp();
  const answers = await ask(bench, total, byService);
  const [later] = await ask(
    bench,
    cost({ Metrics: ['BlendedCost'], TimePeriod: { Start: '2026-10-01', End: '2026-11-01' } }),
  );

  expect(answers.map(({ facts }) => [facts.cached, facts.paidRequests, facts.priceUsd])).toEqual([
    [false, 1, 0.01],
    [true, 0, 0],
  ]);
  expect(later?.facts).toMatchObject({ cached: false, paidRequests: 1 });
});

it('answers from what is held at once, without a window', async () => {
  const bench = setUp();
  await ask(bench, byService);

  const answer = await bench.send(total, patient);

  expect(bench.clock.pending).toEqual([]);
  expect(answer.facts).toMatchObject({ cached: true, paidRequests: 0, derived: 'addition' });
  expect(bench.counters.statistics().cache).toMatchObject({ hit: 1, miss: 1 });
});

it('lets a slice wait for a purchase on its way', async () => {
  let land: (() => void) | undefined;
  const bench = setUp({ answer: (input) => new Promise((resolve) => (land = () => resolve(answerTo(input)))) });
  const first = bench.send(byService, patient);
  await bench.clock.pass(WINDOW_MS);
  const second = bench.send(total, patient);
  await settle();
  expect(bench.clock.pending).toEqual([]);

  land?.();

  expect((await first).facts.paidRequests).toBe(1);
  expect((await second).facts).toMatchObject({ cached: true, derived: 'addition' });
  expect(bench.bought).toHaveLength(1);
});

it('gives the same table as long as its sources are the same', async () => {
  const bench = setUp();
  const [first] = await ask(bench, total, byService);
  const again = await bench.send(total, patient);
  bench.clock.set(bench.clock.now() + 9 * HOUR_MS);
  const [renewed] = await ask(bench, total);

  expect(again.output).toBe(first?.output);
  expect(renewed?.output).not.toBe(first?.output);
});

it('renews the open month alone, and serves settled months for a week', async () => {
  const bench = setUp();
  const autumn = cost({ ...by('SERVICE'), TimePeriod: { Start: '2026-10-01', End: '2026-11-21' } });
  await ask(bench, autumn);
  bench.clock.set(bench.clock.now() + 9 * HOUR_MS);
  const [answer] = await ask(bench, autumn);

  expect(shapes(bench)).toEqual([
    ['2026-10-01', '2026-11-21', 'SERVICE'],
    ['2026-11-01', '2026-11-21', 'SERVICE'],
  ]);
  expect(answer?.facts.ageMs).toBe(9 * HOUR_MS + WINDOW_MS);
});

it('makes closed months of days, and buys no more for them', async () => {
  const bench = setUp();
  await ask(bench, cost({ ...by('SERVICE'), TimePeriod: { Start: '2026-10-01', End: '2026-11-21' } }));
  const [months] = await ask(
    bench,
    cost({ Granularity: 'MONTHLY', TimePeriod: { Start: '2026-10-01', End: '2026-12-01' } }),
  );

  expect(bench.bought).toHaveLength(1);
  expect(months?.output).toMatchObject({
    periods: [
      { start: '2026-10-01', end: '2026-11-01', estimated: false },
      { start: '2026-11-01', end: '2026-12-01', estimated: true },
    ],
    columns: { UnblendedCost: [{ amounts: ['62', '40'] }] },
  });
});

it('asks for the new day once the cube of yesterday is due', async () => {
  const bench = setUp();
  await ask(bench, byService);
  bench.clock.set(Date.UTC(2026, 10, 20, 19));
  const [evening] = await ask(bench, byService);
  bench.clock.set(Date.UTC(2026, 10, 21, 1));
  await ask(bench, cost({ ...by('SERVICE'), TimePeriod: { Start: '2026-11-01', End: '2026-11-22' } }));

  expect(evening?.facts.paidRequests).toBe(0);
  expect(shapes(bench).at(-1)).toEqual(['2026-11-01', '2026-11-22', 'SERVICE']);
});

it('shows a new day without cost while the cube of yesterday lives', async () => {
  const bench = setUp();
  bench.clock.set(Date.UTC(2026, 10, 20, 20));
  await ask(bench, byService);
  bench.clock.set(Date.UTC(2026, 10, 21, 1));
  const [answer] = await ask(bench, cost({ ...by('SERVICE'), TimePeriod: { Start: '2026-11-15', End: '2026-11-22' } }));

  expect(bench.bought).toHaveLength(1);
  expect(answer?.output).toMatchObject({
    columns: { UnblendedCost: [{ amounts: ['1', '1', '1', '1', '1', '1', undefined] }, {}] },
  });
});

it('forgets a cube with its answer', async () => {
  const bench = setUp();
  await ask(bench, byService);
  bench.store.answers.clear();
  await ask(bench, byService);

  expect(bench.bought).toHaveLength(2);
});

it.each([
  ['usage', cost({ Metrics: ['UsageQuantity'] })],
  [
    'hours',
    cost({ Granularity: 'HOURLY', TimePeriod: { Start: '2026-11-19T00:00:00Z', End: '2026-11-20T00:00:00Z' } }),
  ],
  ['the blended cost of the open month', cost({ Metrics: ['BlendedCost'] })],
  ['usage type groups', cost(by('USAGE_TYPE_GROUP'))],
  ['a key that is no partition', cost(by('AZ'))],
  ['a part of a month', cost({ Granularity: 'MONTHLY', TimePeriod: { Start: '2026-10-10', End: '2026-11-21' } })],
  [
    'months beyond the daily look-back',
    cost({ Granularity: 'MONTHLY', TimePeriod: { Start: '2025-08-01', End: '2026-11-01' } }),
  ],
])('buys %s as asked', async (_what, request) => {
  const bench = setUp();
  const [answer] = await ask(bench, request);

  expect(bench.bought).toEqual([request.input]);
  expect(answer?.facts.derived).toBeUndefined();
});

it('adds nothing when it may only select', async () => {
  const bench = setUp({ mode: 'selection' });
  const answers = await ask(bench, total, byService);

  expect(shapes(bench).map(([, , key]) => key)).toEqual([undefined, 'SERVICE']);
  expect(answers.map(({ facts }) => facts.derived)).toEqual(['selection', 'selection']);
});

it('asks everything as asked when it is off', async () => {
  const bench = setUp({ mode: 'off' });
  await ask(bench, total, byService);

  expect(bench.bought).toEqual([total.input, byService.input]);
});

it('remembers which metrics AWS accepts', async () => {
  const bench = setUp({
    answer(input) {
      if (input.Metrics?.includes('NetUnblendedCost')) {
        throw refused('invalid-request');
      }
      return answerTo(input);
    },
  });
  await ask(bench, byService);
  await ask(bench, byAccount);

  expect(bench.bought.map(({ Metrics }) => Metrics?.length)).toEqual([5, 1, 1]);
});

it('passes on what AWS says of a slice it refuses', async () => {
  const bench = setUp({ answer: () => Promise.reject(refused('invalid-request')) });
  await expect(ask(bench, byService)).rejects.toMatchObject({ code: 'invalid-request' });
});

it('serves what is held when AWS cannot be asked, and says why', async () => {
  const bench = setUp();
  await ask(bench, byService);
  bench.clock.set(bench.clock.now() + 9 * HOUR_MS);
  bench.given.answer = () => Promise.reject(refused('throttled'));
  const [answer] = await ask(bench, total);

  expect(answer?.facts).toMatchObject({
    cached: true,
    derived: 'addition',
    staleBecause: expect.any(String) as string,
  });
});

it('derives nothing from what the page cap cut: it asks as asked', async () => {
  const bench = setUp({ answer: (input) => ({ ...answerTo(input), truncatedAtPages: 20 }) });
  const [answer] = await ask(bench, byService);

  expect(bench.bought.at(-1)).toEqual(byService.input);
  expect(answer?.facts).toMatchObject({ truncatedAtPages: 20, paidRequests: 2 });
});

it('ends the wait of a caller who leaves, and lets the purchase go on for the others', async () => {
  const bench = setUp();
  const leaving = new AbortController();
  const left = bench.send(byService, { signal: leaving.signal });
  const stays = bench.send(total, patient);
  leaving.abort();
  await expect(left).rejects.toMatchObject({ code: 'timeout' });
  await bench.clock.pass(WINDOW_MS);

  await expect(stays).resolves.toMatchObject({ facts: { paidRequests: 1 } });
});

it('buys two keys at once when that is not dearer', async () => {
  const bench = setUp();
  await ask(bench, byService, byAccount);
  bench.clock.set(bench.clock.now() + 9 * HOUR_MS);
  const answers = await ask(bench, byService, byAccount);

  expect(shapes(bench).slice(2)).toEqual([['2026-11-01', '2026-11-21', 'SERVICE', 'LINKED_ACCOUNT']]);
  expect(answers.map(({ facts }) => facts.derived)).toEqual(['addition', 'addition']);
});

it('answers one account from the cube of all', async () => {
  const bench = setUp();
  await ask(bench, byAccount);
  const [one] = await ask(bench, cost({ Filter: { Dimensions: { Key: 'LINKED_ACCOUNT', Values: ['2'] } } }));
  const [others] = await ask(
    bench,
    cost({ Filter: { Not: { Dimensions: { Key: 'LINKED_ACCOUNT', Values: ['2'] } } } }),
  );

  expect(bench.bought).toHaveLength(1);
  expect([one?.facts.derived, others?.facts.derived]).toEqual(['selection', 'addition']);
});

it('picks other values only once the check has passed', async () => {
  const bench = setUp();
  const ec2 = cost({ Filter: { Dimensions: { Key: 'SERVICE', Values: ['EC2'] } } });
  await ask(bench, byService, ec2);
  expect(bench.bought).toHaveLength(2);
  bench.planner.memoryFor('c ').rules.passed.add('filter SERVICE');

  const [checked] = await ask(
    bench,
    cost({ ...ec2.input, TimePeriod: { Start: '2026-11-03', End: '2026-11-05' }, Metrics: ['AmortizedCost'] }),
  );

  expect(bench.bought).toHaveLength(2);
  expect(checked?.facts.derived).toBe('selection');
});

it('says what would be bought, and buys nothing', async () => {
  const bench = setUp();
  expect(bench.held(total)).toBeUndefined();
  expect(bench.preview(total)).toMatchObject([{ input: { TimePeriod: { Start: '2026-11-01', End: '2026-11-21' } } }]);
  await ask(bench, byService);

  expect(bench.preview(total)).toEqual([]);
  expect(bench.held(total)).toMatchObject({ cached: true, derived: 'addition' });
  expect(bench.bought).toHaveLength(1);
});

it('serves a month that is due, bought under another question, when AWS cannot be asked', async () => {
  const bench = setUp();
  await ask(bench, byService);
  bench.clock.set(Date.UTC(2026, 10, 21, 9));
  bench.given.answer = () => Promise.reject(refused('timeout'));
  const week = { TimePeriod: { Start: '2026-11-10', End: '2026-11-20' } };
  const [answer] = await ask(bench, cost(week));

  expect(answer?.facts).toMatchObject({ derived: 'addition', staleBecause: expect.any(String) as string });
  expect(answer?.facts.expiresAtMs).toBeLessThan(bench.clock.now());
});

it('does not mask a denial with what is held', async () => {
  const bench = setUp();
  await ask(bench, byService);
  bench.clock.set(Date.UTC(2026, 10, 21, 9));
  bench.given.answer = () => Promise.reject(refused('access-denied'));

  await expect(ask(bench, total)).rejects.toMatchObject({ code: 'access-denied' });
});

it('lets a rule that joined a panel at the spend limit try what is kept for rules', async () => {
  let refuse: (() => void) | undefined;
  const bench = setUp({
    answer: (input, { caller }) =>
      caller?.kind === 'alert-rule'
        ? answerTo(input)
        : new Promise((_resolve, reject) => (refuse = () => reject(refused('spend-limit')))),
  });
  const panel = bench.send(byService, { ...patient, caller: { kind: 'panel' } });
  panel.catch(() => undefined);
  await bench.clock.pass(WINDOW_MS);
  const rule = bench.send(total, { ...patient, caller: { kind: 'alert-rule' } });
  await settle();
  refuse?.();

  await expect(panel).rejects.toMatchObject({ code: 'spend-limit' });
  await expect(rule).resolves.toMatchObject({ facts: { cached: false, paidRequests: 1 } });
});

it('buys anew, as asked, for whoever asks to renew', async () => {
  const bench = setUp();
  await ask(bench, byService);

  await bench.send(total, { ...patient, renew: true });

  expect(bench.bought.at(-1)).toEqual(total.input);
});

it('adds no two units', async () => {
  const bench = setUp({
    answer(input) {
      const merged = answerTo(input);
      const { columns, ...table } = merged.output as { columns: Record<string, { unit: string }[]> };
      const mixed = (list: { unit: string }[]) =>
        list.map((column, place) => ({ ...column, unit: place === 0 ? 'CNY' : 'USD' }));
      return {
        ...merged,
        output: {
          ...table,
          columns: Object.fromEntries(Object.entries(columns).map(([name, list]) => [name, mixed(list)])),
        },
      };
    },
  });
  await ask(bench, byService);
  const [answer] = await ask(bench, total);

  expect(bench.bought.at(-1)).toEqual(total.input);
  expect(answer?.facts.derived).toBeUndefined();
});
