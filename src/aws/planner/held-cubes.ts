// The cubes of one connection: its answers in the store, seen as cubes. They vanish with the answers.
import type { AnswerStore, HeldAnswer } from '../answer-store';
import type { Clock } from '../clock';
import { newestFrom } from '../freshness';
import type { AwsRequest } from '../request';
import type { Span } from './calendar';
import type { Part } from './cover';
import { cubeOf, partOf } from './cube';
import type { Cube } from './cube';
import { filterText } from './filter';

export interface HeldCubes {
  cubes(): readonly Cube[];
  /** Another number whenever a cube came or went. */
  version(): number;
  /** Until when these days are good, or this month, epoch ms: what is settled outlives what is open, in the same answer. */
  untilMs(cube: Cube, span: Span): number;
  /** Whether they are good now, or still will be. */
  isFresh(cube: Cube, span: Span, atMs?: number): boolean;
  /** The first of a cube's days that live shorter than those before. */
  cutAt(cube: Cube): string;
  /** What was used stays longest. */
  touch(parts: readonly Part<Cube>[]): void;
  /** Forgets what a later purchase has all of, once it is due: nothing would be answered from it any more. */
  dropOvertaken(): void;
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
  { store, clock }: { readonly store: Pick<AnswerStore, 'answers' | 'heldOf'>; readonly clock: Clock },
): HeldCubes {
  const seen = new WeakMap<HeldAnswer, { readonly cube: Cube | undefined }>();
  const keys = new WeakMap<Cube, string>();
  let [known, knownVersion]: [readonly Cube[], number] = [[], 0];

  const untilMs: HeldCubes['untilMs'] = (cube, span) => {
    const part = partOf(cube, span);
    return part ? cube.fetchedAtMs + lifeMs(part.request, part.output, cube.fetchedAtMs) : 0;
  };
  // A clock that was set back must not keep a cube for ever.
  const isFresh: HeldCubes['isFresh'] = (cube, span, atMs = clock.now()) =>
    atMs < untilMs(cube, span) && clock.now() >= cube.fetchedAtMs - HOUR_MS;

  const cubes = (): readonly Cube[] => {
    const { answers, version } = store.heldOf(connected);
    if (version !== knownVersion) {
      known = [...answers].flatMap(([key, held]) => {
        const { cube } = seen.get(held) ?? { cube: cubeOf(held) };
        seen.set(held, { cube });
        if (cube) {
          keys.set(cube, key);
        }
        return cube ? [cube] : [];
      });
      knownVersion = version;
    }
    return known;
  };

  return {
    cubes,
    version: () => store.heldOf(connected).version,
    untilMs,
    isFresh,
    cutAt: ({ fetchedAtMs }) => newestFrom(fetchedAtMs),
    touch(parts) {
      for (const { cube } of parts) {
        store.answers.get(keys.get(cube) ?? '');
      }
    },
    dropOvertaken() {
      const all = cubes();
      for (const cube of all) {
        if (
          !isFresh(cube, cube) &&
          all.some((newer) => newer.fetchedAtMs > cube.fetchedAtMs && hasAllOf(newer, cube))
        ) {
          store.answers.delete(keys.get(cube) ?? '');
        }
      }
    },
  };
}

/** The same question with at least the same days and metrics. */
function hasAllOf(newer: Cube, older: Cube): boolean {
  return (
    newer.granularity === older.granularity &&
    newer.start <= older.start &&
    newer.end >= older.end &&
    newer.groups.length === older.groups.length &&
    older.groups.every((name) => newer.groups.includes(name)) &&
    filterText(newer.conditions) === filterText(older.conditions) &&
    [...older.metrics].every((name) => newer.metrics.has(name))
  );
}
