// PURE. Queries to start from: shown in the help sheet, and run by the laws.
import * as v from 'valibot';
import type { QueryExample } from '../kind';
import { type ForecastQuery, forecastSchema } from './model';

const example = (
  title: string,
  label: string,
  query: v.InferInput<typeof forecastSchema>,
): QueryExample<ForecastQuery> => ({
  title,
  label,
  query: v.parse(forecastSchema, query),
});

const SERVICE = { type: 'DIMENSION', key: 'SERVICE', operator: 'is' } as const;

export const forecastExamples: readonly QueryExample<ForecastQuery>[] = [
  example('Where this month is going', 'Actual days, then the forecast with its 80 % band, beside last month', {
    granularity: 'DAILY',
    lastMonth: true,
  }),
  example('On the way to the budget', 'The month adding up, as it was, as it is forecast and as last month did', {
    granularity: 'DAILY',
    runningTotal: true,
    lastMonth: true,
    budget: '80000',
  }),
  example('Month-end estimate', 'One number: what this month will have cost', { format: 'monthEnd' }),
  example('How much of the budget', 'The month-end estimate in percent of a budget: alert above 100', {
    format: 'monthEnd',
    monthEndAs: 'percentOfBudget',
    budget: '80000',
  }),
  example('The next months', 'Month by month against a budget: choose a range that ends in a year', {
    granularity: 'MONTHLY',
    budget: '80000',
    level: 95,
  }),
  example('One service', 'Forecast of Amazon S3', {
    filters: [{ ...SERVICE, values: ['Amazon Simple Storage Service'] }],
  }),
  example('Usage to come', 'Running hours of EC2: usage is forecast by usage type or a group of them', {
    metric: 'UsageQuantity',
    filters: [{ type: 'DIMENSION', key: 'USAGE_TYPE_GROUP', operator: 'is', values: ['EC2: Running Hours'] }],
  }),
  example('Day by day, as a table', 'Actual and forecast with lower and upper bound', { format: 'table' }),
];
