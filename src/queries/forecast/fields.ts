// PURE. The rows of the forecast query's editor.
import { METRIC_LABELS } from '../cost/metric-labels';
import { COST_METRICS } from '../cost/model';
import type { ChoiceOption, EditorField } from '../fields';
import { isUsage } from './facts';
import { type FORMATS, GRANULARITIES, MAX_LEVEL, MIN_LEVEL, type MONTH_END_FORMS } from './model';

const GRANULARITY_LABELS: Readonly<Record<(typeof GRANULARITIES)[number], Omit<ChoiceOption, 'value'>>> = {
  AUTO: { label: 'Auto', description: 'Days up to three months ahead and 92 days back, else months' },
  DAILY: { label: 'Daily', description: 'Up to three months ahead' },
  MONTHLY: { label: 'Monthly', description: 'Up to eighteen months ahead; whole months' },
};

const FORMAT_OPTIONS: readonly (ChoiceOption & { readonly value: (typeof FORMATS)[number] })[] = [
  {
    value: 'timeSeries',
    label: 'Time series',
    description: 'Actual, forecast and its band; for charts and alert rules',
  },
  { value: 'table', label: 'Table', description: 'A row per day or month, dates as text' },
  { value: 'monthEnd', label: 'Month end', description: 'One number for this UTC month; for stats and alert rules' },
];

const MONTH_END_OPTIONS: readonly (ChoiceOption & { readonly value: (typeof MONTH_END_FORMS)[number] })[] = [
  { value: 'amount', label: 'Amount', description: 'Actual before today and forecast from today' },
  { value: 'percentOfBudget', label: 'Percent of budget', description: 'Above 100: over budget' },
  { value: 'leftOfBudget', label: 'Left of budget', description: 'Negative: over budget' },
  { value: 'changeFromLastMonth', label: 'Change from last month', description: 'Percent of last month’s whole cost' },
];

export const forecastFields: readonly EditorField[] = [
  {
    kind: 'choice',
    name: 'metric',
    label: 'Metric',
    row: 'query',
    options: COST_METRICS.map((value) => ({
      value,
      label: METRIC_LABELS[value],
      ...(isUsage(value) && { description: 'Needs a filter on USAGE_TYPE or USAGE_TYPE_GROUP' }),
    })),
  },
  {
    kind: 'choice',
    name: 'granularity',
    label: 'Granularity',
    row: 'query',
    options: GRANULARITIES.map((value) => ({ value, ...GRANULARITY_LABELS[value] })),
    tooltip:
      'The forecast goes to the end of the time range, or of this month where the range ends now. A chart shows what lies in its range: choose one that ends in the future, such as now-30d to now+30d.',
  },
  { kind: 'choice', name: 'format', label: 'Format', row: 'query', look: 'buttons', options: FORMAT_OPTIONS },
  {
    kind: 'filters',
    name: 'filters',
    label: 'Filters',
    row: 'filters',
    tooltip:
      'All of them must hold. AWS forecasts by 22 dimensions; not by tags, not by cost categories, not in groups.',
  },
  {
    kind: 'choice',
    name: 'monthEndAs',
    label: 'Show',
    row: 'forecast',
    look: 'buttons',
    options: MONTH_END_OPTIONS,
    shownWhen: ({ format }) => format === 'monthEnd',
  },
  {
    kind: 'text',
    name: 'budget',
    label: 'Budget',
    row: 'forecast',
    placeholder: 'of a month',
    tooltip:
      'Of one UTC month, in the bill’s currency: a number such as 75000. Drawn as a line, by day as its even share.',
  },
  {
    kind: 'number',
    name: 'level',
    label: 'Interval %',
    row: 'forecast',
    min: MIN_LEVEL,
    max: MAX_LEVEL,
    placeholder: '80',
    tooltip: 'How often the true cost is expected inside the band. The AWS console shows 80.',
    shownWhen: ({ format }) => format !== 'monthEnd',
  },
  {
    kind: 'switch',
    name: 'lastMonth',
    label: 'Last month',
    row: 'forecast',
    tooltip: 'Draws the same days of the month before, by day.',
    shownWhen: ({ format, granularity }) => format !== 'monthEnd' && granularity !== 'MONTHLY',
  },
  {
    kind: 'switch',
    name: 'runningTotal',
    label: 'Running total',
    row: 'forecast',
    tooltip:
      'Adds days up from the start of each UTC month, towards the whole budget. The band adds up the bounds of the days: the widest it can be.',
    shownWhen: ({ format, granularity }) => format !== 'monthEnd' && granularity !== 'MONTHLY',
  },
  {
    kind: 'text',
    name: 'alias',
    label: 'Alias',
    row: 'forecast',
    placeholder: 'EC2',
    tooltip: 'Stands before the names of the series: give each query of a panel its own.',
  },
];
