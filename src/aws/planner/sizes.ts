// What answers have shown of their size: rows per period of a grouping, groups per page. Before anything is known, a guess.
import type { CostTable } from '../cost-table';
import { daysOf, monthsOf } from './calendar';
import type { CubeShape } from './cube';

/** AWS does not publish its page size; what comes in tells. @see aws-apis.md §1.7 */
const PAGE_GUESS = 1_000;
/** Rows a day of a single key, in a company of a dozen accounts. */
const GUESSES: Readonly<Record<string, number>> = {
  SERVICE: 30,
  LINKED_ACCOUNT: 15,
  REGION: 10,
  RECORD_TYPE: 10,
  PURCHASE_TYPE: 6,
  USAGE_TYPE: 250,
  OPERATION: 60,
};
const GUESS = 50;

export type Sized = Pick<CubeShape, 'granularity' | 'groups' | 'conditions' | 'start' | 'end'>;

export interface Sizes {
  learn(shape: Sized, answer: { readonly table: CostTable; readonly pages: number; readonly isCut: boolean }): void;
  /** Pages a purchase will have, as far as is known. */
  pagesOf(shape: Sized): number;
  /** Whether pages of this grouping have been seen, or of both its keys. */
  isKnown(shape: Pick<Sized, 'groups'>): boolean;
}

export function createSizes(): Sizes {
  // Without filters: a filter only makes an answer smaller, and there are too many to learn.
  const rows = new Map<string, number>();
  let [atLeast, atMost] = [1, Number.POSITIVE_INFINITY];
  const nameOf = (groups: readonly string[]) => [...groups].sort().join('\0');

  const rowsOf = (groups: readonly string[]): number => {
    const known = rows.get(nameOf(groups));
    if (groups.length === 0 || known !== undefined) {
      return known ?? 0;
    }
    // Two keys have at most every pair of their values.
    return groups.length === 1
      ? (GUESSES[groups[0]!] ?? GUESS)
      : groups.reduce((product, name) => product * rowsOf([name]), 1);
  };

  return {
    learn({ groups, conditions }, { table, pages, isCut }) {
      const ofPeriods = table.periods.map(
        (_, place) =>
          Object.values(table.columns)[0]?.filter(({ amounts }) => amounts[place] !== undefined).length ?? 0,
      );
      const all = ofPeriods.reduce((sum, one) => sum + one, 0);
      if (groups.length > 0 && conditions.length === 0 && ofPeriods.length > 0) {
        rows.set(nameOf(groups), all / ofPeriods.length);
      }
      if (groups.length > 0) {
        atLeast = Math.max(atLeast, Math.ceil(all / pages));
        atMost =
          pages > 1 && !isCut ? Math.max(atLeast, Math.min(atMost, all / (pages - 1))) : Math.max(atLeast, atMost);
      }
    },
    pagesOf({ groups, granularity, ...span }) {
      const periods = granularity === 'DAILY' ? daysOf(span) : monthsOf(span).length;
      const pageSize = Math.min(Math.max(PAGE_GUESS, atLeast), atMost);
      return Math.max(1, Math.ceil((rowsOf(groups) * periods) / pageSize));
    },
    isKnown: ({ groups }) => rows.has(nameOf(groups)) || (groups.length > 0 && groups.every((name) => rows.has(name))),
  };
}
