// CloudWatch's statistics by name, from the five plain ones to trimmed means.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html
import { leastOf, meanOf, mostOf, quantileOf, stretchOf, sumOf, type Readings, type Stretch } from './readings';

/** Samples of a stretch → the statistic. */
export type Statistic = (stretch: Stretch) => number;

const plain: Readonly<Record<string, Statistic>> = {
  Sum: sumOf,
  Average: meanOf,
  Minimum: leastOf,
  Maximum: mostOf,
  SampleCount: ({ count }) => count,
  IQM: (stretch) => trimmedMean(stretch, 25, 75),
};

const steps = 20;

function trimmedMean(stretch: Stretch, low: number, high: number): number {
  let sum = 0;
  for (let step = 0; step < steps; step++) {
    sum += quantileOf(stretch, low + ((step + 0.5) * (high - low)) / steps);
  }
  return sum / steps;
}

/** Per cent of samples at or below a value. */
function rankOf(stretch: Stretch, value: number): number {
  let low = 0;
  let high = 100;
  for (let step = 0; step < 30; step++) {
    const middle = (low + high) / 2;
    [low, high] = quantileOf(stretch, middle) <= value ? [middle, high] : [low, middle];
  }
  return low;
}

const trimmed: Readonly<Record<string, (low: number, high: number) => Statistic>> = {
  tm: (low, high) => (stretch) => trimmedMean(stretch, low, high),
  tc:
    (low, high) =>
    ({ count }) =>
      Math.round((count * (high - low)) / 100),
  ts: (low, high) => (stretch) => (trimmedMean(stretch, low, high) * stretch.count * (high - low)) / 100,
  wm: (low, high) => (stretch) =>
    (low * quantileOf(stretch, low) +
      (high - low) * trimmedMean(stretch, low, high) +
      (100 - high) * quantileOf(stretch, high)) /
    100,
};

const short = /^(p|tm|tc|ts|wm)(100|\d{1,2}(?:\.\d{1,10})?)$/;
const long = /^(TM|TC|TS|WM|PR)\((\d+(?:\.\d+)?)?(%?):(\d+(?:\.\d+)?)?(%?)\)$/;

/** A statistic by AWS's name for it, or undefined: `Average`, `p99.9`, `tm90`, `TM(10%:90%)`, `PR(:300)`. */
export function statisticOf(name: string): Statistic | undefined {
  const known = Object.hasOwn(plain, name) ? plain[name] : undefined;
  if (known) {
    return known;
  }
  const [, letter, at] = short.exec(name) ?? [];
  if (letter !== undefined && at !== undefined) {
    return letter === 'p' ? (stretch) => quantileOf(stretch, Number(at)) : trimmed[letter]?.(0, Number(at));
  }
  const [, word, low, , high] = long.exec(name) ?? [];
  if (word === undefined || (low === undefined && high === undefined)) {
    return undefined;
  }
  if (word === 'PR') {
    return (stretch) =>
      (high === undefined ? 100 : rankOf(stretch, Number(high))) -
      (low === undefined ? 0 : rankOf(stretch, Number(low)));
  }
  // Bounds in the metric's own unit are read as per cent: the simulator's samples are made, not kept.
  return trimmed[word.toLowerCase()]?.(Number(low ?? 0), Math.min(100, Number(high ?? 100)));
}

/** The statistic of [from, until) in ms; NaN where there are no samples. */
export function statisticBetween(
  readings: Readings,
  statistic: Statistic,
  { from, until }: { from: number; until: number },
): number {
  const stretch = from < until ? stretchOf(readings, from, until) : undefined;
  return stretch ? statistic(stretch) : Number.NaN;
}
