// A slice covered with what is held: as it is now, as it was, and as it will be once purchases have landed.
import { today } from './calendar';
import type { Span } from './calendar';
import { cover } from './cover';
import type { CoverContext } from './cover';
import type { Cube, CubeShape } from './cube';
import type { HeldCubes } from './held-cubes';
import { createHits } from './hits';
import type { Covered } from './hits';
import type { Slice } from './slice';

export interface Soon {
  readonly shapes: readonly CubeShape[];
  readonly landed?: readonly Cube[];
  /** When what is held must still be good; now, unless told. */
  readonly atMs?: number;
}

export interface Coverings {
  /** `landed` came for this caller just now: good whatever its age. */
  coverWith(slice: Slice, landed?: readonly Cube[]): Covered;
  /** Whatever its age, of each day the newest: numbers must not go back. */
  coverStale(slice: Slice): Covered;
  /** As if these purchases had landed, for what is not held: which of them a slice would be answered from, and what it would miss. */
  coverSoon(slice: Slice, soon: Soon): { readonly used: ReadonlySet<CubeShape>; readonly missing: readonly Span[] };
}

export function coverings(held: HeldCubes, context: () => CoverContext): Coverings {
  const hits = createHits();

  const coverNow = (slice: Slice, landed: readonly Cube[]): Covered =>
    cover(slice, [...landed, ...held.cubes()], {
      ...context(),
      isGood: (cube, span) => landed.includes(cube) || held.isFresh(cube, span),
      cutsOf: held.cutsOf,
      ageOf: ({ fetchedAtMs }) => -fetchedAtMs,
    });

  return {
    coverWith(slice, landed = []) {
      if (landed.length > 0) {
        return coverNow(slice, landed);
      }
      const { nowMs, rules } = context();
      const state = `${held.version()} ${today(nowMs)} ${rules.passed.size} ${rules.failed.size}`;
      const covered = hits.get(slice, state, nowMs) ?? coverNow(slice, []);
      if (covered.missing.length === 0) {
        const untilMs = Math.min(...covered.parts.map((part) => held.untilMs(part.cube, part)));
        hits.set(slice, { covered, state, sinceMs: nowMs, untilMs });
      }
      return covered;
    },
    coverStale: (slice) =>
      cover(slice, held.cubes(), { ...context(), isGood: () => true, order: ({ fetchedAtMs }) => -fetchedAtMs }),
    coverSoon(slice, { shapes, landed = [], atMs }) {
      const ofHeld = new Set<CubeShape>([...landed, ...held.cubes()]);
      const isGood = (cube: Cube, span: Span) => landed.includes(cube) || held.isFresh(cube, span, atMs);
      const { parts, missing } = cover<CubeShape>(slice, [...ofHeld, ...shapes], {
        ...context(),
        isGood: (cube, span) => !ofHeld.has(cube) || isGood(cube as Cube, span),
        cutsOf: (cube) => (ofHeld.has(cube) ? held.cutsOf(cube as Cube) : []),
        order: (cube) => (ofHeld.has(cube) ? 0 : 1),
      });
      return { used: new Set(parts.map(({ cube }) => cube).filter((cube) => !ofHeld.has(cube))), missing };
    },
  };
}
