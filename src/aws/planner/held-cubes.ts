// The cubes of one connection: its answers in the store, seen as cubes. They vanish with the answers.
import type { AnswerStore, HeldAnswer } from '../answer-store';
import type { Clock } from '../clock';
import { newestFrom, SETTLED_MS } from '../freshness';
import type { AwsRequest } from '../request';
import { daysIn, monthsOf } from './calendar';
import type { Span } from './calendar';
import { createConfirmations } from './confirm';
import type { ConfirmRules } from './confirm';
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
  /** The days of a cube from which on it lives shorter or longer than before. */
  cutsOf(cube: Cube): readonly string[];
  /** When AWS last said what the cube has of these days, epoch ms; see `confirm`. */
  saidAtMs(cube: Cube, span: Span): number;
  /** What was used stays longest. */
  touch(parts: readonly Part<Cube>[]): void;
  /** Forgets what is due and of which later purchases have every day: nothing would be answered from it any more. */
  dropOvertaken(): void;
}

export interface HoldOptions {
  /** Prefix of the connection's keys in the store. */
  readonly connected: string;
  /** The life of an answer, see `freshness`. */
  lifeMs(request: AwsRequest, output: unknown, fetchedAtMs: number): number;
  /** Whether the groups of a key sum to the total. */
  mayAdd(name: string): boolean;
  /** Whether sums may speak for groups at all: where nothing is added they do not. */
  readonly confirms: boolean;
  readonly confirming?: ConfirmRules | undefined;
}

const HOUR_MS = 3_600_000;

export function holdCubes(
  { connected, lifeMs, mayAdd, confirms, confirming }: HoldOptions,
  { store, clock }: { readonly store: Pick<AnswerStore, 'answers' | 'heldOf'>; readonly clock: Clock },
): HeldCubes {
  const seen = new WeakMap<HeldAnswer, { readonly cube: Cube | undefined }>();
  const keys = new WeakMap<Cube, string>();
  let [known, knownVersion]: [readonly Cube[], number] = [[], 0];

  const confirmations = createConfirmations(mayAdd, confirming);

  const saidAtMs: HeldCubes['saidAtMs'] = (cube, { start, end }) => {
    // What AWS still writes, or adds up by months, is as old as its purchase.
    if (cube.granularity === 'MONTHLY' || end > newestFrom(cube.fetchedAtMs)) {
      return cube.fetchedAtMs;
    }
    const days = daysIn({ start: start > cube.start ? start : cube.start, end: end < cube.end ? end : cube.end });
    return Math.min(...days.map((day) => confirmations.saidAtMs(cube, day)));
  };
  // Both change only with what is held.
  let ends = new WeakMap<Cube, Map<string, number>>();
  let cuts = new WeakMap<Cube, readonly string[]>();

  const untilMs: HeldCubes['untilMs'] = (cube, span) => {
    const ofCube = ends.get(cube) ?? new Map<string, number>();
    const name = `${span.start} ${span.end}`;
    const known = ofCube.get(name) ?? endMs(cube, span);
    ends.set(cube, ofCube.set(name, known));
    return known;
  };
  const endMs = (cube: Cube, span: Span): number => {
    const part = partOf(cube, span);
    if (!part) {
      return 0;
    }
    const saidMs = saidAtMs(cube, span);
    // Equal sums may hide that AWS moved an amount from one group to another: never for longer than a settled month lives.
    return Math.min(saidMs + lifeMs(part.request, part.output, saidMs), cube.fetchedAtMs + SETTLED_MS);
  };
  const cutsOf: HeldCubes['cutsOf'] = (cube) => {
    const known = cuts.get(cube);
    if (known) {
      return known;
    }
    const cut = newestFrom(cube.fetchedAtMs);
    const older = daysIn(cube).filter((day) => day < cut);
    const said = older.map((day) => confirmations.saidAtMs(cube, day));
    const made = [...older.filter((_, place) => said[place] !== said[place - 1]), cut];
    cuts.set(cube, made);
    return made;
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
      if (confirms) {
        confirmations.learn(known);
      }
      [ends, cuts] = [new WeakMap(), new WeakMap()];
    }
    return known;
  };

  return {
    cubes,
    version: () => store.heldOf(connected).version,
    untilMs,
    isFresh,
    saidAtMs,
    cutsOf,
    touch(parts) {
      for (const { cube } of parts) {
        store.answers.get(keys.get(cube) ?? '');
      }
    },
    dropOvertaken() {
      const all = cubes();
      for (const cube of all) {
        const newer = all.filter((one) => one.fetchedAtMs > cube.fetchedAtMs && mayReplace(one, cube, mayAdd));
        const days = cube.granularity === 'DAILY' ? daysIn(cube) : monthsOf(cube).map(({ start }) => start);
        if (!isFresh(cube, cube) && days.every((day) => newer.some(({ start, end }) => start <= day && day < end))) {
          store.answers.delete(keys.get(cube) ?? '');
        }
      }
    },
  };
}

/** Whether `newer` answers, of the days it has, all that `older` does. */
function mayReplace(newer: Cube, older: Cube, mayAdd: (name: string) => boolean): boolean {
  return (
    newer.granularity === older.granularity &&
    older.groups.every((name) => newer.groups.includes(name)) &&
    (newer.groups.length === older.groups.length || newer.groups.every(mayAdd)) &&
    filterText(newer.conditions) === filterText(older.conditions) &&
    [...older.metrics].every((name) => newer.metrics.has(name))
  );
}
