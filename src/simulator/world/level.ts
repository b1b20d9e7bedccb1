// Levels such as CPU or memory: a base, and a part that follows the traffic of the day and the week.
import { createCurve, type Curve } from './curve';
import { mix, unit } from './hash';
import type { Roughness } from './minute-patterns';
import { dayContext, dayFactor, dayShares, profile, type Shape } from './shapes';

export interface LevelFacts {
  readonly hash: number;
  readonly base: number;
  /** Added to the base in an ordinary hour; the busiest has about 1.7 times as much. */
  readonly load: number;
  readonly shape: Shape;
  readonly roughness: Roughness;
  /** Change of the base per day, from `driftFrom` (a day) on, begun anew every `driftDays`: disks that fill and are cleared. */
  readonly drift?: { readonly perDay: number; readonly days: number };
  readonly ceiling?: number;
}

/** A curve that accumulates value × minutes. */
export function createLevel({ hash, base, load, shape, roughness, drift, ceiling }: LevelFacts): Curve {
  const shares = dayShares[profile(shape)];
  return createCurve({
    hash,
    roughness,
    day(day) {
      const factor = dayFactor(shape, dayContext(day), hash);
      const moved = drift ? drift.perDay * ((((day + (hash % drift.days)) % drift.days) + drift.days) % drift.days) : 0;
      const before: number[] = [0];
      for (let hour = 0; hour < 24; hour++) {
        const busy = 24 * ((shares[hour + 1] as number) - (shares[hour] as number));
        const wobble = 0.92 + 0.16 * unit(mix(hash, day * 24 + hour));
        const value = Math.max(0, base + moved + load * busy * factor * wobble);
        before.push((before[hour] as number) + Math.min(ceiling ?? Number.POSITIVE_INFINITY, value));
      }
      const total = before[24] as number;
      return { amount: total * 60, shares: total > 0 ? before.map((value) => value / total) : dayShares.flat };
    },
  });
}

/** The same curve, scaled and with minutes of its own; `dayNoise` makes days differ by so much. */
export const scaledCurve = (
  curve: Curve,
  { factor, hash, dayNoise = 0 }: { factor: number; hash: number; dayNoise?: number },
): Curve =>
  createCurve({
    hash,
    roughness: curve.roughness,
    day(day) {
      const { amount, shares } = curve.day(day);
      return { amount: amount * factor * (1 + dayNoise * (2 * unit(mix(hash, day)) - 1)), shares };
    },
  });

/** What several curves come to together; their minutes differ, their hours add up. */
export const sumOfCurves = (curves: readonly Curve[], hash: number): Curve =>
  createCurve({
    hash,
    roughness: curves[0]?.roughness ?? 'smooth',
    day(day) {
      const days = curves.map((curve) => curve.day(day));
      const amount = days.reduce((sum, one) => sum + one.amount, 0);
      if (amount <= 0) {
        return { amount: 0, shares: dayShares.flat };
      }
      const shares = Array.from({ length: 25 }, (_, hour) =>
        days.reduce((sum, one) => sum + (one.amount * (one.shares[hour] as number)) / amount, 0),
      );
      shares[24] = 1;
      return { amount, shares };
    },
  });
