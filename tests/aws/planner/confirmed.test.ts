// What an answer says of itself when its dear days were bought long ago and confirmed since.
import { createAnswerStore } from '../../../src/aws/answer-store';
import { cache } from '../../../src/aws/cache';
import { createCounters } from '../../../src/aws/counters';
import { lifetimeMs } from '../../../src/aws/freshness';
import type { Merged } from '../../../src/aws/layer';
import { daysIn, nextDay } from '../../../src/aws/planner/calendar';
import { holdCubes } from '../../../src/aws/planner/held-cubes';
import { createPlannerMemory } from '../../../src/aws/planner/memory';
import { plan, WINDOW_MS } from '../../../src/aws/planner/planner';
import type { PlannerMode } from '../../../src/aws/planner/rules';
import type { CostInput, CostRequest } from '../../../src/aws/planner/slice';
import type { AwsRequest } from '../../../src/aws/request';
import { patient } from '../support/connection';
import { createFakeClock, NOON } from '../support/fake-clock';
import { by, cost } from './support/northwind';

const HOUR_MS = 3_600_000;
const USAGE_TYPES = ['a', 'b', 'c', 'd', 'e', 'f'];
const ACCOUNTS = ['1', '2', '3'];

/** A day costs 18, one for each usage type and account. `moved` goes from the first usage type to the second. */
function answerTo({ TimePeriod, Metrics = [], GroupBy = [] }: CostInput, moved: number): Merged {
  const days = daysIn({ start: TimePeriod!.Start!, end: TimePeriod!.End! });
  const rows = new Map<string, { readonly keys: string[]; amount: number }>();
  for (const [place, usageType] of USAGE_TYPES.entries()) {
    for (const account of ACCOUNTS) {
      const keys = GroupBy.map(({ Key }) => (Key === 'USAGE_TYPE' ? usageType : account));
      const row = rows.get(keys.join()) ?? { keys, amount: 0 };
      row.amount += [1 - moved, 1 + moved][place] ?? 1;
      rows.set(keys.join(), row);
    }
  }
  const all = [...rows.values()];
  const column = all.map(({ amount }) => ({ unit: 'USD', amounts: days.map(() => String(amount)) }));
  return {
    output: {
      periods: days.map((start) => ({ start, end: nextDay(start), estimated: true })),
      groups: all.map(({ keys }) => keys),
      columns: Object.fromEntries(Metrics.map((name) => [name, column])),
      descriptions: {},
    },
    fetchedAtMs: 0,
    pages: Math.ceil((all.length * days.length) / 20),
  };
}

function setUp(mode: PlannerMode = 'full') {
  const clock = createFakeClock();
  const [store, counters] = [createAnswerStore({ maxBytes: 1e7 }), createCounters()];
  const given = { moved: 0 };
  const bought: string[] = [];
  const cached = cache(
    { keyOf: (request) => `c ${JSON.stringify(request)}`, pageCap: 20, region: 'us-east-1' },
    { store, counters, clock },
  )((request: AwsRequest) => {
    const { TimePeriod, GroupBy = [] } = request.input as CostInput;
    bought.push(`${GroupBy[0]?.Key} ${TimePeriod?.Start}`);
    return Promise.resolve({ ...answerTo(request.input as CostInput, given.moved), fetchedAtMs: clock.now() });
  });
  const { send } = plan(
    { connected: 'c ', mode, pageCap: 20, region: 'us-east-1', lifeMs: lifetimeMs },
    { planner: createPlannerMemory({ maxBytes: 1e6 }), store, counters, clock },
  )(cached);
  const ask = async (hours: number, ...requests: readonly CostRequest[]) => {
    clock.set(NOON + hours * HOUR_MS);
    const asked = requests.map((request) => send(request, patient));
    await clock.pass(WINDOW_MS);
    await clock.pass(0);
    return Promise.all(asked);
  };
  return { ask, send, clock, bought, given };
}

const dear = cost(by('USAGE_TYPE'));
const cheap = cost(by('LINKED_ACCOUNT'));
const boughtMs = NOON + WINDOW_MS;

it('is as old as its oldest purchase, and says when AWS last agreed', async () => {
  const { ask, bought } = setUp();
  await ask(0, dear, cheap);
  const [answer, total] = await ask(25, dear, cheap);

  expect(bought).toEqual([
    'USAGE_TYPE 2026-11-01',
    'LINKED_ACCOUNT 2026-11-01',
    'LINKED_ACCOUNT 2026-11-01',
    'USAGE_TYPE 2026-11-18',
  ]);
  expect(answer?.facts).toMatchObject({ fetchedAtMs: boughtMs, ageMs: 25 * HOUR_MS });
  expect(answer?.facts.confirmedAtMs).toBe(boughtMs + 25 * HOUR_MS);
  expect(total?.facts.confirmedAtMs).toBeUndefined();
});

it('does not see what moved at equal sums, until the week is over or somebody refreshes', async () => {
  const { ask, send, given } = setUp();
  await ask(0, dear, cheap);
  given.moved = 0.5;
  const first = ({ output }: { output: unknown }) =>
    (output as { columns: Record<string, { amounts: string[] }[]> }).columns['UnblendedCost']?.[0]?.amounts[0];
  const [unseen] = await ask(25, dear, cheap);
  const renewed = await send(dear, { ...patient, renew: true });

  expect([first(unseen!), first(renewed)]).toEqual(['3', '1.5']);
  expect(renewed.facts.confirmedAtMs).toBeUndefined();
  expect(renewed.facts.ageMs).toBe(0);
});

it('buys anew after a week, however often it was confirmed', async () => {
  const { ask, bought } = setUp();
  for (let hours = 0; hours < 7 * 24; hours += 7) {
    await ask(hours, dear, cheap);
  }
  expect(bought.filter((one) => one === 'USAGE_TYPE 2026-11-01')).toHaveLength(1);

  const [answer] = await ask(7 * 24 + 1, dear, cheap);

  expect(bought.filter((one) => one === 'USAGE_TYPE 2026-11-01')).toHaveLength(2);
  expect(answer?.facts.ageMs).toBeLessThan(7 * 24 * HOUR_MS);
});

it('compares nothing where nothing may be added, not even totals', () => {
  const [store, clock] = [createAnswerStore({ maxBytes: 1e7 }), createFakeClock()];
  const total = cost({});
  for (const fetchedAtMs of [NOON, NOON + 9 * HOUR_MS]) {
    const merged = { ...answerTo(total.input, 0), fetchedAtMs };
    store.answers.set(`c ${fetchedAtMs}`, { request: total, merged, bytes: 1 });
  }
  const saidAt = (isOn: boolean) => {
    const held = holdCubes(
      { connected: 'c ', lifeMs: lifetimeMs, mayAdd: () => isOn, confirms: isOn },
      { store, clock },
    );
    const older = held.cubes().find(({ fetchedAtMs }) => fetchedAtMs === NOON)!;
    return held.saidAtMs(older, { start: '2026-11-02', end: '2026-11-03' });
  };

  expect([saidAt(true), saidAt(false)]).toEqual([NOON + 9 * HOUR_MS, NOON]);
});

it.each(['selection', 'off'] as const)('confirms nothing with planner %s', async (mode) => {
  const { ask, bought } = setUp(mode);
  await ask(0, dear, cheap);
  const [answer] = await ask(25, dear, cheap);

  expect(bought.filter((one) => one === 'USAGE_TYPE 2026-11-01')).toHaveLength(2);
  expect(answer?.facts).toMatchObject({ ageMs: expect.any(Number) as number });
  expect(answer?.facts.confirmedAtMs).toBeUndefined();
});
