// What alarms said and say: their metrics evaluated period by period over the thirty days that history is kept.
import { alarmFacts, comparisons, compositeFacts, type AlarmFacts } from './alarm-facts';
import { dayMs } from './calendar';
import { hashText } from './hash';
import { instancesOf } from './instances';
import type { Metric } from './metric';
import type { Metrics } from './metrics';
import { statisticBetween, statisticOf, type Statistic } from './statistic';
import type { World } from './world';

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

export interface Change {
  /** ms */
  readonly at: number;
  readonly from: AlarmState;
  readonly to: AlarmState;
  /** Of the last periods before the change, oldest first. */
  readonly points: readonly number[];
  /** End of the last of them, ms. */
  readonly until: number;
}

export interface Alarm {
  readonly facts: AlarmFacts;
  readonly metric: Metric;
  readonly threshold: number;
}

export interface CompositeAlarm {
  readonly facts: typeof compositeFacts;
}

export interface Alarms {
  readonly single: readonly Alarm[];
  readonly composite: CompositeAlarm;
  /** Changes of state up to `now`, oldest first; the first is the one it entered the kept time with. */
  changes(name: string, now: number): readonly Change[];
  /** When all of them were made, ms. */
  readonly createdAt: number;
}

const keptDays = 30;
const minuteMs = 60_000;

export function createAlarms(world: World, metrics: Metrics): Alarms {
  const instances = instancesOf(world.seed);
  const single = alarmFacts.flatMap((facts): Alarm[] => {
    const metric = metrics.all.find(
      (one) =>
        one.region === facts.region &&
        one.namespace === facts.namespace &&
        one.name === facts.metric &&
        facts.of(one, instances),
    );
    return metric ? [{ facts, metric, threshold: thresholdOf(facts, metric, world.anchor) }] : [];
  });
  const known = new Map<string, readonly Change[]>();

  const changes: Alarms['changes'] = (name, now) => {
    const key = `${name}@${Math.floor(now / minuteMs)}`;
    const found = known.get(key);
    if (found) {
      return found;
    }
    const alarm = single.find(({ facts }) => facts.name === name);
    const made = alarm
      ? changesOf(alarm, now)
      : compositeChanges(
          compositeFacts.children.map((child) => changes(child, now)),
          now,
        );
    // A running clock asks for another minute each time.
    if (known.size > 100) {
      known.clear();
    }
    known.set(key, made);
    return made;
  };

  return {
    single,
    composite: { facts: compositeFacts },
    changes,
    createdAt: (world.anchor - 200) * dayMs + 34_394_032,
  };
}

/** Two digits are enough for a threshold somebody might have typed. */
function thresholdOf({ threshold, stat, period }: AlarmFacts, { readings }: Metric, anchor: number): number {
  const statistic = statisticOf(stat);
  if (typeof threshold === 'number' || !statistic) {
    return Number(threshold);
  }
  const from = (anchor - 30) * dayMs;
  const sum = statisticBetween(readings, statistic, { from, until: from + 7 * dayMs });
  return Number(((threshold.timesMean * sum * period * 1000) / (7 * dayMs)).toPrecision(2));
}

function changesOf({ facts, metric, threshold }: Alarm, now: number): readonly Change[] {
  const { period, periods, comparison, stat, name } = facts;
  const periodMs = period * 1000;
  const statistic = statisticOf(stat) as Statistic;
  const isBreaching = comparisons[comparison];
  const { readings, until: died = Number.POSITIVE_INFINITY } = metric;
  const changes: Change[] = [];
  let state: AlarmState = 'INSUFFICIENT_DATA';
  const recent: number[] = [];
  // Evaluation begins where it does for the whole of thirty days, so that the state it begins with has one time.
  const first = Math.floor((now / dayMs - keptDays) / keptDays) * keptDays * dayMs;
  // A period is looked at a minute after its end, when its data has come.
  for (let from = first; from + periodMs + minuteMs <= now; from += periodMs) {
    const until = from + periodMs;
    recent.push(statisticBetween(readings, statistic, { from, until: Math.min(until, died) }));
    if (recent.length > periods) {
      recent.shift();
    }
    if (recent.length < periods) {
      continue;
    }
    const points = recent.filter((value) => !Number.isNaN(value));
    const to: AlarmState =
      points.length === 0
        ? 'INSUFFICIENT_DATA'
        : points.length === periods && points.every((value) => isBreaching(value, threshold))
          ? 'ALARM'
          : 'OK';
    if (to !== state || changes.length === 0) {
      const at = until + minuteMs + (hashText(`${name}/${until}`) % 30_000);
      changes.push({ at: Math.min(at, now), from: state, to, points, until });
      state = to;
    }
  }
  return changes;
}

/** ALARM while any child is. */
function compositeChanges(children: readonly (readonly Change[])[], now: number): readonly Change[] {
  const moments = [...new Set(children.flat().map(({ at }) => at))].filter((at) => at <= now).sort((a, b) => a - b);
  const changes: Change[] = [];
  let state: AlarmState = 'INSUFFICIENT_DATA';
  for (const at of moments) {
    const isAlarm = children.some((list) => list.findLast((change) => change.at <= at)?.to === 'ALARM');
    const to = isAlarm ? 'ALARM' : 'OK';
    if (to !== state) {
      changes.push({ at, from: state, to, points: [], until: at });
      state = to;
    }
  }
  return changes;
}
