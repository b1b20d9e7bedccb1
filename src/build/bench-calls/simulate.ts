// A board left open for a day or a month, and what that bought.
import type { PlannerMode } from '#aws';
import { median } from '../bench/samples';
import { askBoard } from './ask-board';
import { type BoardSize, BOARDS, DAY_MS } from './boards';
import type { Northwind, PaidPage } from './northwind';
import { type Refresh, refreshes } from './refreshes';
import { createSkip } from './skip';
import { createSource } from './source';
import { createVirtualClock } from './virtual-clock';

export interface Situation {
  readonly board: BoardSize;
  readonly planner: PlannerMode;
  /** Groups per page. */
  readonly pageSize: number;
}

export interface Span {
  readonly startMs: number;
  readonly days: number;
  /** Leaves out refreshes that cannot buy; otherwise every one is run, and what could have been left out must buy nothing. */
  readonly skipsIdle: boolean;
}

export interface Outcome extends Situation {
  readonly days: number;
  /** On AWS's side. */
  readonly paid: number;
  /** Of these, before the second viewer came. */
  readonly firstOpen: number;
  /** Per 24 hours since the start. */
  readonly byDay: readonly number[];
  readonly pages: readonly PaidPage[];
  readonly refreshes: number;
  /** Of these, not skipped. */
  readonly run: number;
  /** A panel's answer from what is held, ms. */
  readonly heldMs: number;
  /** An answer that the page cap cut. */
  readonly cut: boolean;
}

/** Throws when our own count is not AWS's, when AWS refused anything, or when a refresh bought that should have been idle. */
export async function simulate(northwind: Northwind, situation: Situation, span: Span): Promise<Outcome> {
  const { board, planner, pageSize } = situation;
  const { startMs, days, skipsIdle } = span;
  const clock = createVirtualClock(startMs);
  await northwind.set({ pageSize });
  await northwind.moveTo(startMs);
  await northwind.takeLedger();
  const source = createSource({ url: northwind.url, clock, planner });
  const skip = createSkip(source);
  const all = refreshes(BOARDS[board], { startMs, lengthMs: days * DAY_MS });
  const byDay = new Array<number>(days).fill(0);
  const heldMs: number[] = [];
  let firstOpen: number | undefined;
  let run = 0;
  let cut = false;

  const refresh = async (one: Refresh, isIdle: boolean): Promise<void> => {
    const before = source.spent().counted;
    await northwind.moveTo(one.atMs);
    const askedAtMs = performance.now();
    const answers = (await askBoard(source, one.panels, one.asker)).flat();
    const bought = source.spent().counted - before;
    if (bought === 0) {
      heldMs.push((performance.now() - askedAtMs) / one.panels.length);
    }
    if (!isIdle) {
      skip.remember(one, answers);
    } else if (bought > 0) {
      throw new Error(
        `${one.who} at ${new Date(one.atMs).toISOString()} bought ${bought}: skipping it would be wrong.`,
      );
    }
    byDay[Math.floor((one.atMs - startMs) / DAY_MS)]! += bought;
    firstOpen ??= bought;
    cut ||= answers.some(({ facts }) => facts.truncatedAtPages !== undefined);
    run += 1;
  };

  try {
    for (const one of all) {
      clock.moveTo(one.atMs);
      const isIdle = skip.isIdle(one);
      if (!isIdle || !skipsIdle) {
        await refresh(one, isIdle);
      }
    }
    const { paid, refused, pages } = await northwind.takeLedger();
    const { counted, inLedger } = source.spent();
    const month = new Date(clock.now()).toISOString().slice(0, 7);
    const ofMonth = pages.filter(({ at }) => at.startsWith(month)).length;
    if (counted !== paid || inLedger !== ofMonth || refused > 0) {
      const ours = `We counted ${counted} paid requests, ${inLedger} of them in ${month}`;
      throw new Error(`${ours}; AWS ${paid} and ${ofMonth}, and refused ${refused}.`);
    }
    const sums = { paid, firstOpen: firstOpen ?? 0, byDay, refreshes: all.length, run };
    return { ...situation, days, ...sums, heldMs: median(heldMs), cut, pages };
  } finally {
    source.dispose();
  }
}
