// PURE. A ledger of pages → what was bought when: the table that says why a day costs what it costs.
import type { CostInput, Call } from './northwind';

export interface Purchase {
  /** The minute, UTC. */
  readonly at: string;
  /** `DAILY SERVICE, 2026-11-01 … 2026-11-21`. */
  readonly what: string;
  readonly pages: number;
}

/** Of calls of GetCostAndUsage: pages of one question within one minute are one purchase; in order of time. */
export function purchasesOf(pages: readonly Call[]): readonly Purchase[] {
  const found = new Map<string, Purchase>();
  for (const { at, input } of pages) {
    const minute = at.slice(0, 16);
    const what = describe(input);
    const key = `${minute} ${what}`;
    found.set(key, { at: minute, what, pages: (found.get(key)?.pages ?? 0) + 1 });
  }
  return [...found.values()];
}

/** Pages by grouping, the most first. */
export function pagesByGrouping(pages: readonly Call[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { input } of pages) {
    const grouping = groupingOf(input);
    sums.set(grouping, (sums.get(grouping) ?? 0) + 1);
  }
  return new Map([...sums].sort(([, a], [, b]) => b - a));
}

function describe(input: CostInput): string {
  return `${groupingOf(input)}, ${input.TimePeriod?.Start} … ${input.TimePeriod?.End}`;
}

function groupingOf({ Granularity, GroupBy = [], Filter }: CostInput): string {
  const keys = GroupBy.map(({ Key }) => Key).join(' + ') || 'total';
  return `${Granularity} ${keys}${Filter ? ' of a filter' : ''}`;
}
