// PURE. Does what is held answer a slice, and by which rules? Month by month: each may come from another cube.
import { monthsOf, nextDay, nextMonth, today } from './calendar';
import type { Span } from './calendar';
import type { CubeShape } from './cube';
import type { Condition } from './filter';
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
}

export const coverRules: CoverRules = {
  ...deriveRules,
  reaches(cube, { start, end }, { nowMs }) {
    const tomorrow = nextDay(today(nowMs));
    const until = end < tomorrow ? end : tomorrow;
    // A cube of the open month that was bought yesterday lacks today: AWS had nothing of it yet, and the cube lives for hours only.
    const isYesterdays = until === tomorrow && nextDay(cube.end) === tomorrow && cube.end > start;
    return cube.start <= start && (cube.end >= until || isYesterdays);
  },
};

export interface CoverContext {
  readonly nowMs: number;
  readonly mode: PlannerMode;
  readonly rules: RuleState;
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
 * For each month of the slice the best cube: selection before addition, fewer groups before more, newer before older.
 * `missing` are the months that none answers.
 */
export function cover<C extends CubeShape>(
  slice: Slice,
  cubes: readonly C[],
  context: CoverContext & { isGood(cube: C, month: Span): boolean; ageOf?(cube: C): number },
  rules: CoverRules = coverRules,
): { readonly parts: readonly Part<C>[]; readonly missing: readonly Span[] } {
  const parts: Part<C>[] = [];
  const missing: Span[] = [];
  for (const span of monthsOf(slice)) {
    const found = cubes
      .flatMap((cube): Part<C>[] => {
        const fits = fit(slice, { cube, span }, context, rules);
        return fits && context.isGood(cube, span) ? [{ ...fits, ...span, cube }] : [];
      })
      .sort((a, b) => rank(a) - rank(b) || (context.ageOf?.(a.cube) ?? 0) - (context.ageOf?.(b.cube) ?? 0));
    const [best] = found;
    if (best) {
      parts.push(best);
    } else {
      missing.push(span);
    }
  }
  return { parts, missing };
}

function rank({ by, cube }: Part): number {
  return (by === 'addition' ? 10 : 0) + (cube.granularity === 'DAILY' ? 3 : 0) + cube.groups.length;
}

/** The whole month that holds a span, as far as it has days by tomorrow. */
export function wholeMonth({ start }: Span, nowMs: number): Span {
  const end = nextMonth(start);
  const tomorrow = nextDay(today(nowMs));
  return { start: `${start.slice(0, 7)}-01`, end: end < tomorrow ? end : tomorrow };
}
