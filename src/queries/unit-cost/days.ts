// PURE. Cost and usage of each complete UTC day, and what one of it cost.
import type { CostAnswer } from '../cost/frames/answer';
import { sumDecimals, toNumber } from '../shared/decimal';
import { parseTime } from '../shared/utc';

export interface UnitDay {
  /** `2026-11-18` */
  readonly day: string;
  readonly startMs: number;
  readonly estimated: boolean;
  /** As AWS printed it; undefined where it is unknown. */
  readonly cost: string | undefined;
  /** Undefined where nothing was reported. */
  readonly usage: number | undefined;
  /** Null where there is no cost, or no usage to divide it by. */
  readonly unitCost: number | null;
}

export interface UnitTotal {
  readonly cost: number;
  readonly usage: number;
  readonly unitCost: number;
  readonly days: number;
}

/** `size` is how much usage one price is for. */
export function daysOf(cost: CostAnswer, byDay: ReadonlyMap<number, number>, size: number): readonly UnitDay[] {
  // Ungrouped, several series are several currencies, which are never added.
  const series = cost.series.length === 1 ? cost.series[0] : undefined;
  return cost.buckets.drawn.map(({ start, estimated }, place) => {
    const startMs = parseTime(start);
    const isKnown = series !== undefined && series.values[place] !== null;
    const amount = isKnown ? (series.amounts[place] ?? '0') : undefined;
    const usage = byDay.get(startMs);
    return { day: start, startMs, estimated, cost: amount, usage, unitCost: divide(amount, usage, size) };
  });
}

/**
 * The cost of all days that have both, over the usage of the same days, each added in decimals: not the mean of the days' prices, in
 * which a quiet Sunday would weigh as much as a Monday. Undefined where no day has both.
 */
export function totalOf(days: readonly UnitDay[], size: number): UnitTotal | undefined {
  const whole = days.filter(({ unitCost }) => unitCost !== null);
  const cost = sumDecimals(whole.map((one) => one.cost!));
  const usage = toNumber(sumDecimals(whole.map((one) => String(one.usage))))!;
  const unitCost = divide(cost, usage, size);
  return unitCost === null ? undefined : { cost: toNumber(cost)!, usage, unitCost, days: whole.length };
}

function divide(cost: string | undefined, usage: number | undefined, size: number): number | null {
  const amount = cost === undefined ? null : toNumber(cost);
  return amount === null || usage === undefined || usage <= 0 ? null : (amount * size) / usage;
}
