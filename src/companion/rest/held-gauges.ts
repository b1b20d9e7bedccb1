// PURE. The gauges a scrape gets from what is held, a line each: a scrape never buys.
import type { AwsAnswer, AwsOperation } from '#aws/request';
import { type CostGauge, costGauges } from './cost-metrics';
import { tagGauges } from './tag-metrics';
import { forecastGauges } from './forecast-metrics';

/** The answers of an operation that are held, expired or not. */
export type HeldAnswers = <O extends AwsOperation>(operation: O) => Iterable<AwsAnswer<O>>;

export interface Sample {
  /** By `labelNames`. */
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A gauge without samples is left out of the text, or 0 where it has no labels. */
export interface HeldGauge {
  readonly name: string;
  readonly help: string;
  readonly labelNames: readonly string[];
  read(held: HeldAnswers, nowMs: number): readonly Sample[];
}

const BY_SERVICE = ['service', 'unit'];
const costsOf = (held: HeldAnswers, nowMs: number) => costGauges(held('ce:GetCostAndUsage'), nowMs);
const byService = (gauges: readonly CostGauge[]): readonly Sample[] =>
  gauges.map(({ amount, ...labels }) => ({ labels, value: amount }));

export const heldGauges: readonly HeldGauge[] = [
  {
    name: 'aws_cost_daily',
    help: 'Unblended cost of the newest complete UTC day that is held',
    labelNames: BY_SERVICE,
    read: (held, nowMs) => byService(costsOf(held, nowMs).daily),
  },
  {
    name: 'aws_cost_daily_start_timestamp_seconds',
    help: 'Start of that day',
    labelNames: [],
    read: (held, nowMs) => [{ labels: {}, value: (costsOf(held, nowMs).dayMs ?? 0) / 1000 }],
  },
  {
    name: 'aws_cost_total',
    help: 'Unblended cost from the first of that month through that day',
    labelNames: BY_SERVICE,
    read: (held, nowMs) => byService(costsOf(held, nowMs).total),
  },
  {
    name: 'aws_cost_by_tag',
    help: 'Amortized cost of what can carry a tag, by its value, on the newest complete UTC day that is held',
    labelNames: ['tag', 'value', 'unit'],
    read: (held, nowMs) =>
      tagGauges(held('ce:GetCostAndUsage'), nowMs).map(({ amount, ...labels }) => ({ labels, value: amount })),
  },
  {
    name: 'aws_cost_forecast',
    help: 'Mean of the forecast from today through the end of this UTC month, of all that is not filtered',
    labelNames: ['metric', 'unit'],
    read: (held, nowMs) =>
      forecastGauges(held('ce:GetCostForecast'), nowMs).map(({ amount, ...labels }) => ({ labels, value: amount })),
  },
];
