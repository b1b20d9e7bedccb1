// The law's yardstick: groups by key, all-zero rows left out; selection text for text, addition within 1e-10 a summand.
import Big from 'big.js';
import type { CostTable } from '../../../../src/aws/request';

interface Tolerance {
  readonly by: 'selection' | 'addition';
  readonly summands: number;
}

/** The first difference in words, or undefined when the tables say the same. */
export function difference(direct: CostTable, derived: CostTable, { by, summands }: Tolerance): string | undefined {
  const periods = (table: CostTable) =>
    table.periods.map(({ start, end, estimated }) => `${start} ${end} ${String(estimated)}`);
  if (periods(direct).join() !== periods(derived).join()) {
    return `periods ${periods(direct).join()} are ${periods(derived).join()}`;
  }
  if (Object.keys(direct.columns).join() !== Object.keys(derived.columns).join()) {
    return `metrics ${Object.keys(direct.columns).join()} are ${Object.keys(derived.columns).join()}`;
  }
  const [a, b] = [cells(direct), cells(derived)];
  const [groupsA, groupsB] = [accounts(direct, a), accounts(derived, b)];
  if (groupsA !== groupsB) {
    return `names ${groupsA} are ${groupsB}`;
  }
  const rounding = new Big(1e-10).times(summands + 1);
  for (const key of [...new Set([...a.keys(), ...b.keys()])].sort()) {
    const [one = '0 ', two = '0 '] = [a.get(key), b.get(key)];
    const [[x = '', unitX = ''], [y = '', unitY = '']] = [one.split(' '), two.split(' ')];
    // Northwind adds in doubles: its own total of a month of 80,000 and the sum of its own groups are 5e-10 apart.
    const tolerance = rounding.plus(Math.min(Math.abs(Number(x)) * 2e-14, 2e-9));
    const isSame = one === two || (by === 'addition' && unitX === unitY && new Big(x).minus(y).abs().lte(tolerance));
    const isNothing = by === 'addition' && (x === '0' || y === '0') && new Big(x).minus(y).abs().lte(tolerance);
    if (!isSame && !isNothing) {
      return `${key.replaceAll('\0', ' ')}: ${one} is ${two}`;
    }
  }
  return undefined;
}

/** metric, group and period → `amount unit`, zeros left out. */
function cells(table: CostTable): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [metric, columns] of Object.entries(table.columns)) {
    columns.forEach(({ amounts, unit }, group) =>
      amounts.forEach((amount, place) => {
        if (amount !== undefined && !/^-?0(\.0*)?$/.test(amount)) {
          const start = table.periods[place]?.start ?? '';
          const word = typeof unit === 'string' ? unit : (unit[place] ?? '');
          found.set([metric, ...(table.groups[group] ?? []), start].join('\0'), `${amount} ${word}`);
        }
      }),
    );
  }
  return found;
}

/** Names of the accounts that have cost. */
function accounts(table: CostTable, found: ReadonlyMap<string, string>): string {
  const keys = new Set([...found.keys()].flatMap((key) => key.split('\0')));
  return Object.entries(table.descriptions)
    .filter(([id]) => keys.has(id))
    .map((pair) => pair.join('='))
    .sort()
    .join();
}
