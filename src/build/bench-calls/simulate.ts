// A board left open for a day or a month, and what that bought.
import type { PlannerMode } from '#aws';
import { median } from '../bench/samples';
import { askBoard } from './ask-board';
import { type BoardSize, DAY_MS, type Panel } from './boards';
import { byOperation, type OperationLine, sumUsd } from './by-operation';
import type { KindBoard } from './kind-boards';
import type { Call, Northwind } from './northwind';
import { type Refresh, refreshes } from './refreshes';
import { createSkip } from './skip';
import { createSource, type Source } from './source';
import { createVirtualClock } from './virtual-clock';

export interface Situation {
  readonly board: BoardSize | KindBoard;
  readonly planner: PlannerMode;
  /** Groups per page. */
  readonly pageSize: number;
}

export interface Span {
  readonly startMs: number;
  readonly days: number;
  readonly panels: readonly Panel[];
  /**
   * `leave-out`: refreshes that cannot buy are not run. `prove`: every one is run, and what could have been left out must buy nothing.
   * `none`: every one is run; nothing is said of questions that change by the minute.
   */
  readonly idle: 'leave-out' | 'prove' | 'none';
}

export interface Outcome extends Situation {
  readonly days: number;
  /** On AWS's side. */
  readonly paid: number;
  readonly usd: number;
  /** Of the last month, by our own ledger; see `agree`. */
  readonly ledgerUsd: number;
  readonly operations: readonly OperationLine[];
  /** Of these, before the second viewer came. */
  readonly firstOpen: number;
  /** Per 24 hours since the start. */
  readonly byDay: readonly number[];
  /** What was paid of GetCostAndUsage. */
  readonly pages: readonly Call[];
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
  const { planner, pageSize } = situation;
  const { startMs, days, panels, idle } = span;
  const clock = createVirtualClock(startMs);
  await northwind.set({ pageSize });
  await northwind.moveTo(startMs);
  await northwind.takeLedger();
  const source = createSource({ url: northwind.url, clock, planner });
  const skip = createSkip(source);
  const all = refreshes(panels, { startMs, lengthMs: days * DAY_MS });
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
    if (!isIdle && idle !== 'none') {
      skip.remember(one, answers);
    } else if (isIdle && bought > 0) {
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
      const isIdle = idle !== 'none' && skip.isIdle(one);
      if (!isIdle || idle !== 'leave-out') {
        await refresh(one, isIdle);
      }
    }
    const { refused, calls } = await northwind.takeLedger();
    const charged = calls.filter(({ priceUsd }) => priceUsd > 0);
    const spent = source.spent();
    agree(spent, { charged, refused, month: new Date(clock.now()).toISOString().slice(0, 7) });
    const sums = { paid: charged.length, firstOpen: firstOpen ?? 0, byDay, refreshes: all.length, run };
    const dollars = { usd: sumUsd(charged.map(({ priceUsd }) => priceUsd)), operations: byOperation(calls) };
    const ledgerUsd = sumUsd(spent.lines.map(({ usd }) => usd));
    const pages = charged.filter(({ operation }) => operation === 'GetCostAndUsage');
    return { ...situation, days, ...sums, ...dollars, ledgerUsd, heldMs: median(heldMs), cut, pages };
  } finally {
    source.dispose();
  }
}

/**
 * Throws unless our counters and our ledger say what AWS's ledger says: in requests, and in dollars of Cost Explorer. How many metrics a
 * SEARCH inside an expression read, AWS charges and does not tell, so we take fifty: more dollars, and never fewer on Northwind.
 */
function agree(
  { counted, inLedger, lines }: ReturnType<Source['spent']>,
  { charged, refused, month }: { readonly charged: readonly Call[]; readonly refused: number; readonly month: string },
): void {
  const ofMonth = charged.filter(({ at }) => at.startsWith(month));
  if (counted !== charged.length || inLedger !== ofMonth.length || refused > 0) {
    const ours = `We counted ${counted} paid requests, ${inLedger} of them in ${month}`;
    throw new Error(`${ours}; AWS ${charged.length} and ${ofMonth.length}, and refused ${refused}.`);
  }
  for (const { operation, usd } of byOperation(ofMonth)) {
    const ours = lines.find(({ name }) => name.endsWith(`:${operation}`))?.usd ?? 0;
    if (operation === UNTOLD ? ours < usd : ours !== usd) {
      throw new Error(`${operation} cost $${ours} in ${month} by our ledger, $${usd} by AWS's.`);
    }
  }
}

const UNTOLD = 'GetMetricData';
