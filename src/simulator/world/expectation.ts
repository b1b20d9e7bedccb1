// What is likely to come: the same world without its noise, and how far a day may stray from that. Forecasts read it,
// so their mean carries on the trend, the week, the fees and the story of the world they are about.
import { dayMs, firstDay, monthOf } from './calendar';
import type { Source } from './line-book';
import type { Columns } from './sheet';
import { isSeeded, strays } from './shapes';
import { createWorld, type World } from './world';

/** How far amounts that move together stray from what is expected of them, relative to that. */
export interface Risk {
  /** Variance of what is drawn anew each day. */
  readonly daily: number;
  /** Variance of what stays for `runDays` days before it is drawn again. */
  readonly lasting: number;
  readonly runDays: number;
}

export interface Expectation {
  /** Amounts per line of a day, its month closed. Not to be written to. */
  day(day: number): Columns;
  readonly risks: readonly Risk[];
  /** Per line the place of its risk; −1 for charges that follow from the calendar. */
  readonly riskOf: Int32Array;
}

/** Tax and support follow a month's sum, in which most noise has cancelled out. */
const monthlyRisk: Risk = { daily: 0.01 ** 2, lasting: 0, runDays: 1 };

const calm = (source: Source): Source => ({
  ...source,
  sigma: 0,
  shape: isSeeded(source.shape) ? 'flat' : source.shape,
});

export function createExpectation({ seed, anchor, lines, sources, monthlyLines }: World): Expectation {
  const world = createWorld({ seed, anchor, alter: calm });
  const riskOf = new Int32Array(lines.length).fill(-1);
  sources.forEach(({ slices }, source) => {
    for (const { usage, discount, covered, negation } of slices) {
      [usage, discount, ...covered, ...negation].forEach((line) => line >= 0 && (riskOf[line] = source));
    }
  });
  monthlyLines.forEach((line) => (riskOf[line] = sources.length));
  return {
    day: (day) => world.day(day, firstDay(monthOf(day) + 2) * dayMs),
    risks: [...sources.map(riskOfSource), monthlyRisk],
    riskOf,
  };
}

function riskOfSource({ sigma, shape }: Source): Risk {
  const { days = 1, variance = 0 } = strays[shape] ?? {};
  return { daily: Math.exp(sigma * sigma) - 1, lasting: variance, runDays: days };
}
