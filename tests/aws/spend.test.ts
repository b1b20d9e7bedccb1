// The spend guard in its onion, against the simulator: its ledger says what was really sent and paid.
import './support/one-realm';
import type { AwsConnection, AwsError, Caller } from '../../src/aws';
import { createAwsShared } from '../../src/aws';
import type { AwsRequest } from '../../src/aws/request';
import { startSimulator } from '../../src/simulator';
import type { FaultPlan, LedgerReport, RunningSimulator } from '../../src/simulator';
import { COST_REQUEST, patient, setUp } from './support/connection';
import { createFakeClock, until } from './support/fake-clock';
import type { FakeClock } from './support/fake-clock';
import { createMemoryFiles } from './support/memory-files';

const DAY_MS = 86_400_000;
const RULE: Caller = { kind: 'alert-rule', uid: 'rule-1' };

let simulator: RunningSimulator;
const control = async (method: string, path: string, body?: unknown): Promise<unknown> =>
  (await fetch(`${simulator.url}/_simulator/${path}`, { method, body: JSON.stringify(body) })).json();
const sent = () => control('GET', 'ledger') as Promise<LedgerReport>;
const plan = (...faults: FaultPlan[]) => control('POST', 'faults', faults);

/** 17 services and 20 days at 100 rows a page: several pages; a total is one. */
beforeAll(async () => {
  simulator = await startSimulator({ today: '2026-11-20', pageSize: 100 });
});
beforeEach(async () => {
  await control('POST', 'reset', {});
  await plan();
  await control('DELETE', 'ledger');
});
afterAll(() => simulator.close());

function connect(dailyUsd: number, connection: Partial<AwsConnection> = {}) {
  const clock = createFakeClock();
  const files = createMemoryFiles();
  const start = () => createAwsShared({ ledgers: { folder: '/state', files } }, { clock });
  const withShared = (shared: ReturnType<typeof start>, changes: Partial<AwsConnection> = {}) =>
    setUp(simulator.url, { connection: { spendLimit: { dailyUsd }, ...connection, ...changes }, shared, clock }).aws;
  const shared = start();
  return {
    aws: withShared(shared),
    clock,
    save: (changes: Partial<AwsConnection>) => withShared(shared, changes),
    restart: () => withShared(start()),
  };
}

/** One page each, and no two alike. */
function total(day: number): AwsRequest<'ce:GetCostAndUsage'> {
  const Start = new Date(Date.UTC(2026, 8, 1 + day)).toISOString().slice(0, 10);
  return {
    operation: 'ce:GetCostAndUsage',
    input: { TimePeriod: { Start, End: '2026-11-20' }, Granularity: 'MONTHLY', Metrics: ['UnblendedCost'] },
  };
}

const outcome = (answer: Promise<unknown>) =>
  answer.then(
    () => 'answered',
    (error: AwsError) => error.code,
  );

/** Lets no time pass: the wait before a second attempt is drawn as nothing. */
async function over<T>(promise: Promise<T>, clock: FakeClock): Promise<T> {
  let isOver = false;
  void promise.finally(() => (isOver = true));
  await until(() => {
    void clock.pass(0);
    return isOver;
  });
  return promise;
}

it('sends three of forty parallel cold queries at a cap of three requests, never a fourth', async () => {
  const { aws } = connect(0.03);
  const outcomes = await Promise.all(Array.from({ length: 40 }, (_, day) => outcome(aws.send(total(day), patient))));

  expect(await sent()).toMatchObject({ total: 3, paid: 3, usd: 0.03 });
  expect(outcomes.filter((one) => one === 'answered')).toHaveLength(3);
  expect(outcomes.filter((one) => one === 'spend-limit')).toHaveLength(37);
  expect(aws.spend().today).toMatchObject({ requests: 3, usd: 0.03 });
});

it('sends no page beyond the cap where queries turn out to need several', async () => {
  const { aws } = connect(0.04);
  const metrics = ['UnblendedCost', 'AmortizedCost', 'NetUnblendedCost'];
  const asked = metrics.map((metric) =>
    outcome(aws.send({ ...COST_REQUEST, input: { ...COST_REQUEST.input, Metrics: [metric] } }, patient)),
  );
  await Promise.all(asked);

  expect((await sent()).total).toBe(4);
  expect(aws.spend().today.usd).toBe(0.04);
});

