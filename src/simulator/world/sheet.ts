// One month of the world: for every day and line the final amounts, before anybody asks how much of a day has been metered yet.
// Layout: column-wise, day-major: value of (day, line) at [(day − first) × lines + line]. Days are contiguous, because every answer walks
// days outside and lines inside.
import { planPriceRatio, planTargetUsd, reservation, type SavingsPlan } from './commitments';
import { daysIn, firstDay } from './calendar';
import type { Amounts, FeeLine } from './fee-lines';
import { noise } from './hash';
import { discountRate, type Source } from './line-book';
import type { CostLine } from './line';
import { dayContext, dayFactor, type DayContext } from './shapes';

/** One value per line. Quantity in the line's unit, the others USD. `blended` is worked out when it is read. */
export interface Columns {
  readonly quantity: Float64Array;
  readonly unblended: Float64Array;
  readonly amortized: Float64Array;
  readonly blended: Float64Array;
}

type Stored = Omit<Columns, 'blended'>;

/** Stored columns with BlendedCost beside them: UnblendedCost, but the average rate where lines of several accounts share a reservation. */
export const withBlended = ({ quantity, unblended, amortized }: Stored, pool: readonly number[]): Columns => ({
  quantity,
  unblended,
  amortized,
  get blended() {
    return blend(pool, { quantity, unblended });
  },
});

export interface Book {
  readonly anchor: number;
  readonly lines: readonly CostLine[];
  readonly sources: readonly Source[];
  readonly fees: readonly FeeLine[];
  readonly plans: readonly SavingsPlan[];
  readonly planFees: readonly number[];
  /** Lines that share reserved capacity: their BlendedCost is the average rate among them. */
  readonly pool: readonly number[];
}

export interface Sheet {
  readonly first: number;
  /** Final amounts of one day; views into the sheet, not to be written to. */
  day(day: number): Columns;
}

/** Lines whose usage is averaged with the reservation's in BlendedCost: same usage type, any account. */
export const blendPool = (lines: readonly CostLine[]): readonly number[] =>
  lines.flatMap((line, index) => (line.unit !== '' && line.dimensions.USAGE_TYPE === reservation.usageType ? [index] : []));

export function fillSheet(book: Book, month: number): Sheet {
  const first = firstDay(month);
  const count = book.lines.length;
  const days = daysIn(month);
  const quantity = new Float64Array(days * count);
  const unblended = new Float64Array(days * count);
  const amortized = new Float64Array(days * count);
  const stored = (day: number): Stored => {
    const from = (day - first) * count;
    return {
      quantity: quantity.subarray(from, from + count), unblended: unblended.subarray(from, from + count), amortized: amortized.subarray(from, from + count),
    };
  };
  const growth = Float64Array.from(book.sources, ({ logGrowth }) => Math.exp((logGrowth * (first - book.anchor)) / 30.4375));
  const daily = Float64Array.from(book.sources, ({ logGrowth }) => Math.exp(logGrowth / 30.4375));
  for (let day = first; day < first + days; day++) {
    fillDay(book, { day, growth, columns: stored(day) });
    for (let source = 0; source < growth.length; source++) {
      growth[source] = (growth[source] as number) * (daily[source] as number);
    }
  }
  return { first, day: (day) => withBlended(stored(day), book.pool) };
}

function listUsd(source: Source, context: DayContext, growth: number): number {
  const { day } = context;
  const { story } = source;
  if (day >= source.until) {
    return 0;
  }
  const usage = growth * dayFactor(source.shape, context, source.hash) * noise(source.hash, day, source.sigma);
  const changed = usage * (story.usage?.(day) ?? 1) * (story.price?.(day) ?? 1);
  return source.baseUsdPerDay * changed + (story.extraUsd?.(day) ?? 0);
}

interface DayToFill {
  readonly day: number;
  /** Per source, relative to the anchor. */
  readonly growth: Float64Array;
  readonly columns: Stored;
}

function fillDay({ sources, plans, planFees, fees }: Book, { day, growth, columns }: DayToFill): void {
  const context = dayContext(day);
  const usd = new Float64Array(sources.length);
  let eligible = 0;
  for (let index = 0; index < sources.length; index++) {
    const source = sources[index] as Source;
    const list = listUsd(source, context, growth[index] as number);
    usd[index] = list;
    eligible += source.product.savingsPlan ? list : 0;
  }
  const plan = plans.findIndex(({ from, until }) => day >= from && day < until);
  const inForce = plans[plan];
  const coverage = inForce && eligible > 0 ? Math.min(0.98, planTargetUsd(inForce, day) / eligible) : 0;

  for (let index = 0; index < sources.length; index++) {
    const source = sources[index] as Source;
    fillSlices({ source, plan, list: usd[index] as number, coverage: source.product.savingsPlan ? coverage : 0 }, day, columns);
  }
  const feeLine = planFees[plan];
  if (inForce && feeLine !== undefined) {
    const paid = inForce.hourlyUsd * 24;
    charge(columns, feeLine, { quantity: 24, unblended: paid, amortized: paid - eligible * coverage * planPriceRatio });
  }
  for (const fee of fees) {
    charge(columns, fee.line, fee.amounts(day));
  }
}

interface SliceToFill {
  readonly source: Source;
  /** Place of the savings plan in force, −1 for none. */
  readonly plan: number;
  /** At list price, of all slices. */
  readonly list: number;
  /** Part that the plan covers. */
  readonly coverage: number;
}

function fillSlices({ source, plan, list, coverage }: SliceToFill, day: number, columns: Stored): void {
  if (list === 0) {
    return;
  }
  const { quantity, unblended, amortized } = columns;
  const price = source.rateUsd * (source.story.price?.(day) ?? 1);
  for (const slice of source.slices) {
    const covered = list * slice.share * coverage;
    const paid = list * slice.share - covered;
    quantity[slice.usage] = paid / price;
    unblended[slice.usage] = amortized[slice.usage] = paid;
    if (slice.discount >= 0) {
      unblended[slice.discount] = amortized[slice.discount] = -discountRate * paid;
    }
    const coveredLine = slice.covered[plan];
    const negationLine = slice.negation[plan];
    if (covered > 0 && coveredLine !== undefined && negationLine !== undefined) {
      // On-demand price in the cash view, plan price in the amortized one; the negation takes the first away again.
      charge(columns, coveredLine, { quantity: covered / price, unblended: covered, amortized: covered * planPriceRatio });
      charge(columns, negationLine, { quantity: 0, unblended: -covered, amortized: 0 });
    }
  }
}

function charge(columns: Stored, line: number, amounts: Amounts): void {
  columns.quantity[line] = amounts.quantity;
  columns.unblended[line] = amounts.unblended;
  columns.amortized[line] = amounts.amortized;
}

function blend(pool: readonly number[], { quantity, unblended }: Omit<Stored, 'amortized'>): Float64Array {
  const blended = unblended.slice();
  let usd = 0;
  let hours = 0;
  for (const line of pool) {
    usd += unblended[line] ?? 0;
    hours += quantity[line] ?? 0;
  }
  for (const line of hours > 0 ? pool : []) {
    blended[line] = ((quantity[line] ?? 0) * usd) / hours;
  }
  return blended;
}
