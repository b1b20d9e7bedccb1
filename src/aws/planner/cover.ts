// PURE. Does what is held answer a slice, and by which rules? Day by day: each may come from another cube.
import { monthsOf, nextDay, today } from './calendar';
import type { Span } from './calendar';
import type { CubeShape } from './cube';
import type { Condition } from './filter';
import { lay } from './lay';
import { deriveRules } from './rules';
import type { DeriveRules, PlannerMode, RuleState } from './rules';
import type { Slice } from './slice';

export type Derivation = 'selection' | 'addition';

/** How a cube answers a slice over a span: which rows it picks, and whether it adds. */
export interface Fit {
  readonly by: Derivation;
  /** Conditions of the slice that the cube was not bought under. */
  readonly picks: readonly Condition[];
}

export interface Part<C extends CubeShape = CubeShape> extends Fit, Span {
  readonly cube: C;
}

export interface CoverRules extends DeriveRules {
  /** Whether the cube has all that the slice asks of this span. */
  reaches(cube: CubeShape, span: Span, context: { readonly slice: Slice; readonly nowMs: number }): boolean;
  /** The days of a span that a cube of days has. */
  clip(cube: CubeShape, span: Span): Span;
  /** Whether the days laid are all of a month. */
  isWhole(missing: readonly Span[]): boolean;
  lay: typeof lay;
}

export const coverRules: CoverRules = {
  ...deriveRules,
  reaches(cube, { start, end }, { nowMs }) {
    const tomorrow = nextDay(today(nowMs));
    const until = end < tomorrow ? end : tomorrow;
    return cube.start <= start && (cube.end >= until || (until === tomorrow && isYesterdays(cube, start, nowMs)));
  },
  clip: (cube, span) => ({
    start: cube.start > span.start ? cube.start : span.start,
    end: cube.end < span.end ? cube.end : span.end,
  }),
  isWhole: (missing) => missing.length === 0,
  lay,
};

/** A cube that was bought yesterday lacks today: AWS had nothing of it yet, and the cube lives for hours only. */
const isYesterdays = (cube: CubeShape, start: string, nowMs: number): boolean =>
  cube.end === today(nowMs) && cube.start < cube.end && start < cube.end;

export interface CoverContext {
  readonly nowMs: number;
  readonly mode: PlannerMode;
  readonly rules: RuleState;
}

/** What is known of cubes beside what they are of. */
export interface Judgement<C> {
  isGood(cube: C, span: Span): boolean;
  /** The days of a cube from which on it is judged apart; see `freshness`. */
  cutsOf?(cube: C): readonly string[];
  /** Cubes of a lower number first, whatever else speaks for others. */
  order?(cube: C): number;
  ageOf?(cube: C): number;
}

/** How `cube` answers `slice` over `span`, or undefined when no rule allows it. */
export function fit(
  slice: Slice,
  { cube, span }: { readonly cube: CubeShape; readonly span: Span },
  { nowMs, mode, rules }: CoverContext,
  { reaches, maySelect }: CoverRules = coverRules,
): Fit | undefined {
  const rollsUp = slice.granularity === 'MONTHLY' && cube.granularity === 'DAILY';
  const dropped = cube.groups.filter((name) => !slice.groups.includes(name));
  const held = new Set(cube.conditions.map(({ text }) => text));
  const picks = slice.conditions.filter(({ text }) => !held.has(text));
  const isOf =
    (slice.granularity === cube.granularity || rollsUp) &&
    slice.metrics.every(({ name }) => cube.metrics.has(name)) &&
    slice.groups.every((name) => cube.groups.includes(name)) &&
    slice.conditions.length - picks.length === cube.conditions.length &&
    picks.every(
      (condition) => cube.groups.includes(condition.key?.name ?? '') && maySelect(condition, cube.conditions, rules),
    ) &&
    reaches(cube, span, { slice, nowMs });
  if (!isOf) {
    return undefined;
  }
  // A dropped key with one picked value leaves one row for each of the others: nothing is added.
  const added = dropped.filter(
    (name) => !picks.some(({ key }) => key?.name === name && !key.excludes && key.printed.size === 1),
  );
  const isAllowed =
    !(rollsUp && rules.failed.has('days to months')) && !added.some((name) => rules.failed.has(`sum ${name}`));
  const by = rollsUp || added.length > 0 ? 'addition' : 'selection';
  return isAllowed && (by === 'selection' || mode === 'full') ? { by, picks } : undefined;
}

