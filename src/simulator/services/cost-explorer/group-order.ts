// Which groups of a bucket are printed, and in which order. Both follow from hashes of the cell, never of the request,
// so that a cell is printed alike in every answer that contains it.
import { hashText, mix } from '../../world/hash';
import type { SimulatorState } from '../state';
import type { Table } from './tabulate';
import type { Bucket } from './time-period';

/** One cell in so many is printed with zeros where it has no cost. */
const zeroRowEvery = 25;

/** → a function from a bucket and its sums to the groups to print, as places in the table of groups. */
export function createGroupOrder(
  groups: readonly (readonly string[])[],
  { state: { switches, world }, now }: { state: SimulatorState; now: number },
): (bucket: Bucket, sums: Table) => readonly number[] {
  const names = groups.map((values) => values.join('\u0001'));
  const hashes = Uint32Array.from(names, (name) => hashText(name, world.seed));
  const byName = names.map((_, group) => group).sort((a, b) => ((names[a] ?? '') < (names[b] ?? '') ? -1 : 1));

  return (bucket, { present }) => {
    const period = hashText(bucket.startText);
    const cells = hashes.map((hash) => mix(hash, period));
    const mayBeZero = switches.zeroRows && bucket.start <= now;
    const printed = byName.filter(
      (group) => present[group] === 1 || (mayBeZero && (cells[group] as number) % zeroRowEvery === 0),
    );
    return switches.shuffleGroups ? printed.sort((a, b) => (cells[a] as number) - (cells[b] as number)) : printed;
  };
}