it('goes on with the pages already paid when there is money again', async () => {
  const { aws, clock } = connect(0.03);
  clock.set(Date.UTC(2026, 10, 20, 23, 58));
  await expect(aws.send(COST_REQUEST, patient)).rejects.toMatchObject({ code: 'spend-limit' });
  clock.set(Date.UTC(2026, 10, 21, 0, 1));
  const { facts } = await aws.send(COST_REQUEST, patient);

  expect((await sent()).total).toBe(facts.pages);
});

it('does not start a query that is known to need more pages than are left', async () => {
  const { aws, save, clock } = connect(10);
  const { facts } = await aws.send(COST_REQUEST, patient);
  await control('DELETE', 'ledger');
  clock.set(Date.UTC(2026, 10, 21, 12));
  const longer = {
    ...COST_REQUEST,
    input: { ...COST_REQUEST.input, TimePeriod: { Start: '2026-10-01', End: '2026-11-21' } },
  };
  const capped = save({ spendLimit: { dailyUsd: 0.01 * (facts.pages - 1) } });

  await expect(capped.send(longer, patient)).rejects.toThrow(`it needs about ${facts.pages} pages`);
  expect((await sent()).total).toBe(0);
});

it('promises the same money to one query only', async () => {
  const { aws, save, clock } = connect(10);
  const { facts } = await aws.send(COST_REQUEST, patient);
  clock.set(Date.UTC(2026, 10, 21, 12));
  await control('DELETE', 'ledger');
  const capped = save({ spendLimit: { dailyUsd: 0.01 * (2 * facts.pages - 1) } });
  const over = (Start: string) =>
    outcome(
      capped.send(
        { ...COST_REQUEST, input: { ...COST_REQUEST.input, TimePeriod: { Start, End: '2026-11-21' } } },
        patient,
      ),
    );

  expect((await Promise.all([over('2026-11-02'), over('2026-11-03')])).sort()).toEqual(['answered', 'spend-limit']);
});

it.each([
  ['throttle', 0],
  ['deny', 0],
  ['html503', 0],
  // What was cut or empty may have been charged.
  ['cut', 0.01],
  ['empty', 0.01],
] as const)('books for an attempt that ends as %s $%d', async (kind, usd) => {
  const { aws, clock } = connect(1);
  // The second attempt is refused, so that only the first may count.
  await plan({ operation: 'GetCostAndUsage', kind, nth: 1 }, { operation: 'GetCostAndUsage', kind: 'deny', nth: 2 });
  await over(outcome(aws.send(total(1), patient)), clock);

  expect(aws.spend().today.usd).toBe(usd);
});

it('tries again with the last cent when AWS throttled it, and pays once', async () => {
  const { aws, clock } = connect(0.01);
  await plan({ operation: 'GetCostAndUsage', kind: 'throttle', nth: 1, times: 2 });

  expect(await over(outcome(aws.send(total(1), patient)), clock)).toBe('answered');
  expect(await outcome(aws.send(total(2), patient))).toBe('spend-limit');
  expect(await sent()).toMatchObject({ total: 3, paid: 1 });
  expect(aws.spend().today.usd).toBe(0.01);
});

it('does not try again with money it has not, when the first attempt may have been paid', async () => {
  const { aws, clock } = connect(0.01);
  await plan({ operation: 'GetCostAndUsage', kind: 'cut', nth: 1 });

  expect(await over(outcome(aws.send(total(1), patient)), clock)).toBe('spend-limit');
  expect((await sent()).total).toBe(1);
});

it('serves the last good answer at the cap, with its age and why', async () => {
  const { aws, clock, save } = connect(1);
  const { output } = await aws.send(total(1), patient);
  await clock.pass(9 * 3_600_000);
  const stale = await save({ spendLimit: { dailyUsd: 0.01 } }).send(total(1), patient);

  expect(stale.output).toBe(output);
  expect(stale.facts).toMatchObject({ cached: true, ageMs: 9 * 3_600_000, priceUsd: 0 });
  expect(stale.facts.staleBecause).toContain('resets at 00:00 UTC');
});

it('lets a rule buy what a panel may not any more, also when both ask at once', async () => {
  const { aws } = connect(0.05);
  await Promise.all([1, 2, 3, 4].map((day) => aws.send(total(day), patient)));
  const panel = outcome(aws.send(total(5), { ...patient, caller: { kind: 'panel', uid: 'b/1' } }));
  const rule = outcome(aws.send(total(5), { ...patient, caller: RULE }));

  expect(await Promise.all([panel, rule])).toEqual(['spend-limit', 'answered']);
  expect(await outcome(aws.send(total(6), { ...patient, caller: RULE }))).toBe('spend-limit');
  expect((await sent()).total).toBe(5);
});

