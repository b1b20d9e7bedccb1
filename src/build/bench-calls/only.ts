// PURE. `--only 8,full,1000,day`: which parts are run. Names of one list choose within it; a list nobody names is run whole.
import type { PlannerMode } from '#aws';
import type { BoardSize } from './boards';
import { KIND_BOARDS, type KindBoard } from './kind-boards';

export const PARTS = ['day', 'kinds', 'month', 'answers'] as const;
export type Part = (typeof PARTS)[number];

const BOARD_SIZES: readonly BoardSize[] = [8, 12];
const PAGE_SIZES: readonly number[] = [500, 1_000, 5_000];
const PLANNERS: readonly PlannerMode[] = ['full', 'selection', 'off'];

export interface Only {
  readonly parts: readonly Part[];
  readonly boards: readonly BoardSize[];
  readonly kindBoards: readonly KindBoard[];
  readonly pageSizes: readonly number[];
  readonly planners: readonly PlannerMode[];
  /** Whether a size of page was named. */
  readonly namesPages: boolean;
}

/** Throws naming what there is when a name is none of it. */
export function readOnly(text: string | undefined): Only {
  const names = text?.split(',').filter(Boolean) ?? [];
  const all: readonly (string | number)[] = [...PARTS, ...BOARD_SIZES, ...KIND_BOARDS, ...PAGE_SIZES, ...PLANNERS];
  const unknown = names.find((name) => !all.some((known) => String(known) === name));
  if (unknown !== undefined) {
    throw new Error(`There is no ${unknown}; there are ${all.join(', ')}.`);
  }
  const choose = <T extends string | number>(list: readonly T[]): readonly T[] => {
    const chosen = list.filter((one) => names.includes(String(one)));
    return chosen.length > 0 ? chosen : list;
  };
  return {
    parts: choose(PARTS),
    boards: choose(BOARD_SIZES),
    kindBoards: choose(KIND_BOARDS),
    pageSizes: choose(PAGE_SIZES),
    planners: choose(PLANNERS),
    namesPages: PAGE_SIZES.some((size) => names.includes(String(size))),
  };
}
