// PURE. The forecast as a Prometheus gauge, from what is held: a scrape never buys.
import type { AnswerFacts, AwsRequest, Forecast } from '#aws/request';
import Big from 'big.js';

export interface HeldForecast {
  readonly request: AwsRequest<'ce:GetCostForecast'>;
  readonly output: Forecast;
  readonly facts: Pick<AnswerFacts, 'fetchedAtMs'>;
}

export interface ForecastGauge {
  /** AWS's name: `UNBLENDED_COST`. */
  readonly metric: string;
  readonly unit: string;
  readonly amount: number;
}

/**
 * Held forecasts → for each metric what is still to come this UTC month, today included: the sum of the means, of the newest answer
 * without a filter that covers today to the month's end. Empty where none does. Throws nothing.
 */
export function forecastGauges(held: Iterable<HeldForecast>, nowMs: number): readonly ForecastGauge[] {
  const now = new Date(nowMs);
  const today = now.toISOString().slice(0, 10);
  const end = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1)).toISOString().slice(0, 10);
  const newest = new Map<string, ForecastGauge>();
  const oldestFirst = [...held].sort((a, b) => a.facts.fetchedAtMs - b.facts.fetchedAtMs);
  for (const { request, output } of oldestFirst) {
    const amount = request.input.Filter ? undefined : sum(output, today, end);
    const metric = request.input.Metric ?? '';
    if (amount !== undefined) {
      newest.set(metric, { metric, unit: output.unit, amount });
    }
  }
  return [...newest.values()].sort((a, b) => a.metric.localeCompare(b.metric));
}

/** Of the periods from one day to the other, which must fill it without a gap and be readable. */
function sum({ periods }: Forecast, from: string, until: string): number | undefined {
  const inside = periods.filter(({ start, end }) => start >= from && end <= until);
  const isWhole =
    inside[0]?.start === from &&
    inside.at(-1)?.end === until &&
    inside.every(({ end, mean }, place) => isDecimal(mean) && (inside[place + 1]?.start ?? end) === end);
  return isWhole ? inside.reduce((total, { mean }) => total.plus(mean), new Big(0)).toNumber() : undefined;
}

function isDecimal(text: string): boolean {
  return /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text);
}
