// One month of the world: for every day and line the final amounts, before anybody asks how much of a day has been
// metered yet. Layout: three columns (quantity, unblended, amortized) in one array; the value of (column, day, line)
// stands at [(column × days + day − first) × lines + line]. A day is contiguous, because every answer walks days
// outside and lines inside.
import { planPriceRatio, planTargetUsd, reservation, type SavingsPlan } from './commitments';
import { daysIn, firstDay } from './calendar';
import type { Amounts, FeeLine } from './fee-lines';
import { noise } from './hash';
import { discountRate, type Source } from './line-book';
import type { SliceTable } from './slice-table';
import type { CostLine } from './line';
import { dayContext, dayFactor, isSeeded, shapes } from './shapes';

/** One value per line. Quantity in the line's unit, the others USD. `blended` is worked out when it is read. */
export interface Columns {
  readonly quantity: Float64Array;
  readonly unblended: Float64Array;
  readonly amortized: Float64Array;
  readonly blended: Float64Array;
}

type Stored = Omit<Columns, 'blended'>;

/**
 * Stored columns with BlendedCost beside them: UnblendedCost, but the average rate where lines of several accounts
 * share a reservation.
 */
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
  readonly slices: SliceTable;
  readonly fees: readonly FeeLine[];
  readonly plans: readonly SavingsPlan[];
  readonly planFees: readonly number[];
  /** Lines that share reserved capacity: their BlendedCost is the average rate among them. */
  readonly pool: readonly number[];
}

export interface Sheet {
  /** Final amounts of one day; views into the sheet, not to be written to. */
  day(day: number): Columns;
}

/** Lines whose usage is averaged with the reservation's in BlendedCost: same usage type, any account. */
export const blendPool = (lines: readonly CostLine[]): readonly number[] =>
  lines.flatMap((line, index) =>
    line.unit !== '' && line.dimensions.USAGE_TYPE === reservation.usageType ? [index] : [],
  );

export function fillSheet(book: Book, month: number): Sheet {
  const first = firstDay(month);
  const count = book.lines.length;
  const days = daysIn(month);
  const cells = new Float64Array(3 * days * count);
  const column = (index: number, day: number): Float64Array => {
    const from = (index * days + day) * count;
    return cells.subarray(from, from + count);
  };
  const sums = createListUsd(book, first);
  const filled = Array.from({ length: days }, (_, day) => {
    const columns = { quantity: column(0, day), unblended: column(1, day), amortized: column(2, day) };
    fillDay(book, { day: first + day, usd: sums(first + day), columns });
    return withBlended(columns, book.pool);
  });
  return {
    day(day) {
      const columns = filled[day - first];
      if (!columns) {
        throw new Error(`day ${day} is not in the month of ${first}`);
      }
      return columns;
    },
  };
}

/**
 * A month's list amounts per source, to be called for its days in order. Plain arrays and one loop: it is the hottest
 * place of a cold start.
 */
function createListUsd({ sources, anchor }: Book, first: number): (day: number) => Float64Array {
  const usd = new Float64Array(sources.length);
  const base = Float64Array.from(
    sources,
    ({ baseUsdPerDay, logGrowth }) => baseUsdPerDay * Math.exp((logGrowth * (first - anchor)) / 30.4375),
  );
  const daily = Float64Array.from(sources, ({ logGrowth }) => Math.exp(logGrowth / 30.4375));
  const sigma = Float64Array.from(sources, (source) => source.sigma);
  const hash = Uint32Array.from(sources, (source) => source.hash);
  const shape = Uint8Array.from(sources, (source) => shapes.indexOf(source.shape));
  const special = sources.flatMap((source, index) =>
    isSeeded(source.shape) || Object.keys(source.story).length > 0 || source.until < first + 31 ? [index] : [],
  );

  return (day) => {
    const context = dayContext(day);
    const factors = Float64Array.from(shapes, (name) => (isSeeded(name) ? 1 : dayFactor(name, context, 0)));
    for (let i = 0; i < usd.length; i++) {
      usd[i] =
        (base[i] as number) *
        (factors[shape[i] as number] as number) *
        noise(hash[i] as number, day, sigma[i] as number);
      base[i] = (base[i] as number) * (daily[i] as number);
    }
    for (const index of special) {
      const { shape: name, hash: seed, story, until } = sources[index] as Source;
      const factor =
        (isSeeded(name) ? dayFactor(name, context, seed) : 1) * (story.usage?.(day) ?? 1) * (story.price?.(day) ?? 1);
      usd[index] = day >= until ? 0 : (usd[index] as number) * factor + (story.extraUsd?.(day) ?? 0);
    }
    return usd;
  };
}

interface DayToFill {
  readonly day: number;
  /** Per source, at list price. */
  readonly usd: Float64Array;
  readonly columns: Stored;
}

function fillDay(book: Book, { day, usd, columns }: DayToFill): void {
  const { sources, slices, plans, planFees, fees } = book;
  const { quantity, unblended, amortized } = columns;
  const eligible = sources.reduce(
    (sum, { product }, index) => sum + (product.savingsPlan ? (usd[index] as number) : 0),
    0,
  );
  const plan = plans.findIndex(({ from, until }) => day >= from && day < until);
  const inForce = plans[plan];
  const coverage = inForce && eligible > 0 ? Math.min(0.98, planTargetUsd(inForce, day) / eligible) : 0;
  const prices = Float64Array.from(sources, ({ rateUsd, story }) => rateUsd * (story.price?.(day) ?? 1));

  for (let i = 0; i < slices.source.length; i++) {
    const source = slices.source[i] as number;
    const list = (usd[source] as number) * (slices.share[i] as number);
    const paid = list * (1 - coverage * (slices.onPlan[i] as number));
    const usage = slices.usage[i] as number;
    quantity[usage] = paid / (prices[source] as number);
    unblended[usage] = paid;
    amortized[usage] = paid;
    const discount = slices.discount[i] as number;
    if (discount >= 0) {
      unblended[discount] = -discountRate * paid;
      amortized[discount] = -discountRate * paid;
    }
  }
  if (inForce) {
    // On-demand price in the cash view, plan price in the amortized one; the negation takes the first away again.
    for (const { source, share, covered, negation } of slices.planned) {
      const usdCovered = (usd[source] as number) * share * coverage;
      const hours = usdCovered / (prices[source] as number);
      charge(columns, covered[plan] as number, {
        quantity: hours,
        unblended: usdCovered,
        amortized: usdCovered * planPriceRatio,
      });
      charge(columns, negation[plan] as number, { quantity: 0, unblended: -usdCovered, amortized: 0 });
    }
    const paid = inForce.hourlyUsd * 24;
    const unused = paid - eligible * coverage * planPriceRatio;
    charge(columns, planFees[plan] as number, { quantity: 24, unblended: paid, amortized: unused });
  }
  for (const fee of fees) {
    charge(columns, fee.line, fee.amounts(day));
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