/**
 * For each day of the slice, or each month of a slice by month, the best cube: selection before addition, fewer groups before more,
 * newer before older. A month may be laid with days of several cubes. `missing` are the days, or whole months, that none answers.
 */
export function cover<C extends CubeShape>(
  slice: Slice,
  cubes: readonly C[],
  context: CoverContext & Judgement<C>,
  rules: CoverRules = coverRules,
): { readonly parts: readonly Part<C>[]; readonly missing: readonly Span[] } {
  const parts: Part<C>[] = [];
  const missing: Span[] = [];
  const compare = (a: Ranked<C>, b: Ranked<C>) =>
    a.order - b.order || a.rank - b.rank || (context.ageOf?.(a.cube) ?? 0) - (context.ageOf?.(b.cube) ?? 0);
  const tomorrow = nextDay(today(context.nowMs));
  for (const span of monthsOf(slice)) {
    const months = cubes.filter(({ granularity }) => granularity === 'MONTHLY');
    const whole = months.flatMap((cube) => pieceOf(slice, { cube, span }, context, rules)).sort(compare)[0];
    const days = { start: span.start, end: span.end < tomorrow ? span.end : tomorrow };
    const pieces = cubes
      .filter(({ granularity }) => granularity === 'DAILY')
      .flatMap((cube) => piecesOf(slice, { cube, span: days }, context, rules));
    const laid = rules.lay<C, Ranked<C>>(days, pieces, compare);
    const isLaid = slice.granularity === 'DAILY' || rules.isWhole(laid.missing);
    // Months as AWS adds them, unless its days are better to have.
    if (whole && (!isLaid || Math.max(...laid.parts.map(({ order }) => order)) >= whole.order)) {
      parts.push(whole);
    } else if (isLaid) {
      parts.push(...laid.parts);
      missing.push(...(slice.granularity === 'DAILY' ? laid.missing : []));
    } else {
      missing.push(span);
    }
  }
  return { parts: parts.map(({ by, picks, start, end, cube }) => ({ by, picks, start, end, cube })), missing };
}

interface Ranked<C extends CubeShape> extends Part<C> {
  readonly order: number;
  readonly rank: number;
}

/** The days of one month that a cube answers, cut where they live differently; without those that are no good any more. */
function piecesOf<C extends CubeShape>(
  slice: Slice,
  { cube, span }: { readonly cube: C; readonly span: Span },
  context: CoverContext & Judgement<C>,
  rules: CoverRules,
): readonly Ranked<C>[] {
  const { start, end } = rules.clip(cube, span);
  if (start >= end) {
    return [];
  }
  const cuts = (context.cutsOf?.(cube) ?? []).filter((day) => start < day && day < end);
  const found = cuts
    .concat(end)
    .flatMap((until, place) =>
      pieceOf(slice, { cube, span: { start: cuts[place - 1] ?? start, end: until } }, context, rules),
    );
  const newest = found.at(-1);
  const isLate = newest?.end === cube.end && cube.end < span.end && isYesterdays(cube, start, context.nowMs);
  // After all that have something of the day.
  return isLate ? [...found, { ...newest, start: cube.end, end: nextDay(cube.end), rank: newest.rank + 100 }] : found;
}

function pieceOf<C extends CubeShape>(
  slice: Slice,
  { cube, span }: { readonly cube: C; readonly span: Span },
  context: CoverContext & Judgement<C>,
  rules: CoverRules,
): readonly Ranked<C>[] {
  const fits = fit(slice, { cube, span }, context, rules);
  const order = context.order?.(cube) ?? 0;
  const rank = (fits?.by === 'addition' ? 10 : 0) + (cube.granularity === 'DAILY' ? 3 : 0) + cube.groups.length;
  return fits && context.isGood(cube, span) ? [{ ...fits, ...span, cube, order, rank }] : [];
}
