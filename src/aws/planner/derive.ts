// PURE. Cubes → the answer to a slice. Selection copies AWS's texts; addition adds them exactly.
import type { CostColumn, CostPeriod, CostTable } from '../cost-table';
import { firstOfMonth, nextDay, nextMonth, today } from './calendar';
import type { Cube } from './cube';
import type { Derivation, Part } from './cover';
import { isDecimal, sumDecimals } from './decimal-sum';
import { ACCOUNT } from './filter';
import { deriveRules } from './rules';
import type { DeriveRules } from './rules';
import type { Slice } from './slice';

export interface DerivedTable {
  readonly table: CostTable;
  readonly by: Derivation;
  /** Most amounts added in one cell: each may be off by AWS's rounding. */
  readonly summands: number;
}

/** How rows become the slice's; the law's mutation table breaks each of them once. */
export interface TableRules extends DeriveRules {
  /** Of one cell. Never of two units. */
  add(amounts: readonly string[]): string;
  /** The keys of a cube's row, cut down to those of the slice, in the slice's order. */
  project(keys: readonly string[], from: readonly string[], to: readonly string[]): readonly string[];
  /** Whether a period of the cube belongs to the part. */
  isIn(period: CostPeriod, part: { readonly start: string; readonly end: string }): boolean;
  /** The column of a cube that holds the slice's metric. */
  columnOf(table: CostTable, metric: string): readonly CostColumn[] | undefined;
}

export const tableRules: TableRules = {
  ...deriveRules,
  add: sumDecimals,
  project: (keys, from, to) => to.map((name) => keys[from.indexOf(name)] ?? ''),
  isIn: ({ start }, part) => start >= part.start && start < part.end,
  columnOf: (table, metric) => table.columns[metric],
};

interface Cell {
  readonly amounts: string[];
  unit: string;
}

/**
 * The slice's table: groups ascending by key, those without any row left out. Undefined where the parts cannot be put together after
 * all: an amount that is no number, or two units in one cell. The caller then asks AWS as asked.
 */
export function derive(
  slice: Slice,
  parts: readonly Part<Cube>[],
  nowMs: number,
  rules: TableRules = tableRules,
): DerivedTable | undefined {
  const periods = new Map<string, CostPeriod>();
  // By metric asked, then by the group's keys, then by the period's start.
  const cells = new Map(slice.metrics.map(({ asked }) => [asked, new Map<string, Map<string, Cell>>()]));
  const keys = new Map<string, readonly string[]>(slice.groups.length === 0 ? [['', []]] : []);
  const bought = new Set<string>();
  for (const part of parts) {
    const { cube } = part;
    const places = cube.table.periods.flatMap((period, place) => (rules.isIn(period, part) ? [{ period, place }] : []));
    for (const { period } of places) {
      const target = targetOf(slice, period);
      const known = periods.get(target.start);
      periods.set(target.start, { ...target, estimated: period.estimated || (known?.estimated ?? false) });
      bought.add(target.start);
    }
    addLateDay({ slice, part, periods, nowMs });
    const groups = cube.table.groups.map((row) => {
      const isPicked = part.picks.every((condition) =>
        rules.matches(condition, row[cube.groups.indexOf(condition.key?.name ?? '')] ?? ''),
      );
      const projected = isPicked ? rules.project(row, cube.groups, slice.groups) : undefined;
      return projected && { projected, text: projected.join('\0') };
    });
    for (const { asked, name } of slice.metrics) {
      const columns = rules.columnOf(cube.table, name) ?? [];
      const ofMetric = cells.get(asked)!;
      groups.forEach((group, index) => {
        const column = columns[index];
        if (!group || !column) {
          return;
        }
        for (const { period, place } of places) {
          const amount = column.amounts[place];
          if (amount !== undefined) {
            const unit = (typeof column.unit === 'string' ? column.unit : column.unit[place]) ?? '';
            keys.set(group.text, group.projected);
            const ofGroup = slot(ofMetric, group.text, () => new Map<string, Cell>());
            const cell = slot(ofGroup, targetOf(slice, period).start, () => ({ amounts: [], unit }));
            cell.amounts.push(amount);
            cell.unit = cell.unit === unit ? unit : MIXED;
          }
        }
      });
    }
  }
  const order = [...periods.values()].sort((a, b) => (a.start < b.start ? -1 : 1));
  const texts = [...keys.keys()].sort();
  const columns: Record<string, CostColumn[]> = {};
  for (const [asked, ofMetric] of cells) {
    const unit = firstUnit(ofMetric);
    const made = texts.map((text) =>
      columnOf(ofMetric.get(text), { order, rules, zero: slice.groups.length === 0 ? { unit, bought } : undefined }),
    );
    if (made.some((column) => column === undefined)) {
      return undefined;
    }
    columns[asked] = made as CostColumn[];
  }
  const groups = texts.map((text) => keys.get(text)!);
  const by = parts.some((part) => part.by === 'addition') ? 'addition' : 'selection';
  const table = { periods: order, groups, columns, descriptions: descriptionsOf(slice, parts, groups) };
  return { table, by, summands: mostSummands(cells) };
}

