// What a metric's samples are, and every statistic of them over a stretch of time. Nothing is stored: each is worked out
// from a curve.
import type { Curve } from './curve';

/** Times are ms; `sampleMs` is 1,000 (high resolution), 60,000 or, for EC2's basic monitoring, 300,000. */
export type Readings =
  /** A state read at each sample, such as CPU; its curve accumulates value × minutes. */
  | { readonly kind: 'level'; readonly curve: Curve; readonly sampleMs: number }
  /** An amount told at each sample, such as bytes. */
  | { readonly kind: 'amount'; readonly curve: Curve; readonly sampleMs: number }
  /** One sample per event: 1 where it happened, 0 where something else did, such as errors among invocations. */
  | { readonly kind: 'events'; readonly curve: Curve; readonly among: Curve }
  /** One sample per event: how much of something it took, such as a duration. `spread` is σ of its logarithm. */
  | { readonly kind: 'measures'; readonly curve: Curve; readonly among: Curve; readonly spread: number }
  /** A few samples a day at known moments, such as storage or charges. */
  | {
      readonly kind: 'samples';
      readonly everyMs: number;
      readonly offsetMs: number;
      at(ms: number): number | undefined;
    };

/**
 * Samples of one stretch [from, until). Its statistics are functions beside it, not members: a point of a graph is made in
 * a microsecond only where no function is made with it.
 */
export interface Stretch {
  readonly readings: Readings;
  readonly from: number;
  readonly until: number;
  readonly count: number;
  /** Ascending; of samples at known moments alone. */
  readonly values: readonly number[];
}

const minuteMs = 60_000;
const none: readonly number[] = [];
const up = (ms: number, step: number): number => Math.ceil(ms / step) * step;

/** The samples within [from, until); undefined where there are none. */
export function stretchOf(readings: Readings, from: number, until: number): Stretch | undefined {
  switch (readings.kind) {
    case 'level':
    case 'amount': {
      const first = up(from, readings.sampleMs);
      const end = up(until, readings.sampleMs);
      const count = (end - first) / readings.sampleMs;
      return count > 0 ? { readings, from: first, until: end, count, values: none } : undefined;
    }
    case 'events':
    case 'measures': {
      const count = readings.among.between(from, until, true);
      return count > 0 ? { readings, from, until, count, values: none } : undefined;
    }
    case 'samples': {
      const values = samplesWithin(readings, from, until);
      return values.length > 0 ? { readings, from, until, count: values.length, values } : undefined;
    }
  }
}

function samplesWithin(
  { everyMs, offsetMs, at }: Extract<Readings, { kind: 'samples' }>,
  from: number,
  until: number,
): readonly number[] {
  const values: number[] = [];
  for (let ms = up(from - offsetMs, everyMs) + offsetMs; ms < until; ms += everyMs) {
    const value = at(ms);
    if (value !== undefined) {
      values.push(value);
    }
  }
  return values.length > 1 ? values.sort((a, b) => a - b) : values;
}

export function sumOf({ readings, from, until, count, values }: Stretch): number {
  switch (readings.kind) {
    case 'level':
      return (readings.curve.between(from, until) * minuteMs) / readings.sampleMs;
    case 'amount':
      return readings.curve.between(from, until, true);
    case 'events':
      return readings.curve === readings.among ? count : Math.min(count, readings.curve.between(from, until, true));
    case 'measures':
      return readings.curve.between(from, until);
    case 'samples':
      return values.reduce((total, value) => total + value, 0);
  }
}

export const meanOf = (stretch: Stretch): number => sumOf(stretch) / stretch.count;

export function leastOf(stretch: Stretch): number {
  const { readings, count, values } = stretch;
  switch (readings.kind) {
    case 'level':
    case 'amount':
      return leastAround(stretch, meanOf(stretch));
    case 'events':
      return sumOf(stretch) < count ? 0 : 1;
    case 'measures':
      return measureAt(stretch, -reachOf(count));
    case 'samples':
      return values[0] as number;
  }
}

export function mostOf(stretch: Stretch): number {
  const { readings, count, values } = stretch;
  switch (readings.kind) {
    case 'level':
    case 'amount':
      return mostAround(stretch, meanOf(stretch));
    case 'events':
      return sumOf(stretch) > 0 ? 1 : 0;
    case 'measures':
      return measureAt(stretch, reachOf(count));
    case 'samples':
      return values.at(-1) as number;
  }
}

export function quantileOf(stretch: Stretch, percent: number): number {
  const { readings, count, values } = stretch;
  switch (readings.kind) {
    case 'level':
    case 'amount': {
      const mean = meanOf(stretch);
      return percent < 50
        ? mean - ((mean - leastAround(stretch, mean)) * (50 - percent)) / 50
        : mean + ((mostAround(stretch, mean) - mean) * (percent - 50)) / 50;
    }
    case 'events':
      return percent / 100 > 1 - meanOf(stretch) ? 1 : 0;
    case 'measures': {
      const reach = reachOf(count);
      return measureAt(stretch, Math.min(reach, Math.max(-reach, deviationsOf(percent / 100))));
    }
    case 'samples':
      return values[Math.min(count - 1, Math.floor((percent / 100) * count))] as number;
  }
}

const leastAround = (stretch: Stretch, mean: number): number => Math.min(extremeOf(stretch, 'least'), mean);
const mostAround = (stretch: Stretch, mean: number): number => Math.max(extremeOf(stretch, 'most'), mean);

/** Least or most of the samples that a clock takes, from the curve's slots. */
function extremeOf({ readings, from, until }: Stretch, which: 'least' | 'most'): number {
  if (readings.kind !== 'level' && readings.kind !== 'amount') {
    return Number.NaN;
  }
  const slot = Math.min(until - from, Math.max(readings.sampleMs, minuteMs));
  const inSlot = readings.curve[which](from, until, slot);
  // A level's curve has value × minutes; an amount's slot may hold several samples.
  return readings.kind === 'level' ? (inSlot * minuteMs) / slot : Math.round((inSlot * readings.sampleMs) / slot);
}

/** How far the rarest of so many samples strays, in deviations. */
const reachOf = (count: number): number => Math.min(4, Math.sqrt(2 * Math.log(count + 1)));

function measureAt(stretch: Stretch, deviations: number): number {
  const spread = stretch.readings.kind === 'measures' ? stretch.readings.spread : 0;
  return meanOf(stretch) * Math.exp(spread * deviations - (spread * spread) / 2);
}

/** Inverse of the bell curve's distribution, by its logistic neighbour: right within a twentieth. */
const deviationsOf = (share: number): number =>
  share <= 0 ? Number.NEGATIVE_INFINITY : share >= 1 ? Number.POSITIVE_INFINITY : Math.log(share / (1 - share)) / 1.702;
