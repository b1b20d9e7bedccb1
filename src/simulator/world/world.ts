// The world: lines, and per day or hour what each of them costs as far as it has been published. Everything is computed
// from (seed, anchor) when first needed and kept by month.
import { dayOf, daysIn, firstDay, monthOf } from './calendar';
import { savingsPlans } from './commitments';
import { projectTagFrom } from './events';
import { feeLines, lateLines } from './fee-lines';
import { usageSources, type Source } from './line-book';
import type { CostLine } from './line';
import { payerId } from './organisation';
import { isClosed, meteredHours, publishedAt } from './metering';
import { sliceTable } from './slice-table';
import { blendPool, fillSheet, withBlended, type Columns, type Sheet } from './sheet';
import { dayShares } from './shapes';

export interface World {
  readonly seed: number;
  /** The day the events are relative to. */
  readonly anchor: number;
  readonly lines: readonly CostLine[];
  readonly sources: readonly Source[];
  /** Support and every account's tax, as places in `lines`. */
  readonly monthlyLines: readonly number[];
  /** First day on which the tag `project` has values. */
  readonly projectTagFrom: number;
  /** Amounts per line of a day as published at `now` (ms). Not to be written to. */
  day(day: number, now: number): Columns;
  /** What a day comes to once all of it is metered; without support and tax. Not to be written to. */
  final(day: number): Columns;
  /** The same for one hour; charges of a whole month are on hour 0, or nowhere when `lumps` is false. */
  hour(request: { day: number; hour: number; now: number; lumps: boolean }): Columns;
}

const supportRate = 0.0165;
const keptFirsts = 100;
const taxRate = 0.08;

export interface WorldOptions {
  readonly seed: number;
  readonly anchor: number;
  /** Changes how a source behaves, never its lines. */
  readonly alter?: (source: Source) => Source;
}

export function createWorld({ seed, anchor, alter = (source) => source }: WorldOptions): World {
  const lines: CostLine[] = [];
  const sources = usageSources(lines, { anchor, seed }).map(alter);
  const fees = feeLines(lines, anchor);
  const late = lateLines(lines, anchor);
  const book = {
    anchor,
    lines,
    sources,
    slices: sliceTable(sources),
    fees,
    plans: savingsPlans(anchor),
    planFees: late.planFees,
    pool: blendPool(lines),
  };
  const sheets = new Map<number, Sheet>();
  const firsts = new Map<string, Columns>();

  const accountIds = [...late.tax.keys()];
  const accountCodes = Int32Array.from(lines, ({ account }) => accountIds.indexOf(account));

  const sheet = (month: number): Sheet => {
    const found = sheets.get(month) ?? fillSheet(book, month);
    sheets.set(month, found);
    return found;
  };

  const metered = (day: number, now: number): Columns => {
    const hours = meteredHours(day, publishedAt(now));
    const final = sheet(monthOf(day)).day(day);
    return hours === 24
      ? final
      : scaled(final, (line) => (line.lump ? (hours > 0 ? 1 : 0) : (dayShares[line.profile][hours] ?? 0)));
  };

  const scaled = (columns: Columns, factor: (line: CostLine) => number): Columns => {
    const factors = Float64Array.from(lines, factor);
    const copy = (column: Float64Array): Float64Array => column.map((value, line) => value * (factors[line] as number));
    return withBlended(
      { quantity: copy(columns.quantity), unblended: copy(columns.unblended), amortized: copy(columns.amortized) },
      book.pool,
    );
  };

  // Support and tax of a month stand on its first day and follow what the month has cost so far; the last part comes
  // when it closes.
  const withMonthlyCharges = (first: number, now: number): Columns => {
    const month = monthOf(first);
    const closed = isClosed(month, now);
    const key = closed ? `${month}` : `${month}@${publishedAt(now)}`;
    const known = firsts.get(key);
    if (known) {
      return known;
    }
    const perAccount = new Float64Array(accountIds.length);
    // Days of which nothing is metered yet add nothing.
    const end = Math.min(first + daysIn(month), dayOf(now) + 1);
    for (let day = first; day < end; day++) {
      const { unblended } = metered(day, now);
      for (let line = 0; line < lines.length; line++) {
        const account = accountCodes[line] ?? 0;
        perAccount[account] = (perAccount[account] ?? 0) + (unblended[line] ?? 0);
      }
    }
    const final = metered(first, now);
    const columns = withBlended(
      { quantity: final.quantity.slice(), unblended: final.unblended.slice(), amortized: final.amortized.slice() },
      book.pool,
    );
    const put = (line: number, usd: number, quantity: number): void => {
      columns.quantity[line] = quantity;
      columns.unblended[line] = columns.amortized[line] = usd;
    };
    const settled = closed ? 1 : 0.97;
    const support = perAccount.reduce((sum, usd) => sum + usd, 0) * supportRate * settled;
    put(late.support, support, support);
    for (const [account, line] of late.tax) {
      const taxable = (perAccount[accountIds.indexOf(account)] ?? 0) + (account === payerId ? support : 0);
      put(line, Math.max(0, taxable) * taxRate * settled, 0);
    }
    // A year of EstimatedCharges asks for a thousand refreshes.
    if (firsts.size >= keptFirsts) {
      firsts.clear();
    }
    firsts.set(key, columns);
    return columns;
  };

  const day: World['day'] = (day, now) =>
    day === firstDay(monthOf(day)) ? withMonthlyCharges(day, now) : metered(day, now);

  return {
    seed,
    anchor,
    lines,
    sources,
    monthlyLines: [late.support, ...late.tax.values()],
    projectTagFrom: projectTagFrom(anchor),
    day,
    final: (of) => sheet(monthOf(of)).day(of),
    hour: ({ day: of, hour, now, lumps }) => {
      const hours = meteredHours(of, publishedAt(now));
      const columns = scaled(sheet(monthOf(of)).day(of), ({ lump, profile }) =>
        lump || hour >= hours ? 0 : (dayShares[profile][hour + 1] ?? 0) - (dayShares[profile][hour] ?? 0),
      );
      if (lumps && hour === 0) {
        const whole = day(of, now);
        for (const name of ['quantity', 'unblended', 'amortized'] as const) {
          lines.forEach(({ lump }, line) => lump && (columns[name][line] = whole[name][line] ?? 0));
        }
      }
      return columns;
    },
  };
}
