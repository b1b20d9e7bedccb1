// PURE. Costs as Prometheus gauges, from what is held: a scrape never buys.
import type { AwsRequest, CostTable } from '#aws/request';
import Big from 'big.js';

export interface HeldCosts {
  readonly request: AwsRequest<'ce:GetCostAndUsage'>;
  readonly output: CostTable;
}

export interface CostGauge {
  readonly service: string;
  /** `USD` and its like, as AWS reports it. */
  readonly unit: string;
  readonly amount: number;
}

export interface CostGauges {
  /** The last whole UTC day before yesterday's lag: by service. */
  readonly daily: readonly CostGauge[];
  /** Epoch ms of that day's start. */
  readonly dayMs?: number;
  /** From the first of that day's month through that day. */
  readonly total: readonly CostGauge[];
}

const METRIC = 'UnblendedCost';
const DAY_MS = 86_400_000;

/**
 * Held answers → unblended cost by service for the newest complete UTC day (neither today nor yesterday: AWS lags up to a day), and
 * for its month so far where the held days reach back to the first. Empty when no answer by service alone is held.
 */
export function costGauges(held: Iterable<HeldCosts>, nowMs: number): CostGauges {
  const yesterday = new Date((Math.floor(nowMs / DAY_MS) - 1) * DAY_MS).toISOString().slice(0, 10);
  let best: { table: CostTable; day: number } | undefined;
  for (const { request, output } of held) {
    if (isByServiceAndDay(request)) {
      const day = output.periods.findLastIndex(({ start }) => start < yesterday);
      if (day >= 0 && (!best || startOf(output, day) >= startOf(best.table, best.day))) {
        best = { table: output, day };
      }
    }
  }
  if (!best) {
    return { daily: [], total: [] };
  }
  const { table, day } = best;
  const firstOfMonth = `${startOf(table, day).slice(0, 7)}-01`;
  const first = table.periods.findIndex(({ start }) => start === firstOfMonth);
  return {
    daily: sums(table, day, day),
    dayMs: Date.parse(startOf(table, day)),
    total: first === -1 ? [] : sums(table, first, day),
  };
}

function isByServiceAndDay({ input }: HeldCosts['request']): boolean {
  const { Granularity, GroupBy, Filter, Metrics } = input;
  const isByService = GroupBy?.length === 1 && GroupBy[0]?.Type === 'DIMENSION' && GroupBy[0].Key === 'SERVICE';
  return Granularity === 'DAILY' && isByService && !Filter && Metrics?.includes(METRIC) === true;
}

function startOf(table: CostTable, day: number): string {
  return table.periods[day]?.start ?? '';
}

function sums(table: CostTable, first: number, last: number): CostGauge[] {
  const columns = table.columns[METRIC] ?? [];
  return columns.flatMap(({ amounts, unit }, group) => {
    const days = amounts.slice(first, last + 1).filter((amount) => amount !== undefined && amount !== '');
    const unitText = typeof unit === 'string' ? unit : unit[last];
    if (days.length === 0 || unitText === undefined) {
      return [];
    }
    const amount = days.reduce((sum, text) => sum.plus(text ?? 0), new Big(0)).toNumber();
    return [{ service: table.groups[group]?.[0] ?? '', unit: unitText, amount }];
  });
}
