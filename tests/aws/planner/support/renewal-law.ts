// The law while AWS revises its bill: of each day an answer says what AWS said at one moment, no longer ago than the day may live.
import fc from 'fast-check';
import { createAnswerStore } from '../../../../src/aws/answer-store';
import { cache } from '../../../../src/aws/cache';
import { createCounters } from '../../../../src/aws/counters';
import { lifetimeMs, newestFrom } from '../../../../src/aws/freshness';
import { daysBefore, firstOfMonth, nextDay, nextMonth, today } from '../../../../src/aws/planner/calendar';
import type { ConfirmRules } from '../../../../src/aws/planner/confirm';
import { createPlannerMemory } from '../../../../src/aws/planner/memory';
import { plan, WINDOW_MS } from '../../../../src/aws/planner/planner';
import type { CostRequest } from '../../../../src/aws/planner/slice';
import type { AwsRequest, CostTable } from '../../../../src/aws/request';
import { patient } from '../../support/connection';
import { createFakeClock, settle } from '../../support/fake-clock';
import { by, cost } from './northwind';
import { createRevisedBill } from './revised-bill';
import type { RevisedBill, Revision } from './revised-bill';

const HOUR_MS = 3_600_000;
export const START_MS = Date.UTC(2026, 10, 18, 8);

const KEYS = [[], ['SERVICE'], ['LINKED_ACCOUNT'], ['REGION'], ['USAGE_TYPE'], ['TAG team'], ['SERVICE', 'REGION']];

/** Steps of a board left open: minutes that pass, and which panels ask then; and what AWS revises meanwhile. */
export const histories = fc.record({
  steps: fc.array(
    fc.record({
      minutes: fc.oneof(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 400, max: 800 })),
      asked: fc.uniqueArray(fc.nat(KEYS.length * 2 - 1), { minLength: 1, maxLength: 6 }),
    }),
    { minLength: 5, maxLength: 40 },
  ),
  revisions: fc.array(
    fc.record({
      daysAgo: fc.integer({ min: 0, max: 40 }),
      hour: fc.integer({ min: 0, max: 480 }),
      kind: fc.constantFrom<Revision['kind']>('amount', 'amount', 'tag'),
    }),
    { maxLength: 12 },
  ),
});
export type History = typeof histories extends fc.Arbitrary<infer T> ? T : never;

function panel(place: number, nowMs: number): CostRequest {
  const groups = KEYS[place % KEYS.length]!;
  const tomorrow = nextDay(today(nowMs));
  const [Start, Granularity, End] =
    place < KEYS.length
      ? ([daysBefore(tomorrow, 24), 'DAILY', tomorrow] as const)
      : ([firstOfMonth(daysBefore(tomorrow, 40)), 'MONTHLY', nextMonth(today(nowMs))] as const);
  return cost({ TimePeriod: { Start, End }, Granularity, ...(groups.length > 0 && by(...groups)) });
}

export interface Lived {
  /** The first breach in words. */
  readonly breach: string | undefined;
  readonly answers: number;
  readonly pages: number;
  /** Of the answers, those something was bought for. */
  readonly bought: number;
}

