// PURE. What to buy so that the slices now waiting are answered, for the fewest pages.
import { around, firstOfMonth, nextDay, nextMonth, oldestDay, today } from './calendar';
import type { Span } from './calendar';
import { fit } from './cover';
import type { CoverContext } from './cover';
import type { CubeShape } from './cube';
import { expressionOf, filterText } from './filter';
import type { Sizes } from './sizes';
import type { CostRequest, Slice } from './slice';

export interface Waiting {
  readonly slice: Slice;
  /** The months nothing held answers; never empty. */
  readonly missing: readonly Span[];
}

export interface WidenContext extends CoverContext {
  readonly sizes: Pick<Sizes, 'pagesOf' | 'isKnown'>;
  /** The cost metrics AWS accepts from this connection. */
  readonly metrics: readonly string[];
  readonly pageCap: number;
}

/** A purchase in the making: one cube for all slices of one grouping and filter. */
interface Need {
  shape: CubeShape;
  readonly waiting: Waiting[];
}

/** Slices waiting → the cubes to buy. All cost metrics at once, whole calendar months, missing months in one request. */
export function widen(waiting: readonly Waiting[], context: WidenContext): readonly CubeShape[] {
  const needs = new Map<string, Need>();
  for (const one of waiting) {
    const shape = shapeOf(one, context);
    const name = [shape.granularity, [...shape.groups].sort().join('\0'), filterText(shape.conditions)].join('\n');
    const need = needs.get(name);
    if (need) {
      need.shape = {
        ...need.shape,
        ...around([need.shape, shape]),
        metrics: new Set([...need.shape.metrics, ...shape.metrics]),
      };
      need.waiting.push(one);
    } else {
      needs.set(name, { shape, waiting: [one] });
    }
  }
  const list = [...needs.values()];
  const absorbed = context.mode === 'full' ? pair(absorb(list, context), context) : list;
  return absorbed.map(({ shape }) => roundOut(shape, context));
}

/** The cube that answers one slice alone: its groups and filter, and of its months those that are missing. */
function shapeOf({ slice, missing }: Waiting, { metrics }: WidenContext): CubeShape {
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
 * for that. A month that fits is there for the next range, and for the month's own total.
 */
function roundOut(shape: CubeShape, { sizes, nowMs, pageCap }: WidenContext): CubeShape {
  const tomorrow = nextDay(today(nowMs));
  const month = firstOfMonth(shape.start);
  const start = month < oldestDay(nowMs) ? shape.start : month;
  const until = shape.end === firstOfMonth(shape.end) ? shape.end : nextMonth(shape.end);
  // Days that have not begun are not asked for: whether AWS prints them is not known. See aws-apis.md §1.2.
  const end = shape.granularity === 'DAILY' && until > tomorrow ? tomorrow : until;
  const wide = { ...shape, start, end };
  const pages = sizes.pagesOf(wide);
  return pages <= sizes.pagesOf(shape) && pages <= pageCap ? wide : shape;
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
    const [best] = hosts.sort((a, b) => a.more - b.more || a.host.shape.groups.length - b.host.shape.groups.length);
    if (best && best.more < context.sizes.pagesOf(need.shape)) {
      best.host.shape = best.wide;
      best.host.waiting.push(...need.waiting);
      kept.splice(kept.indexOf(need), 1);
    }
  }
  return kept;
}

/** `shape` with the months that make it answer all of `need`, or undefined when it cannot, or would be cut. */
function extend(shape: CubeShape, need: Need, context: WidenContext): CubeShape | undefined {
  const missing = need.waiting.flatMap(({ missing: months }) => months);
  const asked = around(missing);
  const tomorrow = nextDay(today(context.nowMs));
  const end = shape.granularity === 'DAILY' && asked.end > tomorrow ? tomorrow : asked.end;
  const start = shape.granularity === need.shape.granularity ? need.shape.start : asked.start;
  const wide = {
    ...shape,
    ...around([shape, { start, end }]),
    metrics: new Set([...shape.metrics, ...need.shape.metrics]),
  };
  const answers = need.waiting.every(({ slice, missing: months }) =>
    months.every((span) => fit(slice, { cube: wide, span }, context)),
  );
  return answers && context.sizes.pagesOf(wide) <= context.pageCap ? wide : undefined;
}

/** Two keys in one purchase, where the pages learned so far say that it is not dearer. */
function pair(needs: readonly Need[], { sizes, pageCap, rules }: WidenContext): readonly Need[] {
  const kept = [...needs];
  for (const one of needs) {
    for (const two of needs) {
      const [a, b] = [kept.indexOf(one), kept.indexOf(two)];
      const both = a >= 0 && b > a ? joined(one.shape, two.shape) : undefined;
      if (!both || !sizes.isKnown(both) || both.groups.some((name) => rules.failed.has(`sum ${name}`))) {
        continue;
      }
      const pages = sizes.pagesOf(both);
      if (pages <= sizes.pagesOf(one.shape) + sizes.pagesOf(two.shape) && pages <= pageCap) {
        kept.splice(b, 1);
        kept.splice(a, 1, { shape: both, waiting: [...one.waiting, ...two.waiting] });
      }
    }
  }
  return kept;
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
