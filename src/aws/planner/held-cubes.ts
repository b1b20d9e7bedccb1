// The cubes of one connection: its answers in the store, seen as cubes. They vanish with the answers.
import type { AnswerStore, HeldAnswer } from '../answer-store';
import type { Clock } from '../clock';
import type { AwsRequest } from '../request';
import type { Part } from './cover';
import { cubeOf, monthPart } from './cube';
import type { Cube } from './cube';

export interface HeldCubes {
  cubes(): readonly Cube[];
  /** Until when the month that holds `start` is good, epoch ms: settled months outlive the open one in the same answer. */
  untilMs(cube: Cube, month: { readonly start: string }): number;
  isFresh(cube: Cube, month: { readonly start: string }): boolean;
  /** What was used stays longest. */
  touch(parts: readonly Part<Cube>[]): void;
}

export interface HoldOptions {
  /** Prefix of the connection's keys in the store. */
  readonly connected: string;
  /** The life of an answer, see `freshness`. */
  lifeMs(request: AwsRequest, output: unknown, fetchedAtMs: number): number;
}

const HOUR_MS = 3_600_000;

export function holdCubes(
  { connected, lifeMs }: HoldOptions,
  { store, clock }: { readonly store: Pick<AnswerStore, 'answers'>; readonly clock: Clock },
): HeldCubes {
  const seen = new WeakMap<HeldAnswer, { readonly cube: Cube | undefined }>();

  const untilMs: HeldCubes['untilMs'] = (cube, { start }) => {
    const month = monthPart(cube, start);
    return month ? cube.fetchedAtMs + lifeMs(month.request, month.output, cube.fetchedAtMs) : 0;
  };

  return {
    cubes() {
      const found: Cube[] = [];
      for (const [key, held] of store.answers.entries()) {
        if (key.startsWith(connected)) {
          const made = seen.get(held) ?? { cube: cubeOf(held) };
          seen.set(held, made);
          found.push(...(made.cube ? [made.cube] : []));
        }
      }
      return found;
    },
    untilMs,
    // A clock that was set back must not keep a cube for ever.
    isFresh: (cube, month) => clock.now() < untilMs(cube, month) && clock.now() >= cube.fetchedAtMs - HOUR_MS,
    touch(parts) {
      const used = new Set(parts.map(({ cube }) => cube));
      for (const [key, held] of [...store.answers.entries()]) {
        const cube = seen.get(held)?.cube;
        if (cube && used.has(cube)) {
          store.answers.get(key);
        }
      }
    },
  };
}
