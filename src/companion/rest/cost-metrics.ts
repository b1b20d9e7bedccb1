// PURE. Costs as Prometheus gauges, from what is held: a scrape never buys.
import type { AnswerFacts, AwsRequest, CostColumn, CostTable } from '#aws/request';
import Big from 'big.js';

export interface HeldCosts {
  readonly request: AwsRequest<'ce:GetCostAndUsage'>;
  readonly output: CostTable;
  readonly facts: Pick<AnswerFacts, 'fetchedAtMs' | 'truncatedAtPages'>;
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
 * for its month so far where the held days reach back to the first. Empty when no whole answer by service alone is held: one that the
 * page cap cut would look like a cheap day. The order of the answers does not matter. Throws nothing.
 */
export function costGauges(held: Iterable<HeldCosts>, nowMs: number): CostGauges {
  const best = newestView([...held].filter(isByService), nowMs);
  if (!best) {
    return { daily: [], total: [] };
  }
  const byService = (first: number): CostGauge[] =>
    sums(best.table, { metric: METRIC, first, last: best.day }).map(({ key, ...rest }) => ({ service: key, ...rest }));
  return {
    daily: byService(best.day),
    dayMs: Date.parse(best.start),
    total: best.first === -1 ? [] : byService(best.first),
  };
}

/** Of the whole answers by day the one that knows the newest complete day, and its month, best. */
export function newestView(held: readonly HeldCosts[], nowMs: number): View | undefined {
  const yesterday = new Date((Math.floor(nowMs / DAY_MS) - 1) * DAY_MS).toISOString().slice(0, 10);
  return held
    .filter(isWholeByDay)
    .flatMap((one) => view(one, yesterday))
    .sort(byUse)[0];
}

/** One answer seen from its newest complete day. */
export interface View {
  readonly table: CostTable;
  readonly fetchedAtMs: number;
  /** Index and text of that day. */
  readonly day: number;
  readonly start: string;
  /** Index of the first of its month, -1 where the answer does not reach back so far. */
  readonly first: number;
}

function view({ output: table, facts: { fetchedAtMs } }: HeldCosts, yesterday: string): View[] {
  const day = table.periods.findLastIndex(({ start }) => start < yesterday);
  const start = table.periods[day]?.start;
  return start === undefined
    ? []
    : [
        {
          table,
          fetchedAtMs,
          day,
          start,
          first: table.periods.findIndex((period) => period.start === `${start.slice(0, 7)}-01`),
        },
      ];
}

/** The newest day first, then whoever knows the whole month, then what AWS said last. */
function byUse(a: View, b: View): number {
  return (
    b.start.localeCompare(a.start) || Math.sign(b.first + 1) - Math.sign(a.first + 1) || b.fetchedAtMs - a.fetchedAtMs
  );
}

function isWholeByDay({ request: { input }, facts }: HeldCosts): boolean {
  return facts.truncatedAtPages === undefined && input.Granularity === 'DAILY';
}

function isByService({ request: { input } }: HeldCosts): boolean {
  const { GroupBy, Filter, Metrics } = input;
  const isGrouped = GroupBy?.length === 1 && GroupBy[0]?.Type === 'DIMENSION' && GroupBy[0].Key === 'SERVICE';
  return isGrouped && !Filter && Metrics?.includes(METRIC) === true;
}

/** By the first key; a group whose days are in several units, or not readable, is left out rather than added up wrongly. */
export function sums(
  table: CostTable,
  { metric, first, last }: { readonly metric: string; readonly first: number; readonly last: number },
): readonly { readonly key: string; readonly unit: string; readonly amount: number }[] {
  const columns = table.columns[metric] ?? [];
  return columns.flatMap((column, group) => {
    const units = new Set(indexes(first, last, column).map((day) => unitOf(column, day)));
    const texts = indexes(first, last, column).map((day) => column.amounts[day] ?? '');
    const [unit] = units;
    if (texts.length === 0 || units.size !== 1 || unit === undefined || !texts.every(isDecimal)) {
      return [];
    }
    const amount = texts.reduce((sum, text) => sum.plus(text), new Big(0)).toNumber();
    return [{ key: table.groups[group]?.[0] ?? '', unit, amount }];
  });
}

/** The days from first to last on which AWS printed something. */
function indexes(first: number, last: number, { amounts }: CostColumn): number[] {
  const days = Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
  return days.filter((day) => amounts[day] !== undefined && amounts[day] !== '');
}

function unitOf({ unit }: CostColumn, day: number): string | undefined {
  return typeof unit === 'string' ? unit : unit[day];
}

function isDecimal(text: string): boolean {
  return /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text);
}
