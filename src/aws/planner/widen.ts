// PURE. What to buy so that the slices now waiting are answered, for the fewest pages.
import { around, daysBefore, daysOf, firstOfMonth, nextDay, nextMonth, oldestDay, today } from './calendar';
import type { Span } from './calendar';
import type { CoverContext } from './cover';
import type { CubeShape } from './cube';
import { expressionOf, filterText } from './filter';
import type { Sizes } from './sizes';
import type { CostRequest, Slice } from './slice';

export interface Waiting {
  readonly slice: Slice;
  /** The days nothing held answers, or the months of a slice by month; never empty. */
  readonly missing: readonly Span[];
}

export interface WidenContext extends CoverContext {
  readonly sizes: Pick<Sizes, 'pagesOf' | 'rowsOf' | 'isKnown'>;
  /** The cost metrics AWS accepts from this connection. */
  readonly metrics: readonly string[];
  readonly pageCap: number;
  /** What a slice would still miss if these were bought. */
  left(slice: Slice, shapes: readonly CubeShape[]): readonly Span[];
}

/** A purchase in the making: one cube for all slices of one grouping and filter. */
interface Need {
  shape: CubeShape;
  readonly waiting: Waiting[];
}

/**
 * Slices waiting → the cubes to buy. All cost metrics at once, whole calendar months, missing days in as few requests as pages allow.
 * `others` are due as well and were asked lately: nothing is bought for them, but of equal purchases that which answers them too.
 */
export function widen(
  waiting: readonly Waiting[],
  context: WidenContext,
  others: readonly Waiting[] = [],
): readonly CubeShape[] {
  const runs = waiting.flatMap((one) => runsOf(one, context));
  const alone = choose(runs, context);
  const pagesOf = (one: { readonly shape: CubeShape }) => context.sizes.pagesOf(one.shape);
  const priceOf = (needs: readonly Need[]) => needs.reduce((sum, need) => sum + pagesOf(need), 0);
  const largest = Math.max(...alone.map(pagesOf));
  const also = others.flatMap((one) => runsOf(one, context));
  const small = also.filter((one) => pagesOf({ shape: shapeOf(one, context) }) <= largest);
  const found = [also, small].map((some) =>
    choose([...runs, ...some], context).filter((need) => need.waiting.some((one) => runs.includes(one))),
  );
  const best = found.find((needs) => priceOf(needs) <= priceOf(alone)) ?? alone;
  return best.map(({ shape }) => roundOut(shape, context));
}

function choose(waiting: readonly Waiting[], context: WidenContext): readonly Need[] {
  const { sizes, mode } = context;
  const needs: Need[] = [];
  for (const one of waiting) {
    const shape = shapeOf(one, context);
    const both = needs.flatMap((need) => {
      const wide = { ...need.shape, ...around([need.shape, shape]) };
      const isSame = nameOf(need.shape) === nameOf(shape);
      return isSame && sizes.pagesOf(wide) <= sizes.pagesOf(need.shape) + sizes.pagesOf(shape) ? [{ need, wide }] : [];
    })[0];
    if (both) {
      both.need.shape = { ...both.wide, metrics: new Set([...both.need.shape.metrics, ...shape.metrics]) };
      both.need.waiting.push(one);
    } else {
      needs.push({ shape, waiting: [one] });
    }
  }
  return mode === 'full' ? pair(absorb(needs, context), context) : needs;
}

const nameOf = ({ granularity, groups, conditions }: CubeShape): string =>
  [granularity, [...groups].sort().join('\0'), filterText(conditions)].join('\n');

/** The newest days and those of a month ago are two purchases, where the days between would be pages more. */
function runsOf({ slice, missing }: Waiting, context: WidenContext): readonly Waiting[] {
  if (slice.granularity === 'MONTHLY') {
    return [{ slice, missing }];
  }
  const pagesOf = (span: Span) => context.sizes.pagesOf(shapeOf({ slice, missing: [span] }, context));
  const runs: Span[] = [];
  for (const span of missing) {
    const before = runs.at(-1);
    const both = before && around([before, span]);
    if (both && pagesOf(both) <= pagesOf(before) + pagesOf(span)) {
      runs[runs.length - 1] = both;
    } else {
      runs.push(span);
    }
  }
  return runs.map((span) => ({ slice, missing: [span] }));
}

/** The cube that answers one slice alone: its groups and filter, and of its days those that are missing. */
function shapeOf({ slice, missing }: Waiting, { metrics }: Pick<WidenContext, 'metrics'>): CubeShape {
  const { granularity, groups, groupBy, conditions } = slice;
  const isAccepted = slice.metrics.every(({ name }) => metrics.includes(name));
  return {
    ...around(missing),
    granularity,
    groups,
    groupBy,
    conditions,
    metrics: new Set(isAccepted ? metrics : [...metrics, ...slice.metrics.map(({ name }) => name)]),
  };
}

/**
 * Whole calendar months, where they are no page more: a week of usage types is five times smaller than its month, and nobody else asked
 * for that. A month that fits is there for the next range, and for the month's own total. A range that begins in an earlier month is
 * doubled backwards if that is free as well: comparisons with the period before ask for it next.
 */
