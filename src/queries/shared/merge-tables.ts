// PURE. The answers to the parts of one question → the answer to the whole.
import type { CostColumn, CostPeriod, CostTable } from '#aws/request';
import { sumDecimals, toNumber } from './decimal';

/**
 * Tables of the same metrics and groups whose lines are disjoint → one table; amounts of one group, period and unit are added
 * in decimals. Where units differ, a group stands once for each: unlike units are never added. One table is returned as it is.
 */
export function mergeTables(tables: readonly CostTable[]): CostTable {
  const [first] = tables;
  return first && tables.length === 1 ? first : addUpGroups(tables);
}

/** The same, for tables in which a group may stand several times: its lines are added. */
export function addUpGroups(tables: readonly CostTable[]): CostTable {
  const periods = mergePeriods(tables);
  const places = new Map(periods.map(({ start }, place) => [start, place]));
  const groups = new Map<string, { readonly keys: readonly string[]; readonly unit: string }>();
  const cells = new Map<string, Map<string, string[][]>>();
  for (const table of tables) {
    for (const [metric, columns] of Object.entries(table.columns)) {
      columns.forEach(({ amounts, unit }, index) => {
        const keys = table.groups[index] ?? [];
        const ofMetric = slot(cells, metric, () => new Map<string, string[][]>());
        amounts.forEach((amount, period) => {
          const place = places.get(table.periods[period]?.start ?? '');
          const unitHere = typeof unit === 'string' ? unit : unit[period];
          if (amount !== undefined && place !== undefined && unitHere !== undefined) {
            const group = JSON.stringify([keys, unitHere]);
            groups.set(group, { keys, unit: unitHere });
            slot(ofMetric, group, () => periods.map(() => []))[place]?.push(amount);
          }
        });
      });
    }
  }
  const column = (metric: string, group: string, unit: string): CostColumn => ({
    unit,
    amounts: periods.map((_, place) => addUp(cells.get(metric)?.get(group)?.[place] ?? [])),
  });
  return {
    periods,
    groups: [...groups.values()].map(({ keys }) => keys),
    columns: Object.fromEntries(
      [...cells.keys()].map((metric) => [metric, [...groups].map(([group, { unit }]) => column(metric, group, unit))]),
    ),
    descriptions: Object.assign({}, ...tables.map(({ descriptions }) => descriptions)) as CostTable['descriptions'],
  };
}

function mergePeriods(tables: readonly CostTable[]): readonly CostPeriod[] {
  const byStart = new Map<string, CostPeriod>();
  for (const period of tables.flatMap(({ periods }) => periods)) {
    byStart.set(period.start, {
      ...period,
      estimated: period.estimated || (byStart.get(period.start)?.estimated ?? false),
    });
  }
  return [...byStart.values()].sort((a, b) => (a.start < b.start ? -1 : 1));
}

/** An unreadable amount stays what it is: the frame says so. */
function addUp(amounts: readonly string[]): string | undefined {
  if (amounts.length < 2) {
    return amounts[0];
  }
  return amounts.find((amount) => toNumber(amount) === null) ?? sumDecimals(amounts);
}

function slot<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}
