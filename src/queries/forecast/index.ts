// PURE. The forecast kind: what AWS will charge, behind what it has charged. See README.md beside.
import type { QueryKind } from '../kind';
import { checkForecast } from './check';
import { describeForecast } from './describe';
import { forecastExamples } from './examples';
import { forecastFields } from './fields';
import { forecastFrames } from './frames';
import { forecastSchema } from './model';
import { forecastRequests } from './request';

export const forecast: QueryKind<typeof forecastSchema> = {
  queryType: 'forecast',
  restPath: '/api/forecast',
  label: 'Forecast',
  description: 'What AWS will charge: actual days, then a forecast with its interval, or the month-end estimate',
  schema: forecastSchema,
  fields: forecastFields,
  examples: forecastExamples,
  describe: describeForecast,
  check: checkForecast,
  requests: forecastRequests,
  // A young account has no forecast, and for a day not even costs: an estimate of ours, or an empty frame that says so.
  tolerates: {
    'ce:GetCostAndUsage': ['data-unavailable'],
    'ce:GetCostForecast': ['data-unavailable'],
    'ce:GetUsageForecast': ['data-unavailable'],
  },
  frames: forecastFrames,
};
