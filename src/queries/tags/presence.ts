// PURE. Who carries a key, and since when: a tag is in AWS's answers from its activation on, and before that nothing has it.
import type { CostColumn, CostPeriod, CostTable } from '#aws/request';
import { toNumber } from '../shared/decimal';
import { isAbsent } from '../shared/group-key';
import type { GroupKey } from '../shared/key';
import { addUpGroups } from '../shared/merge-tables';

export interface Halves {
  readonly tagged: CostTable;
  readonly untagged: CostTable;
}

/** Cost by the values of a key → the sum of those that carry it, and what does not, both ungrouped. */
export function splitByPresence(table: CostTable, key: GroupKey): Halves {
  const places = [...table.groups.keys()];
  const isUntagged = (place: number) => isAbsent(key, table.groups[place]?.[0] ?? '');
  return {
    tagged: sumOf(
      table,
      places.filter((place) => !isUntagged(place)),
    ),
    untagged: sumOf(table, places.filter(isUntagged)),
  };
}

/** The periods from the first on in which anything of this costs something; none where nothing ever does. */
export function periodsSinceSeen(tagged: CostTable, periods: readonly CostPeriod[]): readonly CostPeriod[] {
  const seen = new Set(
    Object.values(tagged.columns).flatMap((columns) =>
      columns.flatMap((column) => placesSeen(column).map((place) => tagged.periods[place]?.start)),
    ),
  );
  const first = periods.findIndex(({ start }) => seen.has(start));
  return first < 0 ? [] : periods.slice(first);
}

/** Whether anything of this costs something, or of it what carries the key: found without adding anything up. */
export function isSeen({ groups, columns }: CostTable, key?: GroupKey): boolean {
  const isTagged = (place: number) => !key || !isAbsent(key, groups[place]?.[0] ?? '');
  return Object.values(columns).some((all) =>
    all.some(({ amounts }, place) => isTagged(place) && amounts.some(isSomething)),
  );
}

/** Where a column holds something: an amount that is no number is something too. */
export function placesSeen({ amounts }: CostColumn): readonly number[] {
  return [...amounts.keys()].filter((place) => isSomething(amounts[place]));
}

function isSomething(amount: string | undefined): boolean {
  return amount !== undefined && toNumber(amount) !== 0;
}

/** The table on exactly these periods. */
export function onPeriods(table: CostTable, periods: readonly CostPeriod[]): CostTable {
  const placeOf = new Map(table.periods.map(({ start }, place) => [start, place]));
  const places = periods.map(({ start }) => placeOf.get(start) ?? -1);
  const moved = ({ amounts, unit }: CostColumn): CostColumn => ({
    amounts: places.map((place) => amounts[place]),
    unit: typeof unit === 'string' ? unit : places.map((place) => unit[place]),
  });
  const columns = Object.entries(table.columns).map(([metric, all]) => [metric, all.map(moved)] as const);
  return { ...table, periods, columns: periods.length > 0 ? Object.fromEntries(columns) : {} };
}

function sumOf(table: CostTable, places: readonly number[]): CostTable {
  const columns = Object.entries(table.columns).map(
    ([metric, all]) => [metric, places.flatMap((place) => all[place] ?? [])] as const,
  );
  return addUpGroups([{ ...table, groups: places.map(() => []), columns: Object.fromEntries(columns) }]);
}
