// A forecast: what the world expects, off by a little that grows with distance, and an interval that knows about both.
// Everything but the interval is linear in the lines: forecasts of parts add up to the forecast of the whole.
import { eraOf } from '../../world/axes';
import { dayOf } from '../../world/calendar';
import { mix, unit } from '../../world/hash';
import type { Scene } from '../../wire/wire';
import type { SimulatorState } from '../state';
import { printAmount } from './amount';
import type { ForecastInput } from './forecast-input';
import { factors } from './metrics';
import type { Selection } from './selection';
import { buckets, type Bucket } from './time-period';

/** Of a forecast thirty days ahead, relative to it; it grows with the square root of the distance. */
const driftAtThirtyDays = 0.02;
const drift = (daysAhead: number): number => driftAtThirtyDays * Math.sqrt((daysAhead + 1) / 30);

interface Point {
  readonly mean: number;
  readonly deviation: number;
}

/** → Total and ForecastResultsByTime; first and last month may be partial. */
export function forecast(
  input: ForecastInput & { readonly selection: Selection; readonly unitName: string },
  scene: Scene<SimulatorState>,
): unknown {
  const { metric, granularity, period, level, selection, unitName } = input;
  const { roundCells } = scene.state.switches;
  const print = (value: number): string => printAmount(value, roundCells);
  const pointOf = createPoints({ selection, metric }, scene);
  const reach = level === undefined ? undefined : deviationsOf(level);
  const points = buckets(period, granularity).map((bucket) => ({ bucket, ...pointOf(bucket) }));
  return {
    Total: { Amount: print(points.reduce((sum, { mean }) => sum + mean, 0)), Unit: unitName },
    ForecastResultsByTime: points.map(({ bucket: { startText, endText }, mean, deviation }) => ({
      TimePeriod: { Start: startText, End: endText },
      MeanValue: print(mean),
      ...(reach !== undefined && {
        PredictionIntervalLowerBound: print(lowerBound(mean, reach * deviation)),
        PredictionIntervalUpperBound: print(mean + reach * deviation),
      }),
    })),
  };
}

/** What costs something does not turn into a gift. */
const lowerBound = (mean: number, reach: number): number => (mean >= 0 ? Math.max(0, mean - reach) : mean - reach);

function createPoints(
  { selection, metric }: Pick<ForecastInput, 'metric'> & { selection: Selection },
  { state, now }: Scene<SimulatorState>,
): (bucket: Bucket) => Point {
  const { world } = state;
  const { day: expected, risks, riskOf } = state.expectation();
  const weights = factors(world.lines, metric);
  const today = dayOf(now);
  /** −1 … 1: today's forecast leans to one side, tomorrow's to another. */
  const lean = 2 * unit(mix(world.seed, today)) - 1;

  return (bucket) => {
    const days = dayOf(bucket.end) - dayOf(bucket.start);
    const squares = new Float64Array(risks.length);
    let mean = 0;
    let drifting = 0;
    for (let day = dayOf(bucket.start); day < dayOf(bucket.end); day++) {
      const column = expected(day)[metric.column];
      const perRisk = new Float64Array(risks.length);
      let sum = 0;
      for (const line of selection[eraOf(world, day)]) {
        const value = (column[line] as number) * (weights?.[line] ?? 1);
        const risk = riskOf[line] as number;
        sum += value;
        if (risk >= 0) {
          perRisk[risk] = (perRisk[risk] as number) + value;
        }
      }
      perRisk.forEach((value, risk) => (squares[risk] = (squares[risk] as number) + value * value));
      mean += sum * (1 + lean * drift(day - today));
      drifting += sum * drift(day - today);
    }
    const variance = risks.reduce(
      (total, { daily, lasting, runDays }, risk) =>
        total + (squares[risk] as number) * (daily + lasting * Math.min(days, runDays)),
      drifting * drifting,
    );
    return { mean, deviation: Math.sqrt(variance) };
  };
}

/**
 * Percent → how many standard deviations to both sides hold as much of a bell curve: 80 → 1.28.
 * @see Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.23; off by less than 0.00045.
 */
export function deviationsOf(level: number): number {
  const t = Math.sqrt(-2 * Math.log((1 - level / 100) / 2));
  return t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
}
