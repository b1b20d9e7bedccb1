// A quantity over time, known by what has accumulated: so the sum over any stretch is the difference of two numbers, and
// minutes, hours and days always agree with each other and with the bill.
import { dayMs, hourMs } from './calendar';
import { mix } from './hash';
import { leastMinute, mostMinute, patternRow, roughnesses, shareBefore, type Roughness } from './minute-patterns';

/** A day's amount, and per hour 0 … 24 the share of it that lies before. */
export interface DayAmount {
  readonly amount: number;
  readonly shares: readonly number[];
}

export interface CurveFacts {
  readonly hash: number;
  readonly roughness: Roughness;
  day(day: number): DayAmount;
}

export interface Curve extends CurveFacts {
  /** Amount between two instants in ms; whole numbers of a whole curve add up to whole days. */
  between(from: number, until: number, whole?: boolean): number;
  /** Least and most of a slot of so many ms (a divisor of an hour) within a stretch. */
  least(from: number, until: number, slotMs: number): number;
  most(from: number, until: number, slotMs: number): number;
}

const minuteMs = 60_000;

export function createCurve(facts: CurveFacts): Curve {
  const roughness = roughnesses.indexOf(facts.roughness);
  let day = Number.NaN;
  let known: DayAmount = { amount: 0, shares: [] };
  let hourOf = Number.NaN;
  let row = 0;
  let start = 0;
  let size = 0;

  // Neighbouring questions are about the same hour: what was worked out for it is kept until the next one.
  const enter = (ofDay: number, hour: number): void => {
    if (ofDay !== day) {
      day = ofDay;
      known = facts.day(ofDay);
      hourOf = Number.NaN;
    }
    if (hour !== hourOf) {
      hourOf = hour;
      const { shares } = known;
      const share = (index: number): number => (shares[index + 1] as number) - (shares[index] as number);
      const here = share(hour);
      start = shares[hour] as number;
      size = here;
      row = patternRow(mix(facts.hash, ofDay * 24 + hour), roughness, [
        hour > 0 ? share(hour - 1) : here,
        here,
        hour < 23 ? share(hour + 1) : here,
      ]);
    }
  };

  const since = (ofDay: number, ms: number): number => {
    const hour = Math.floor(ms / hourMs);
    if (hour === 24) {
      enter(ofDay, 23);
      return known.amount;
    }
    enter(ofDay, hour);
    return known.amount * (start + size * shareBefore(row, (ms - hour * hourMs) / minuteMs));
  };

  const between: Curve['between'] = (from, until, whole = false) => {
    let sum = 0;
    for (let at = from; at < until;) {
      const ofDay = Math.floor(at / dayMs);
      const end = Math.min(until, (ofDay + 1) * dayMs);
      const before = since(ofDay, at - ofDay * dayMs);
      const after = since(ofDay, end - ofDay * dayMs);
      sum += whole ? Math.round(after) - Math.round(before) : after - before;
      at = end;
    }
    return sum;
  };

  const extreme = (from: number, until: number, slotMs: number, isMost: boolean): number => {
    let best = isMost ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    // Where one slot ends the next begins.
    let reached = Number.NaN;
    let after = 0;
    for (let at = from; at < until;) {
      const ofDay = Math.floor(at / dayMs);
      const inDay = at - ofDay * dayMs;
      const isWholeHour = slotMs === minuteMs && inDay % hourMs === 0 && at + hourMs <= until;
      let slot: number;
      if (isWholeHour) {
        enter(ofDay, inDay / hourMs);
        slot = known.amount * size * (isMost ? mostMinute(row) : leastMinute(row));
      } else {
        const before = reached === at && inDay > 0 ? after : since(ofDay, inDay);
        after = since(ofDay, inDay + slotMs);
        reached = at + slotMs;
        slot = after - before;
      }
      best = isMost ? Math.max(best, slot) : Math.min(best, slot);
      at += isWholeHour ? hourMs : slotMs;
    }
    return best;
  };

  return {
    ...facts,
    between,
    least: (from, until, slotMs) => extreme(from, until, slotMs, false),
    most: (from, until, slotMs) => extreme(from, until, slotMs, true),
  };
}
