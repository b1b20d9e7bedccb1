// Days bought once and confirmed since: a later answer of other groups that sums to the same cents, in every metric, says that AWS has not
// written these days again. It is the cheap question about dear days: a total by account has one page where usage types have seven.
import { newestFrom, SETTLED_MS } from '../freshness';
import { isDecimal, sumDecimals } from './decimal-sum';
import { filterText } from './filter';
import type { Cube, CubeShape } from './cube';

export interface Confirmations {
  /** Compares what came with what was there; days that differ are confirmed by nothing. */
  learn(cubes: readonly Cube[]): void;
  /** When AWS last said what a cube has of a day, epoch ms: when it was bought, or when a later answer agreed. */
  saidAtMs(cube: Cube, day: string): number;
}

export interface ConfirmRules {
  /** Of one day and metric. */
  isEqual(one: DaySums, other: DaySums, metric: string): boolean;
  /** Tags and categories may be written anew for days that cost the same: their groups are not confirmed by sums. */
  isOfAws(name: string): boolean;
}

export interface DaySums {
  readonly estimated: boolean;
  readonly rows: number;
  /** Decimal text by metric; none where the day cannot be added. */
  readonly sums: ReadonlyMap<string, string>;
}

export const confirmRules: ConfirmRules = {
  isEqual: (one, other, metric) => {
    const [a, b] = [one.sums.get(metric), other.sums.get(metric)];
    // AWS rounds each cell to ten decimals.
    const within = 1e-10 * (one.rows + other.rows + 1);
    return a !== undefined && b !== undefined && Math.abs(Number(a) - Number(b)) <= within;
  },
  isOfAws: (name) => !name.includes(' '),
};

/** The days of `groups` under `conditions` are as AWS itself names them: what it does not write again stays where it was. */
const isWrittenByAws = ({ groups, conditions }: CubeShape, { isOfAws }: ConfirmRules): boolean =>
  groups.every(isOfAws) && conditions.every(({ key }) => key !== undefined && isOfAws(key.name));

/** `mayAdd` says whether the groups of a key are known to sum to the total. */
export function createConfirmations(
  mayAdd: (name: string) => boolean,
  rules: ConfirmRules = confirmRules,
): Confirmations {
  const sums = new WeakMap<Cube, ReadonlyMap<string, DaySums>>();
  const said = new WeakMap<Cube, Map<string, number>>();

  const sumsOf = (cube: Cube) => {
    const known = sums.get(cube) ?? daySums(cube);
    sums.set(cube, known);
    return known;
  };

  const confirm = (older: Cube, newer: Cube): void => {
    const [before, after] = [sumsOf(older), sumsOf(newer)];
    const days = said.get(older) ?? new Map<string, number>();
    said.set(older, days);
    for (const [day, one] of before) {
      const other = after.get(day);
      const isSame =
        other?.estimated === one.estimated &&
        one.sums.size > 0 &&
        [...older.metrics].every((metric) => rules.isEqual(one, other, metric));
      if (isSame) {
        days.set(day, Math.max(days.get(day) ?? 0, newer.fetchedAtMs));
      }
    }
  };

  const compared = new WeakMap<Cube, WeakSet<Cube>>();
  return {
    learn(cubes) {
      const daily = cubes.filter(({ granularity, groups }) => granularity === 'DAILY' && groups.every(mayAdd));
      for (const older of daily.filter((cube) => isWrittenByAws(cube, rules))) {
        const known = compared.get(older) ?? new WeakSet<Cube>();
        compared.set(older, known);
        for (const newer of daily) {
          if (!known.has(newer) && newer.fetchedAtMs > older.fetchedAtMs && isComparable(older, newer)) {
            known.add(newer);
            confirm(older, newer);
          }
        }
      }
    },
    saidAtMs: (cube, day) => said.get(cube)?.get(day) ?? cube.fetchedAtMs,
  };
}

/** Whether a cheaper one of these purchases may say that what is held of a larger one is still so, and make it needless. */
export function mayConfirm(
  shape: CubeShape,
  given: {
    readonly shapes: readonly CubeShape[];
    readonly held: readonly Cube[];
    readonly nowMs: number;
    pagesOf(shape: CubeShape): number;
    mayAdd(name: string): boolean;
  },
  rules: ConfirmRules = confirmRules,
): boolean {
  const { shapes, held, nowMs, pagesOf, mayAdd } = given;
  const older = { ...shape, end: newestFrom(nowMs) };
  const isDaily = ({ granularity, groups }: CubeShape) => granularity === 'DAILY' && groups.every(mayAdd);
  const isKept = (cube: Cube) =>
    isDaily(cube) &&
    isComparable(cube, older) &&
    cube.fetchedAtMs > nowMs - SETTLED_MS &&
    isWrittenByAws(cube, rules) &&
    shape.groups.some((name) => cube.groups.includes(name));
  return (
    isDaily(shape) &&
    held.some((cube) => isKept(cube) && pagesOf({ ...cube, start: shape.start, end: shape.end }) > 1) &&
    shapes.some((other) => isDaily(other) && isComparable(older, other) && pagesOf(other) < pagesOf(shape))
  );
}

function isComparable(older: CubeShape, newer: CubeShape): boolean {
  return (
    newer.start < older.end &&
    older.start < newer.end &&
    filterText(newer.conditions) === filterText(older.conditions) &&
    [...older.metrics].every((metric) => newer.metrics.has(metric))
  );
}

function daySums({ table, metrics }: Cube): ReadonlyMap<string, DaySums> {
  return new Map(
    table.periods.map(({ start, estimated }, place) => {
      const ofMetrics = [...metrics].flatMap((metric): [string, string][] => {
        const amounts = (table.columns[metric] ?? []).flatMap(({ amounts: all }) => all[place] ?? []);
        return amounts.length > 0 && amounts.every(isDecimal) ? [[metric, sumDecimals(amounts)]] : [];
      });
      return [start, { estimated, rows: table.groups.length, sums: new Map(ofMetrics) }];
    }),
  );
}
