// PURE. States now and changes of state → what each alarm was, and when, within a range.
import type { QueryContext } from '../kind';
import { type Alarm, keyOf } from './read-alarms';
import type { Change } from './read-changes';
import { HISTORY_KEPT_MS } from './request';

/** A state from one moment to the next; epoch ms, the end exclusive. */
export interface Span {
  readonly state: string;
  readonly startMs: number;
  readonly endMs: number;
  /** Why it began; of what began before the range only where it still lasts. */
  readonly reason: string;
  /** Whether it lasts beyond what is drawn. */
  readonly isOpen: boolean;
}

/** One alarm over the range. */
export interface Life {
  readonly name: string;
  readonly region: string;
  /** As it is now; undefined for what AWS has the history of only, a deleted alarm. */
  readonly alarm: Alarm | undefined;
  /** Ascending, within the range, without gaps; what is not known is left out at the beginning. */
  readonly spans: readonly Span[];
}

/**
 * From the range's start to its end, or to now. The state before an alarm's first change is the one it changed from; without any
 * change it is today's, since AWS says it is. Alarms in the order given, then those that are no more.
 */
export function livesOf(alarms: readonly Alarm[], changes: readonly Change[], context: QueryContext): readonly Life[] {
  const byKey = new Map<string, { name: string; region: string; alarm?: Alarm; changes: Change[] }>();
  for (const alarm of alarms) {
    byKey.set(keyOf(alarm), { name: alarm.name, region: alarm.region, alarm, changes: [] });
  }
  for (const change of changes) {
    const key = keyOf(change);
    const known = byKey.get(key) ?? { name: change.name, region: change.region, changes: [] };
    known.changes.push(change);
    byKey.set(key, known);
  }
  return [...byKey.values()].map(({ name, region, alarm, changes: own }) => ({
    name,
    region,
    alarm,
    spans: spansOf(alarm, own, context),
  }));
}

function spansOf(alarm: Alarm | undefined, told: readonly Change[], context: QueryContext): readonly Span[] {
  const { fromMs, nowMs } = context;
  const endMs = Math.min(context.toMs, nowMs);
  const changes = withNow(alarm, told);
  const [first] = changes;
  const before = first
    ? [{ state: first.from, startMs: Math.max(fromMs, nowMs - HISTORY_KEPT_MS), reason: '' }]
    : alarm?.sinceMs !== undefined
      ? [{ state: alarm.state, startMs: Math.max(fromMs, alarm.sinceMs), reason: alarm.reason }]
      : [];
  const begun = [
    // Before what is kept the first of the changes may lie already.
    ...before.filter(({ startMs }) => !first || startMs < first.atMs),
    ...changes.map(({ to, atMs, reason }) => ({ state: to, startMs: atMs, reason })),
  ];
  return begun.flatMap(({ state, startMs, reason }, index) => {
    const nextMs = begun[index + 1]?.startMs ?? Infinity;
    const span = { state, startMs: Math.max(startMs, fromMs), endMs: Math.min(nextMs, endMs), reason };
    return span.startMs < span.endMs ? [{ ...span, isOpen: nextMs > endMs }] : [];
  });
}

/** The two answers are of different moments: what DescribeAlarms knows to be newer is a change too. */
function withNow(alarm: Alarm | undefined, changes: readonly Change[]): readonly Change[] {
  const last = changes.at(-1);
  if (!alarm || !last || alarm.sinceMs === undefined || alarm.state === last.to || alarm.sinceMs <= last.atMs) {
    return changes;
  }
  const { name, region, state: to, sinceMs: atMs, reason } = alarm;
  return [...changes, { name, region, atMs, from: last.to, to, reason }];
}
