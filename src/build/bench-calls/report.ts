// PURE. What was bought → a table for people, an object for programs.
import { type BoardSize, RULES } from './boards';
import type { Proof } from './proof';
import { kindsToJson, printKinds } from './report-kinds';
import { pagesByGrouping, purchasesOf } from './purchases';
import { VIEWERS_MS } from './refreshes';
import type { Outcome, Situation } from './simulate';
import { table } from './table';

/** Issue 4's: what the eight-panel board may buy in a day at 1,000 groups a page. */
export const TARGET = 9;
/** The best rival as issue 4 gives it: 8 requests per lifetime of 15 minutes, asked every 5 minutes; `worst`: just as each life ends. */
export const RIVAL = { requests: 8, lifetimeMinutes: 15, perDay: 576, worstPerDay: 768 } as const;
const PAGE_PRICE_USD = 0.01;

export interface Results {
  readonly day: readonly Outcome[];
  readonly kinds: readonly Outcome[];
  readonly month: readonly Outcome[];
  readonly answers: readonly Proof[];
}

const HEAD = ['board', 'groups/page', 'planner', 'first open', 'the rest', 'paid', 'a later day', 'USD', ''];

/** What was run, part by part; nothing of a part that was not. */
export function printResults({ day, kinds, month, answers }: Results): string {
  const headline = day.find(isHeadline);
  const monthly = month.find(isHeadline);
  return [
    ...(day.length > 0 ? ['24 hours: paid requests', '', ...table([HEAD, ...day.map(rowOf)]), ''] : []),
    ...(headline ? purchases(headline) : []),
    ...(kinds.length > 0 ? [...printKinds(kinds), ''] : []),
    ...(month.length > 0
      ? ['30 days with the closing of a month: paid requests', '', ...table([HEAD, ...month.map(rowOf)]), '']
      : []),
    ...(monthly ? [`the board of eight in the month, pages by grouping: ${groupings(monthly)}`, ''] : []),
    ...answers.map(
      ({ planner, at, panels, derived, values, largestDifference }) =>
        `answers ${at} planner ${planner}: ${panels} panels (${derived} derived), ${values} numbers as without it, ` +
        `at most ${largestDifference.toExponential(1)} apart`,
    ),
  ].join('\n');
}

/** What stands below all of it. */
export function printNotes(): string {
  return [
    `rival: ${RIVAL.requests} requests per ${RIVAL.lifetimeMinutes}-minute lifetime for eight panels: ${RIVAL.perDay} a day ` +
      `at a 5-minute refresh ($${(RIVAL.perDay * PAGE_PRICE_USD).toFixed(2)}), ${RIVAL.worstPerDay} at worst. Issue 4's figures.`,
    `${VIEWERS_MS.length} viewers every 5 minutes, six panels at a time; rules every ` +
      `${RULES.map(({ everyMs }) => `${everyMs / 3_600_000} h`).join(' and ')}; default settings but for the cap in dollars, which is off.`,
    'Refreshes that ask the same as before of answers that are all still good are skipped, unless --every; the planner then knows less of who',
    'asked lately, which may be a request more in a month. The board of the target is run in full, and what could be skipped must buy',
    'nothing in it; boards of other kinds too. These and a month take 1,000 groups a page only, unless a size is named.',
    'The target cannot be met on the day of a first open: usage types alone are seven pages of 1,000 groups, accounts and a year of months two',
    "more, and the open month is due again within the day. Requests and dollars are AWS's: the simulator's ledger, which must agree with ours.",
  ].join('\n');
}

function rowOf(outcome: Outcome): readonly string[] {
  const { board, pageSize, planner, days, paid, usd, firstOpen, refreshes, run, heldMs, cut } = outcome;
  const target =
    isHeadline(outcome) && days === 1 ? (paid <= TARGET ? ` (target ${TARGET})` : ` (! target ${TARGET})`) : '';
  return [
    `${board} panels`,
    String(pageSize),
    planner,
    String(firstOpen),
    String(paid - firstOpen),
    String(paid),
    laterDay(outcome)?.toFixed(1) ?? '',
    usd.toFixed(2),
    `${run} of ${refreshes} refreshes run, held panel ${(heldMs * 1000).toFixed(0)} µs${cut ? ', cut at the page cap' : ''}${target}`,
  ];
}

/** The mean of the days behind the first; undefined where there is none. */
function laterDay({ byDay }: Outcome): number | undefined {
  const [, ...later] = byDay;
  return later.length === 0 ? undefined : later.reduce((sum, one) => sum + one, 0) / later.length;
}

/** The one the target is about. */
export function isHeadline({ board, pageSize, planner }: Situation): boolean {
  return board === 8 && pageSize === 1_000 && planner === 'full';
}

function purchases(outcome: Outcome): readonly string[] {
  return [
    'What the eight panels bought, planner full, 1,000 groups a page',
    '',
    ...table(purchasesOf(outcome.pages).map(({ at, what, pages }) => [at, what, `${pages} page(s)`])),
    '',
    `by grouping: ${groupings(outcome)}`,
    '',
  ];
}

function groupings({ pages }: Outcome): string {
  return [...pagesByGrouping(pages)].map(([grouping, count]) => `${grouping} ${count}`).join(' · ');
}

/** `{ boardOf8: { paidRequestsPerDay, … }, boardOf12: …, boardOfForecastAndTags: …, boardOfAllKinds: … }`; the first figures are those of planner full at 1,000 groups a page. */
export function toJson({ day, kinds, month, answers }: Results): object {
  const boardOf = (size: BoardSize): object => {
    const of = (outcomes: readonly Outcome[]) => outcomes.filter(({ board }) => board === size);
    const usual = of(day).find(({ planner, pageSize }) => planner === 'full' && pageSize === 1_000);
    return {
      paidRequestsPerDay: usual?.paid ?? null,
      ...(usual && { firstOpen: usual.firstOpen, later: usual.paid - usual.firstOpen }),
      ...(usual && isHeadline(usual) && { target: TARGET, met: usual.paid <= TARGET }),
      days: of(day).map(figuresOf),
      months: of(month).map(figuresOf),
      purchases: purchasesOf(usual?.pages ?? []),
    };
  };
  return { boardOf8: boardOf(8), boardOf12: boardOf(12), ...kindsToJson(kinds), rival: RIVAL, answers };
}

function figuresOf(outcome: Outcome): object {
  const { planner, pageSize, days, paid, usd, firstOpen, byDay, refreshes, run, heldMs, cut } = outcome;
  const perLaterDay = laterDay(outcome);
  return {
    ...{ planner, pageSize, days, paid, firstOpen, later: paid - firstOpen, usd },
    ...(perLaterDay !== undefined && { perLaterDay, byDay }),
    ...{ refreshes, refreshesRun: run, heldPanelMs: heldMs, cutAtPageCap: cut },
  };
}