/** No unit of AWS's: a cell of two units is never printed. */
const MIXED = '\0';

/** The period of the answer that a period of the cube goes to. */
function targetOf(slice: Slice, period: CostPeriod): CostPeriod {
  const next = nextMonth(period.start);
  return slice.granularity === 'MONTHLY'
    ? { ...period, start: firstOfMonth(period.start), end: next < slice.end ? next : slice.end }
    : period;
}

/** Today, for a cube that was bought yesterday: without amounts, as AWS had none. */
function addLateDay(given: { slice: Slice; part: Part<Cube>; periods: Map<string, CostPeriod>; nowMs: number }): void {
  const { slice, part, periods, nowMs } = given;
  const day = today(nowMs);
  if (slice.granularity === 'DAILY' && part.cube.end === day && part.start <= day && day < part.end) {
    periods.set(day, { start: day, end: nextDay(day), estimated: true });
  }
}

function columnOf(
  cells: ReadonlyMap<string, Cell> | undefined,
  given: {
    order: readonly CostPeriod[];
    rules: TableRules;
    zero: { unit: string; bought: ReadonlySet<string> } | undefined;
  },
): CostColumn | undefined {
  const { order, rules, zero } = given;
  const units: (string | undefined)[] = [];
  const amounts: (string | undefined)[] = [];
  for (const { start } of order) {
    const cell = cells?.get(start);
    const isZero = cell === undefined && zero !== undefined && zero.unit !== '' && zero.bought.has(start);
    if (cell && (cell.unit === MIXED || (cell.amounts.length > 1 && !cell.amounts.every(isDecimal)))) {
      return undefined;
    }
    // A total has a row for every period, its groups only where there is cost.
    amounts.push(cell ? rules.add(cell.amounts) : isZero ? '0' : undefined);
    units.push(cell ? cell.unit : isZero ? zero.unit : undefined);
  }
  const distinct = new Set(units.filter((unit) => unit !== undefined));
  return { amounts, unit: distinct.size < 2 ? ([...distinct][0] ?? '') : units };
}

function firstUnit(ofMetric: ReadonlyMap<string, ReadonlyMap<string, Cell>>): string {
  for (const cells of ofMetric.values()) {
    for (const { unit } of cells.values()) {
      return unit;
    }
  }
  return '';
}

/** Names of accounts, of those in the answer only. */
function descriptionsOf(
  slice: Slice,
  parts: readonly Part<Cube>[],
  groups: readonly (readonly string[])[],
): CostTable['descriptions'] {
  const place = slice.groups.indexOf(ACCOUNT);
  const known = Object.assign({}, ...parts.map(({ cube }) => cube.table.descriptions)) as Record<string, string>;
  const ids = place < 0 ? [] : groups.map((row) => row[place] ?? '');
  return Object.fromEntries(ids.flatMap((id) => (known[id] === undefined ? [] : [[id, known[id]]])));
}

function mostSummands(cells: ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, Cell>>>): number {
  let most = 0;
  for (const ofMetric of cells.values()) {
    for (const ofGroup of ofMetric.values()) {
      for (const { amounts } of ofGroup.values()) {
        most = Math.max(most, amounts.length);
      }
    }
  }
  return most;
}

function slot<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    map.set(key, (value = make()));
  }
  return value;
}
