// One month of the world: for every day and line the final amounts, before anybody asks how much of a day has been metered yet.
// Layout: column-wise, day-major: value of (day, line) at [(day − first) × lines + line]. Days are contiguous, because every answer walks
// days outside and lines inside.
import { planPriceRatio, planTargetUsd, reservation, type SavingsPlan } from './commitments';
import { daysIn, firstDay } from './calendar';
import type { Events } from './events';
import type { FeeLine } from './fee-lines';
import { noise } from './hash';
import { discountRate, type Source } from './line-book';
import type { CostLine } from './line';
import { dayFactor } from './shapes';

export const columnNames = ['quantity', 'unblended', 'amortized', 'blended'] as const;

/** One value per line. Quantity in the line's unit, the others USD. */
export type Columns = Readonly<Record<(typeof columnNames)[number], Float64Array>>;

export interface Book {
  readonly anchor: number;
  readonly lines: readonly CostLine[];
  readonly sources: readonly Source[];
  readonly fees: readonly FeeLine[];
  readonly plans: readonly SavingsPlan[];
  readonly planFees: readonly number[];
  readonly events: Events;
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
  const columns: Columns = {
    quantity: new Float64Array(daysIn(month) * count), unblended: new Float64Array(daysIn(month) * count),
    amortized: new Float64Array(daysIn(month) * count), blended: new Float64Array(daysIn(month) * count),
  };
  const dayColumns = (day: number): Columns => {
    const at = (day - first) * count;
    return {
      quantity: columns.quantity.subarray(at, at + count), unblended: columns.unblended.subarray(at, at + count),
      amortized: columns.amortized.subarray(at, at + count), blended: columns.blended.subarray(at, at + count),
    };
  };
  for (let day = first; day < first + daysIn(month); day++) {
    fillDay(book, day, dayColumns(day));
  }
  return { first, day: dayColumns };
}

function listUsd(book: Book, source: Source, day: number): number {
  if (day >= source.until) {
    return 0;
  }
  const { product, account, region } = source;
  const place = { account: account.id, region, product: product.key };
  const growth = Math.pow(source.growth, (day - book.anchor) / 30.4375);
  const usage = growth * dayFactor(source.shape, day, source.hash) * noise(source.hash, day, source.sigma);
  return source.baseUsdPerDay * usage * book.events.usage(place, day) * book.events.price(product.key, day) + book.events.extraUsd(place, day);
}

function fillDay(book: Book, day: number, columns: Columns): void {
  const plan = book.plans.findIndex(({ from, until }) => day >= from && day < until);
  const usd = book.sources.map((source) => listUsd(book, source, day));
  const eligible = book.sources.reduce((sum, { product }, index) => sum + (product.savingsPlan ? usd[index] ?? 0 : 0), 0);
  const inForce = book.plans[plan];
  const coverage = inForce && eligible > 0 ? Math.min(0.98, planTargetUsd(inForce, day) / eligible) : 0;

  book.sources.forEach((source, index) => {
    const price = source.rateUsd * book.events.price(source.product.key, day);
    for (const slice of source.slices) {
      const list = (usd[index] ?? 0) * slice.share;
      const covered = source.product.savingsPlan ? list * coverage : 0;
      charge(columns, slice.usage, list - covered, (list - covered) / price);
      if (slice.discount >= 0) {
        charge(columns, slice.discount, -discountRate * (list - covered), 0);
      }
      const coveredLine = slice.covered[plan];
      const negationLine = slice.negation[plan];
      if (coveredLine !== undefined && negationLine !== undefined && covered > 0) {
        charge(columns, coveredLine, covered, covered / price);
        columns.amortized[coveredLine] = covered * planPriceRatio;
        charge(columns, negationLine, -covered, 0);
        columns.amortized[negationLine] = 0;
      }
    }
  });

  const feeLine = book.planFees[plan];
  if (inForce && feeLine !== undefined) {
    charge(columns, feeLine, inForce.hourlyUsd * 24, 24);
    columns.amortized[feeLine] = inForce.hourlyUsd * 24 - eligible * coverage * planPriceRatio;
  }
  for (const fee of book.fees) {
    const amounts = fee.amounts(day);
    charge(columns, fee.line, amounts.unblended, amounts.quantity);
    columns.amortized[fee.line] = amounts.amortized;
  }
  blend(book.pool, columns);
}

function charge(columns: Columns, line: number, usd: number, quantity: number): void {
  columns.quantity[line] = quantity;
  columns.unblended[line] = usd;
  columns.amortized[line] = usd;
  columns.blended[line] = usd;
}

function blend(pool: readonly number[], { quantity, unblended, blended }: Columns): void {
  let usd = 0;
  let hours = 0;
  for (const line of pool) {
    usd += unblended[line] ?? 0;
    hours += quantity[line] ?? 0;
  }
  for (const line of pool) {
    blended[line] = hours > 0 ? ((quantity[line] ?? 0) * usd) / hours : unblended[line] ?? 0;
  }
}