/** Lives through a history with a planner. */
export async function live({ steps, revisions }: History, confirming?: ConfirmRules): Promise<Lived> {
  const told = revisions.map(({ daysAgo, hour, kind }): Revision => {
    const atMs = START_MS + hour * HOUR_MS;
    const day = daysBefore(today(atMs), daysAgo);
    // AWS revises what is open or closing; a settled month does not change.
    return { day: atMs < Date.parse(nextMonth(day)) + 80 * HOUR_MS ? day : today(atMs), atMs, kind };
  });
  const bill = createRevisedBill(told);
  const clock = createFakeClock();
  clock.set(START_MS);
  const store = createAnswerStore({ maxBytes: 1e8 });
  const counters = createCounters();
  let pages = 0;
  const cached = cache(
    { keyOf: (request) => `c ${JSON.stringify(request)}`, pageCap: 1_000, region: 'us-east-1' },
    { store, counters, clock },
  )(async (request: AwsRequest, { tally }) => {
    await settle();
    const merged = bill.answer(request.input as CostRequest['input'], clock.now());
    pages += merged.pages;
    Object.assign(tally, { attempts: 1, paidRequests: merged.pages, priceUsd: merged.pages / 100 });
    return { ...merged, fetchedAtMs: clock.now() };
  });
  const { send } = plan(
    {
      connected: 'c ',
      mode: 'full',
      pageCap: 1_000,
      region: 'us-east-1',
      lifeMs: lifetimeMs,
      ...(confirming && { confirming }),
    },
    { planner: createPlannerMemory({ maxBytes: 1e7 }), store, counters, clock },
  )(cached);

  let [answers, bought] = [0, 0];
  for (const { minutes, asked } of steps) {
    clock.set(clock.now() + minutes * 60_000);
    const requests = asked.map((place) => panel(place, clock.now()));
    const sent = requests.map((request) => send(request, patient));
    await clock.pass(WINDOW_MS);
    await clock.pass(0);
    for (const [place, { output, facts }] of (await Promise.all(sent)).entries()) {
      const breach = breachOf(requests[place]!, output as CostTable, { bill, nowMs: clock.now() });
      answers += 1;
      bought += facts.cached ? 0 : 1;
      if (breach !== undefined) {
        return {
          breach: `${today(clock.now())} ${JSON.stringify(requests[place]!.input)}: ${breach}`,
          answers,
          pages,
          bought,
        };
      }
    }
  }
  return { breach: undefined, answers, pages, bought };
}

/** How old a day may be at most: what may have been bought when it was one of the newest lives 8 hours. */
function boundMs(day: string, nowMs: number): number {
  const [open, closesMs] = [firstOfMonth(today(nowMs)), Date.parse(nextMonth(day)) + 84 * HOUR_MS];
  return day >= newestFrom(nowMs) && day >= open
    ? 8 * HOUR_MS
    : nowMs > closesMs + 24 * HOUR_MS
      ? 168 * HOUR_MS
      : 24 * HOUR_MS;
}

function breachOf(
  { input }: CostRequest,
  table: CostTable,
  { bill, nowMs }: { bill: RevisedBill; nowMs: number },
): string | undefined {
  const columns = table.columns['UnblendedCost'] ?? [];
  const cellsOf = (of: CostTable, start: string): string => {
    const place = of.periods.findIndex((period) => period.start === start);
    const cells = (of.columns['UnblendedCost'] ?? []).map(
      ({ amounts }, row) => [of.groups[row]?.join('|') ?? '', Number(amounts[place] ?? 0)] as const,
    );
    return JSON.stringify(cells.filter(([, amount]) => amount !== 0).sort());
  };
  for (const [place, { start, end }] of table.periods.entries()) {
    if (input.Granularity === 'DAILY') {
      const shown = cellsOf(table, start);
      const moments = bill.moments(nowMs - boundMs(start, nowMs) - 1_000, nowMs);
      const TimePeriod = { Start: start, End: end };
      if (!moments.some((ms) => cellsOf(bill.answer({ ...input, TimePeriod }, ms).output, start) === shown)) {
        return `${start} is ${shown}, now ${cellsOf(bill.answer({ ...input, TimePeriod }, nowMs).output, start)}`;
      }
    } else if ((input.GroupBy ?? []).every(({ Type }) => Type !== 'TAG')) {
      // Amounts only grow: a month lies between what AWS said of each day then and now.
      const shown = columns.reduce((sum, { amounts }) => sum + Number(amounts[place] ?? 0), 0);
      const total = (ms: (day: string) => number) =>
        daysOfMonth(start, nowMs).reduce((sum, day) => sum + totalOf(bill, day, ms(day)), 0);
      const [least, most] = [total((day) => nowMs - boundMs(day, nowMs) - 1_000), total(() => nowMs)];
      if (shown < least - 1e-6 || shown > most + 1e-6) {
        return `${start} is ${shown}, not ${least} to ${most}`;
      }
    }
  }
  return undefined;
}

function daysOfMonth(start: string, nowMs: number): readonly string[] {
  const days: string[] = [];
  for (let day = start; day < nextMonth(start) && day <= today(nowMs); day = nextDay(day)) {
    days.push(day);
  }
  return days;
}

function totalOf(bill: RevisedBill, day: string, ms: number): number {
  const input = cost({ TimePeriod: { Start: day, End: nextDay(day) } }).input;
  return Number(bill.answer(input, ms).output.columns['UnblendedCost']?.[0]?.amounts[0] ?? 0);
}
