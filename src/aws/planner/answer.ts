// Parts of cubes → the answer one caller gets: a table that stays the same object, and facts of its own.
import { sizeOfAnswer } from '../answer-size';
import type { Clock } from '../clock';
import { requestKey } from '../connection-key';
import type { AnswerFacts, AwsAnswer } from '../request';
import { today } from './calendar';
import type { Part } from './cover';
import type { Cube } from './cube';
import { derive } from './derive';
import type { HeldCubes } from './held-cubes';
import type { PlannerMemory } from './memory';
import type { Slice } from './slice';

export interface Told {
  paidRequests: number;
  priceUsd: number;
  attempts: number;
  staleBecause?: string;
}

export interface AnswerContext {
  readonly planner: PlannerMemory;
  readonly connected: string;
  readonly clock: Clock;
  readonly held: Pick<HeldCubes, 'untilMs' | 'saidAtMs'>;
}

/** Undefined where nothing can be derived after all; see `derive`. */
export function answerOf(
  slice: Slice,
  parts: readonly Part<Cube>[],
  told: Told,
  { planner, connected, clock, held }: AnswerContext,
): AwsAnswer<'ce:GetCostAndUsage'> | undefined {
  const cubes = [...new Set(parts.map(({ cube }) => cube))];
  const [only] = cubes;
  const isAsAsked = only && cubes.length === 1 && requestKey(only.request) === requestKey(slice.request);
  const made = isAsAsked ? { table: only.table } : derivedTable(slice, parts, { planner, connected, clock });
  if (!made) {
    return undefined;
  }
  const { paidRequests, priceUsd, attempts, staleBecause } = told;
  // Of the oldest part: nothing in the answer is older.
  const fetchedAtMs = Math.min(...cubes.map((cube) => cube.fetchedAtMs));
  const confirmed = parts.filter((part) => held.saidAtMs(part.cube, part) > part.cube.fetchedAtMs);
  const confirmedAtMs = Math.min(...confirmed.map((part) => held.saidAtMs(part.cube, part)));
  const conflictingRows = cubes.reduce((sum, cube) => sum + (cube.conflictingRows ?? 0), 0);
  const facts: AnswerFacts = {
    fetchedAtMs,
    ageMs: Math.max(0, clock.now() - fetchedAtMs),
    ...(confirmed.length > 0 && { confirmedAtMs }),
    expiresAtMs: Math.min(...parts.map((part) => held.untilMs(part.cube, part))),
    cached: attempts === 0,
    pages: cubes.reduce((sum, { pages }) => sum + pages, 0),
    ...(conflictingRows > 0 && { conflictingRows }),
    ...(staleBecause !== undefined && { staleBecause }),
    ...('by' in made && { derived: made.by }),
    ...(attempts > 0 && { attempts }),
    paidRequests,
    priceUsd,
  };
  return { request: slice.request, output: made.table, facts };
}

/** Made once for the same sources: frames are kept by the identity of their table. */
function derivedTable(
  slice: Slice,
  parts: readonly Part<Cube>[],
  { planner, connected, clock }: Pick<AnswerContext, 'planner' | 'connected' | 'clock'>,
): ReturnType<typeof derive> {
  const sources = parts.map(({ start, end, cube }) => `${start} ${end} ${planner.idOf(cube.table)}`);
  const key = [connected, requestKey(slice.request), today(clock.now()), ...sources].join('\n');
  const known = planner.derived.get(key);
  if (known) {
    return known;
  }
  const made = derive(slice, parts, clock.now());
  if (made) {
    planner.derived.set(key, { ...made, bytes: sizeOfAnswer('ce:GetCostAndUsage', made.table) });
  }
  return made;
}