function roundOut(shape: CubeShape, { sizes, nowMs, pageCap }: WidenContext): CubeShape {
  const tomorrow = nextDay(today(nowMs));
  const oldest = oldestDay(nowMs);
  const month = firstOfMonth(shape.start);
  const start = month < oldest ? shape.start : month;
  const until = shape.end === firstOfMonth(shape.end) ? shape.end : nextMonth(shape.end);
  // Days that have not begun are not asked for: whether AWS prints them is not known. See aws-apis.md §1.2.
  const end = shape.granularity === 'DAILY' && until > tomorrow ? tomorrow : until;
  const wide = { ...shape, start, end };
  const before = daysBefore(shape.start, daysOf(shape));
  const isRange = shape.granularity === 'DAILY' && shape.start < firstOfMonth(today(nowMs)) && shape.end === tomorrow;
  const double = isRange && before >= oldest ? [{ ...wide, start: before < start ? before : start }] : [];
  const most = Math.min(sizes.pagesOf(shape), pageCap);
  return [...double, wide].find((one) => sizes.pagesOf(one) <= most) ?? shape;
}

/** Leaves out what another purchase answers anyway, or answers with a few months more and no more pages. */
function absorb(needs: readonly Need[], context: WidenContext): readonly Need[] {
  const kept = [...needs];
  // The smallest first: a total is in everything else.
  for (const need of [...needs].sort(
    (a, b) => a.shape.groups.length - b.shape.groups.length || (a.shape.granularity === 'MONTHLY' ? -1 : 1),
  )) {
    const hosts = kept.flatMap((host) => {
      const wide = host === need ? undefined : extend(host.shape, need, context);
      return wide ? [{ host, wide, more: context.sizes.pagesOf(wide) - context.sizes.pagesOf(host.shape) }] : [];
    });
    const size = ({ host: { shape } }: (typeof hosts)[number]) =>
      context.sizes.pagesOf(shape) + shape.groups.length / 10;
    const [best] = hosts.sort((a, b) => a.more - b.more || size(a) - size(b));
    if (best && best.more < context.sizes.pagesOf(need.shape)) {
      best.host.shape = best.wide;
      best.host.waiting.push(...need.waiting);
      kept.splice(kept.indexOf(need), 1);
    }
  }
  return kept;
}

/** `shape`, with more months if need be, so that it answers all of `need`; undefined when it cannot, or would be cut. */
function extend(shape: CubeShape, need: Need, context: WidenContext): CubeShape | undefined {
  const asked = around(need.waiting.flatMap(({ missing }) => missing));
  const tomorrow = nextDay(today(context.nowMs));
  const end = shape.granularity === 'DAILY' && asked.end > tomorrow ? tomorrow : asked.end;
  const start = shape.granularity === need.shape.granularity ? need.shape.start : asked.start;
  const metrics = new Set([...shape.metrics, ...need.shape.metrics]);
  const answers = (wide: CubeShape) =>
    need.waiting.every(({ slice, missing }) =>
      context.left(slice, [wide]).every((span) => !missing.some((one) => span.start < one.end && one.start < span.end)),
    );
  // As it is, first: what is held may have the rest.
  return [
    { ...shape, metrics },
    { ...shape, metrics, ...around([shape, { start, end }]) },
  ].find((wide) => context.sizes.pagesOf(wide) <= context.pageCap && answers(wide));
}

/** Two keys in one purchase, where the pages known or learned so far say that it is cheaper; what saves most first. */
function pair(needs: readonly Need[], context: WidenContext): readonly Need[] {
  const { sizes, pageCap, rules } = context;
  const pairs = needs.flatMap((one, place) =>
    needs.slice(place + 1).flatMap((two) => {
      const shape = joined(one.shape, two.shape);
      if (!shape || !sizes.isKnown(shape) || shape.groups.some((name) => rules.failed.has(`sum ${name}`))) {
        return [];
      }
      const pages = sizes.pagesOf(shape);
      const saved = sizes.pagesOf(one.shape) + sizes.pagesOf(two.shape) - pages;
      const need = { shape, waiting: [...one.waiting, ...two.waiting] };
      return saved > 0 && pages <= pageCap ? [{ one, two, need, saved, rows: sizes.rowsOf(shape) }] : [];
    }),
  );
  const [best] = pairs.sort((a, b) => b.saved - a.saved || a.rows - b.rows);
  return best ? pair([...needs.filter((need) => need !== best.one && need !== best.two), best.need], context) : needs;
}

/** One cube for two of a single key each; undefined where they differ in more than that. */
function joined(one: CubeShape, two: CubeShape): CubeShape | undefined {
  const isSame = one.granularity === two.granularity && filterText(one.conditions) === filterText(two.conditions);
  return isSame && one.groups.length === 1 && two.groups.length === 1
    ? {
        ...one,
        ...around([one, two]),
        groups: [...one.groups, ...two.groups],
        groupBy: [...one.groupBy, ...two.groupBy],
        metrics: new Set([...one.metrics, ...two.metrics]),
      }
    : undefined;
}

/** A cube → the request that buys it. */
export function requestOf({ start, end, granularity, metrics, groupBy, conditions }: CubeShape): CostRequest {
  const filter = expressionOf(conditions);
  return {
    operation: 'ce:GetCostAndUsage',
    input: {
      TimePeriod: { Start: start, End: end },
      Granularity: granularity,
      Metrics: [...metrics],
      ...(groupBy.length > 0 && { GroupBy: [...groupBy] }),
      ...(filter && { Filter: filter }),
    },
  };
}