it('fails a rule rather than give it what is older than 48 hours and cannot be renewed', async () => {
  const { aws, clock, save } = connect(1);
  await aws.send(total(1), patient);
  const capped = save({ spendLimit: { dailyUsd: 0 } });
  await clock.pass(2 * DAY_MS);
  const young = await outcome(capped.send(total(1), { ...patient, caller: RULE }));
  await clock.pass(60_000);

  expect(young).toBe('answered');
  await expect(capped.send(total(1), { ...patient, caller: RULE })).rejects.toThrow('too old for an alert rule');
  expect(await outcome(capped.send(total(1), patient))).toBe('answered');
});

it('buys once for a rule when the life of an answer is over, never sooner', async () => {
  const { aws, clock } = connect(1);
  for (let minute = 0; minute < 16 * 60; minute += 5) {
    await aws.send(total(1), { ...patient, caller: RULE });
    await clock.pass(5 * 60_000);
  }

  expect((await sent()).total).toBe(2);
});

it('shares one answer between rule, panel, REST and whoever is not known', async () => {
  const { aws } = connect(1);
  const callers: (Caller | undefined)[] = [RULE, { kind: 'panel', uid: 'b/1' }, { kind: 'rest' }, undefined];
  await Promise.all(callers.map((caller) => aws.send(total(1), { ...patient, ...(caller && { caller }) })));

  expect((await sent()).total).toBe(1);
  expect(aws.spend().today.byAsker).toEqual([{ name: 'alert-rule:rule-1', requests: 1, usd: 0.01 }]);
});

it('buys anew when told to, and holds the new answer', async () => {
  const { aws, clock } = connect(1);
  const first = await aws.send(total(1), patient);
  await clock.pass(60_000);
  const renewed = await aws.send(total(1), { ...patient, renew: true });
  const after = await aws.send(total(1), patient);

  expect(renewed.facts).toMatchObject({ cached: false, ageMs: 0, paidRequests: 1 });
  expect(after.output).toBe(renewed.output);
  expect(after.output).not.toBe(first.output);
  expect((await sent()).total).toBe(2);
});

it('keeps what is held when buying anew fails', async () => {
  const { aws, save } = connect(1);
  const first = await aws.send(total(1), patient);
  const renewed = await save({ spendLimit: { dailyUsd: 0 } }).send(total(1), { ...patient, renew: true });

  expect(renewed.output).toBe(first.output);
  expect(renewed.facts.staleBecause).toContain('spend limit');
});

it('goes on with its ledger after settings are saved and after a restart', async () => {
  const { aws, save, restart } = connect(0.03);
  await aws.send(total(1), patient);
  await save({ accessKey: 'AKIAOTHER' }).send(total(2), patient);
  const restarted = restart();
  await restarted.send(total(3), patient);

  await expect(restarted.send(total(4), patient)).rejects.toMatchObject({ code: 'spend-limit' });
  expect((await sent()).total).toBe(3);
});

it('takes a lifetime that was set for what is held already', async () => {
  const { aws, clock, save } = connect(1);
  await aws.send(total(1), patient);
  await clock.pass(2 * 3_600_000);
  const hourly = save({ lifetimes: { cost: 3_600_000 } });
  expect(hourly.quote(total(1)).held).toBe(false);
  await hourly.send(total(1), patient);

  expect((await sent()).total).toBe(2);
});

it('prices a request before it is sent, and sends nothing for it', async () => {
  const { aws, clock } = connect(1);
  expect(aws.quote(COST_REQUEST)).toMatchObject({ held: false, sends: [{ pages: 1, isGuess: true, priceUsd: 0.01 }] });
  expect((await sent()).total).toBe(0);

  const { facts } = await aws.send(COST_REQUEST, patient);
  await clock.pass(60_000);
  expect(aws.quote(COST_REQUEST)).toMatchObject({
    held: true,
    ageMs: 60_000,
    expiresAtMs: facts.expiresAtMs,
    sends: [],
    renewal: { pages: facts.pages, isGuess: false, priceUsd: facts.priceUsd },
  });
  const longer = {
    ...COST_REQUEST,
    input: { ...COST_REQUEST.input, TimePeriod: { Start: '2026-10-01', End: '2026-11-21' } },
  };
  expect(aws.quote(longer)).toMatchObject({
    held: false,
    sends: [{ request: longer, pages: facts.pages, isGuess: false }],
  });
});
