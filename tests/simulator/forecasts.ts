// Forecasts as the tests here ask for them and read them.
import {
  GetCostForecastCommand,
  type ForecastResult,
  type GetCostForecastCommandInput,
  type GetCostForecastCommandOutput,
} from '@aws-sdk/client-cost-explorer';
import type { Northwind } from './northwind';

export type ForecastInput = Partial<GetCostForecastCommandInput>;

/** From 2026-11-20 to the end of the month by day in UnblendedCost, with an interval of 80 %, unless asked otherwise. */
export const forecast = (
  { ce }: Pick<Northwind, 'ce'>,
  input: ForecastInput = {},
): Promise<GetCostForecastCommandOutput> =>
  ce.send(
    new GetCostForecastCommand({
      TimePeriod: { Start: '2026-11-20', End: '2026-12-01' },
      Metric: 'UNBLENDED_COST',
      Granularity: 'DAILY',
      PredictionIntervalLevel: 80,
      ...input,
    }),
  );

export const period = (Start: string, End: string): ForecastInput => ({ TimePeriod: { Start, End } });

export interface ForecastPoint {
  readonly start: string;
  readonly end: string;
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
}

export const points = ({
  ForecastResultsByTime = [],
}: {
  ForecastResultsByTime?: ForecastResult[] | undefined;
}): readonly ForecastPoint[] =>
  ForecastResultsByTime.map(
    ({ TimePeriod, MeanValue, PredictionIntervalLowerBound, PredictionIntervalUpperBound }) => ({
      start: String(TimePeriod?.Start),
      end: String(TimePeriod?.End),
      mean: Number(MeanValue),
      lower: Number(PredictionIntervalLowerBound),
      upper: Number(PredictionIntervalUpperBound),
    }),
  );

export const means = (output: GetCostForecastCommandOutput): readonly number[] =>
  points(output).map(({ mean }) => mean);
