// How an hour's amount is spread over its minutes: a table of patterns, so that any part of any hour is one lookup.
// Layout: cumulative[((roughness × tilts + tilt) × patterns + pattern) × 61 + minute] is the share of the hour before a
// minute; it is 0 at 0 and 1 at 60, so that minutes always add up to their hour, whatever the period asked for.
import { hashText, mix, unit } from './hash';

/** How much minutes differ: `smooth` for levels such as memory, `lively` for load, `rough` for bursts. */
export const roughnesses = ['smooth', 'lively', 'rough'] as const;
export type Roughness = (typeof roughnesses)[number];

const amplitude: Readonly<Record<Roughness, number>> = { smooth: 0.01, lively: 0.12, rough: 0.45 };
const patterns = 32;
/** From falling to rising: an hour leans from the one before towards the one after. */
const tiltSteps = 10;
const tilts = 2 * tiltSteps + 1;
const maxTilt = 0.45;
const width = 61;

const cumulative = new Float64Array(roughnesses.length * tilts * patterns * width);
const extremes = new Float64Array(roughnesses.length * tilts * patterns * 2);

roughnesses.forEach((roughness, rough) => {
  for (let pattern = 0; pattern < patterns; pattern++) {
    const seed = hashText(`${roughness}/${pattern}`);
    const weights = Array.from(
      { length: 60 },
      (_, minute) => 1 + amplitude[roughness] * (2 * unit(mix(seed, minute)) - 1),
    );
    const sum = weights.reduce((a, b) => a + b, 0);
    for (let tilt = 0; tilt < tilts; tilt++) {
      const lean = ((tilt - tiltSteps) / tiltSteps) * maxTilt;
      const row = (rough * tilts + tilt) * patterns + pattern;
      let before = 0;
      let low = Number.POSITIVE_INFINITY;
      let high = 0;
      for (let minute = 0; minute < 60; minute++) {
        const x = minute / 60;
        cumulative[row * width + minute] = before + lean * x * (x - 1);
        before += (weights[minute] as number) / sum;
      }
      cumulative[row * width + 60] = 1;
      for (let minute = 0; minute < 60; minute++) {
        const share = (cumulative[row * width + minute + 1] as number) - (cumulative[row * width + minute] as number);
        low = Math.min(low, share);
        high = Math.max(high, share);
      }
      extremes[row * 2] = low;
      extremes[row * 2 + 1] = high;
    }
  }
});

/** The row of an hour; `before`, `here` and `after` are the amounts of three hours in a row. */
export function patternRow(
  hash: number,
  roughness: number,
  [before, here, after]: readonly [number, number, number],
): number {
  const lean = here > 0 ? (after - before) / (4 * here) : 0;
  const tilt = Math.round((Math.min(maxTilt, Math.max(-maxTilt, lean)) / maxTilt) * tiltSteps) + tiltSteps;
  return (roughness * tilts + tilt) * patterns + (hash % patterns);
}

/** Share of the hour before `minute`, which may lie between two whole ones. */
export function shareBefore(row: number, minute: number): number {
  const whole = Math.floor(minute);
  const share = cumulative[row * width + whole] as number;
  return whole === minute
    ? share
    : share + (minute - whole) * ((cumulative[row * width + whole + 1] as number) - share);
}

export const leastMinute = (row: number): number => extremes[row * 2] as number;
export const mostMinute = (row: number): number => extremes[row * 2 + 1] as number;
