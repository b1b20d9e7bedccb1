// PURE. The usage queries of a panel → the fewest calls that answer them: as many of a region in one as AWS takes. Every query of
// the panel comes to the same calls, and equal requests share one answer.
import type { QueryContext } from '../kind';
import { dayMs } from '../shared/utc';
import { type Asked, askedMetrics } from './metric-queries';
import { modeOf } from './model';
import type { Member } from './panel';
import { ceilTo, floorTo, isKeptFrom, periodOf } from './period';

/** AWS's, for one GetMetricData. */
export const MAX_QUERIES = 500;
/** AWS's: statements of Metrics Insights in one GetMetricData. */
const MAX_STATEMENTS = 1;
/** AWS's, for a page; and there is only one where an expression is in the call. */
const MAX_UNPAGED_POINTS = 100_800;

export interface BatchPart extends Asked {
  readonly member: Member;
  readonly seconds: number;
}

export interface Batch {
  readonly region: string | undefined;
  readonly startMs: number;
  /** Exclusive. */
  readonly endMs: number;
  readonly parts: readonly BatchPart[];
}

/** What must stay in one call: metric math and all it is made of; everything else is a group by itself. */
interface Group {
  readonly parts: readonly BatchPart[];
  readonly fromMs: number;
  readonly seconds: number;
  /** At least: how many series an expression has is not known. */
  readonly points: number;
  readonly hasExpression: boolean;
}

interface Bin {
  groups: Group[];
  size: number;
  statements: number;
  points: number;
  hasExpression: boolean;
}

/** Calls by region, in the order of the panel. Hidden queries are asked only where metric math needs them. */
export function batchesOf(members: readonly Member[], context: QueryContext): readonly Batch[] {
  const asked = neededOf(members);
  const regions = [...new Set(asked.flatMap((member) => member.regions))];
  return regions.flatMap((region) => {
    const here = asked.filter((member) => member.regions.includes(region));
    return pack(groupsOf(here, context), context).map((bin) => ({ region, ...bin }));
  });
}

/** The visible ones, and what they are made of. */
export function neededOf(
  members: readonly Member[],
  wanted: readonly Member[] = members.filter(({ isHidden }) => !isHidden),
): readonly Member[] {
  const needed = new Set(wanted);
  for (const member of needed) {
    // A set goes on over what is added to it.
    members.filter(({ id }) => member.refersTo.includes(id)).forEach((other) => needed.add(other));
  }
  return members.filter((member) => needed.has(member));
}

function groupsOf(members: readonly Member[], context: QueryContext): readonly Group[] {
  const referredTo = new Set(members.flatMap(({ refersTo }) => refersTo));
  const together = new Map<Member, Set<Member>>(members.map((member) => [member, new Set([member])]));
  for (const member of members) {
    for (const other of members.filter(({ id }) => member.refersTo.includes(id))) {
      const joined = new Set([...together.get(member)!, ...together.get(other)!]);
      joined.forEach((one) => together.set(one, joined));
    }
  }
  const partsOf = (member: Member): readonly BatchPart[] =>
    askedMetrics(member.query, context, { ...member, isReferredTo: referredTo.has(member.id) }).map((asked) => ({
      ...asked,
      member,
      seconds: periodOf(member.query, context).seconds,
    }));
  return [...new Set(together.values())].flatMap((joined) => {
    const parts = members.filter((member) => joined.has(member)).flatMap(partsOf);
    return joined.size === 1 ? parts.map((part) => groupOf([part], context)) : [groupOf(parts, context)];
  });
}

function groupOf(parts: readonly BatchPart[], context: QueryContext): Group {
  return {
    parts,
    fromMs: Math.min(...parts.map(({ member }) => firstMs(member, context))),
    seconds: Math.max(...parts.map(({ seconds }) => seconds)),
    points: parts.reduce((sum, { seconds }) => sum + (context.toMs - context.fromMs) / 1_000 / seconds, 0),
    hasExpression: parts.some(({ entry }) => entry.Expression !== undefined),
  };
}

/** A day's growth takes the day before. */
function firstMs({ query }: Member, { fromMs }: QueryContext): number {
  return query.transform === 'perDay' ? floorTo(fromMs, 86_400) - dayMs : fromMs;
}

/** First fit, the longest period first: it sets the bounds that the others must bear. */
function pack(groups: readonly Group[], context: QueryContext): readonly Omit<Batch, 'region'>[] {
  const bins: Bin[] = [];
  for (const group of [...groups].sort((a, b) => b.seconds - a.seconds)) {
    const statements = group.parts.filter(isStatement).length;
    const fits = ({ groups: [first], ...bin }: Bin) =>
      bin.size + group.parts.length <= MAX_QUERIES &&
      bin.statements + statements <= MAX_STATEMENTS &&
      (!(bin.hasExpression || group.hasExpression) || bin.points + group.points <= MAX_UNPAGED_POINTS) &&
      (first === undefined || bears(first, group, context));
    let bin = bins.find(fits);
    if (!bin) {
      bins.push((bin = { groups: [], size: 0, statements: 0, points: 0, hasExpression: false }));
    }
    bin.groups.push(group);
    bin.size += group.parts.length;
    bin.statements += statements;
    bin.points += group.points;
    bin.hasExpression ||= group.hasExpression;
  }
  const places = new Map(groups.map((group, place) => [group, place]));
  return bins.map(({ groups: packed }) =>
    boundsOf(
      packed.sort((a, b) => places.get(a)! - places.get(b)!),
      context,
    ),
  );
}

/** Whole periods, so that whoever looks a second later asks the same. */
function boundsOf(groups: readonly Group[], { toMs }: QueryContext): Omit<Batch, 'region'> {
  const seconds = Math.max(...groups.map((group) => group.seconds));
  const startMs = floorTo(Math.min(...groups.map(({ fromMs }) => fromMs)), seconds);
  const endMs = Math.max(ceilTo(toMs, seconds), startMs + seconds * 1_000);
  return { startMs, endMs, parts: groups.flatMap(({ parts }) => parts) };
}

/** Whether the bounds of the longer period begin and end periods of the shorter, and CloudWatch still keeps those. */
function bears(longer: Group, shorter: Group, { nowMs }: QueryContext): boolean {
  const startMs = floorTo(Math.min(longer.fromMs, shorter.fromMs), longer.seconds);
  return shorter.parts.every(
    ({ seconds }) =>
      longer.seconds === seconds || (longer.seconds % seconds === 0 && isKeptFrom(seconds, startMs, nowMs)),
  );
}

function isStatement({ member }: BatchPart): boolean {
  const mode = modeOf(member.query);
  return mode === 'sql' || mode === 'sqlBuilder';
}
