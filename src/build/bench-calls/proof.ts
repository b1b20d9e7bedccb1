// Cheap is not wrong: the frames of a board on the planner beside those of one that asks everything as asked.
import type { PlannerMode } from '#aws';
import type { Frame } from '#plugin-sdk/data';
import { askBoard } from './ask-board';
import { BOARD_OF_12, HOUR_MS } from './boards';
import type { Northwind } from './northwind';
import { createSource } from './source';
import { createVirtualClock } from './virtual-clock';

export interface Proof {
  readonly planner: PlannerMode;
  readonly at: string;
  readonly panels: number;
  /** Panels of which nothing was bought as it is drawn. */
  readonly derived: number;
  readonly values: number;
  readonly largestDifference: number;
}

/** In USD. */
export const WITHIN = 1e-9;
/** Opened so long before that every day of the open month and of a closing one is due again: both sides see the same bill. */
const OPEN_FOR_MS = 25 * HOUR_MS;

/** Throws where a frame, a time or a name differs, or a number by more than `WITHIN`. Wants cells that are not rounded, and no rows of zeros. */
export async function proveAnswers(northwind: Northwind, planner: PlannerMode, atMs: number): Promise<Proof> {
  const clock = createVirtualClock(atMs - OPEN_FOR_MS);
  const planned = createSource({ url: northwind.url, clock, planner });
  const direct = createSource({ url: northwind.url, clock, planner: 'off' });
  try {
    await northwind.moveTo(atMs - OPEN_FOR_MS);
    await askBoard(planned, BOARD_OF_12);
    clock.moveTo(atMs);
    await northwind.moveTo(atMs);
    const [ours, asked] = [await askBoard(planned, BOARD_OF_12), await askBoard(direct, BOARD_OF_12)];
    const compared = BOARD_OF_12.map((panel, place) => {
      const [a, b] = [ours[place] ?? [], asked[place] ?? []];
      return compareFrames(panel.title, planned.framesOf(panel, a), direct.framesOf(panel, b));
    });
    return {
      planner,
      at: new Date(atMs).toISOString().slice(0, 16),
      panels: compared.length,
      derived: ours.filter((answers) => answers.every(({ facts }) => facts.derived !== undefined)).length,
      values: compared.reduce((sum, { values }) => sum + values, 0),
      largestDifference: Math.max(...compared.map(({ largest }) => largest)),
    };
  } finally {
    planned.dispose();
    direct.dispose();
    await northwind.takeLedger();
  }
}

/** How many numbers two lists of frames have, and by how much they differ at most. Throws where they differ in more than that. */
export function compareFrames(
  title: string,
  ours: readonly Frame[],
  asked: readonly Frame[],
): { readonly values: number; readonly largest: number } {
  const [a, b] = [columnsOf(ours), columnsOf(asked)];
  const strangers = [...a.keys(), ...b.keys()].filter((name) => !a.has(name) || !b.has(name));
  if (strangers.length > 0) {
    throw new Error(`${title}: only one side draws ${strangers.slice(0, 3).join(', ')}.`);
  }
  let values = 0;
  let largest = 0;
  for (const [name, column] of a) {
    const other = b.get(name) ?? [];
    for (let place = 0; place < Math.max(column.length, other.length); place++) {
      const [one, two] = [column[place], other[place]];
      const isNumbers = typeof one === 'number' && typeof two === 'number';
      const difference = isNumbers ? Math.abs(one - two) : one === two ? 0 : Number.POSITIVE_INFINITY;
      if (!(difference <= WITHIN)) {
        throw new Error(`${title}, ${name}, row ${place}: ${one} from the planner, ${two} as asked.`);
      }
      values += isNumbers ? 1 : 0;
      largest = Math.max(largest, difference);
    }
  }
  return { values, largest };
}

/** By frame, name and labels; equal names in their order. Ties in size may change the order of frames. */
function columnsOf(frames: readonly Frame[]): ReadonlyMap<string, ArrayLike<unknown>> {
  const columns = new Map<string, ArrayLike<unknown>>();
  for (const frame of frames) {
    for (const { name, labels, values } of frame.fields) {
      const base = [frame.name ?? '', name, JSON.stringify(labels ?? {})].join(' ');
      let key = base;
      for (let again = 2; columns.has(key); again++) {
        key = `${base} #${again}`;
      }
      columns.set(key, values);
    }
  }
  return columns;
}
