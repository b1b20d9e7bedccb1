// PURE. The answer of GetCostAndUsage, ungrouped → what each day cost, still as AWS prints it.
import type { CostTable } from '#aws/request';
import { sumDecimals, toNumber } from '../shared/decimal';
import { grafanaUnit } from '../shared/unit';
import { dayMs, parseTime } from '../shared/utc';
import type { KnownDay } from './estimate';

export interface ActualDays {
  /** Of the newest day that has one; empty for no rows at all. */
  readonly unit: string;
  /** By UTC midnight; a day without a row, with an unreadable amount or in another unit is not in it. */
  readonly amounts: ReadonlyMap<number, string>;
  /** Days that AWS printed something for that cannot be drawn or added. */
  readonly unreadable: number;
  readonly otherUnits: number;
}

/** Throws nothing; without a table there are no days. */
export function readActual(table: CostTable | undefined, metric: string): ActualDays {
  const [column] = table?.columns[metric] ?? [];
  const unitOf = (place: number) => (typeof column?.unit === 'string' ? column.unit : (column?.unit[place] ?? ''));
  const places = [...(table?.periods.keys() ?? [])].filter((place) => column?.amounts[place] !== undefined);
  const unit = places.length > 0 ? unitOf(places.at(-1)!) : '';
  const amounts = new Map<number, string>();
  let [unreadable, otherUnits] = [0, 0];
  for (const place of places) {
    const amount = column?.amounts[place] ?? '';
    if (!isSameUnit(unitOf(place), unit)) {
      otherUnits++;
    } else if (toNumber(amount) === null) {
      unreadable++;
    } else {
      amounts.set(parseTime(table?.periods[place]?.start ?? ''), amount);
    }
  }
  return { unit, amounts, unreadable, otherUnits };
}

/** What AWS spells in several ways where it has no unit counts as one. */
export function isSameUnit(one: string, other: string): boolean {
  return grafanaUnit(one) === grafanaUnit(other);
}

/**
 * The exact decimal sum of whole UTC days, End exclusive; undefined where one of them is unreadable. A day without a row cost nothing:
 * AWS prints none for it.
 */
export function sumDays(
  { amounts, unreadable, otherUnits }: ActualDays,
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
): string | undefined {
  const days: string[] = [];
  for (let ms = startMs; ms < endMs; ms += dayMs) {
    const amount = amounts.get(ms);
    if (amount !== undefined) {
      days.push(amount);
    } else if (unreadable + otherUnits > 0) {
      return undefined;
    }
  }
  return sumDecimals(days);
}

/** The days an estimate can start from: from the first that cost something on, without the newest, to which AWS still adds. */
export function knownDays({ amounts }: ActualDays): readonly KnownDay[] {
  const days = [...amounts].map(([startMs, amount]) => ({ startMs, value: Number(amount) }));
  const first = days.findIndex(({ value }) => value !== 0);
  const since = first === -1 ? [] : days.slice(first);
  return since.length > 1 ? since.slice(0, -1) : since;
}
