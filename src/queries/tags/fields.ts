// PURE. The rows of the tags query's editor; what a view does not use is not drawn.
import { METRIC_LABELS } from '../cost/metric-labels';
import type { ChoiceOption, EditorField } from '../fields';
import {
  CHARGE_TYPES,
  COVERAGE_BY,
  FORMATS,
  GRANULARITIES,
  MAX_KEYS,
  MAX_TOP,
  MEASURES,
  METRICS,
  type View,
  VIEWS,
} from './model';

type Labels<T extends string> = Readonly<Record<T, Omit<ChoiceOption, 'value'>>>;

const VIEW_LABELS: Labels<View> = {
  cost: { label: 'Cost by value', description: 'By the values of a tag or cost category' },
  coverage: { label: 'Coverage', description: 'How much of the cost carries the tags it should' },
  values: { label: 'Values', description: 'A table: cost, share, first and last seen, near spellings' },
  keys: { label: 'Tag keys', description: 'A table: which keys are active; cost and coverage of those chosen' },
};

const BY_LABELS: Labels<(typeof COVERAGE_BY)[number]> = {
  none: { label: 'Nothing' },
  LINKED_ACCOUNT: { label: 'Account' },
  SERVICE: { label: 'Service' },
  REGION: { label: 'Region' },
};

const MEASURE_LABELS: Labels<(typeof MEASURES)[number]> = {
  percent: { label: 'Percent', description: 'Of the cost that carries all the keys' },
  amounts: { label: 'Tagged and untagged', description: 'Both amounts, which add up to the cost' },
  tagged: { label: 'Tagged', description: 'What carries all the keys' },
  untagged: { label: 'Untagged', description: 'What lacks one of the keys' },
};

const FORMAT_LABELS: Labels<(typeof FORMATS)[number]> = {
  timeSeries: { label: 'Time series', description: 'For charts and alert rules' },
  table: { label: 'Table', description: 'Of coverage a row per account, service or region' },
  total: { label: 'Total', description: 'One number per series over the range; for stats, gauges and alert rules' },
};

const GRANULARITY_LABELS: Labels<(typeof GRANULARITIES)[number]> = {
  AUTO: { label: 'Auto', description: 'Days for up to 92 days, else months' },
  DAILY: { label: 'Daily', description: 'The last 14 months' },
  MONTHLY: { label: 'Monthly', description: 'Whole months' },
};

const CHARGE_LABELS: Labels<(typeof CHARGE_TYPES)[number]> = {
  taggable: { label: 'Usage only', description: 'What can carry a tag: 100 % can be reached' },
  all: { label: 'All', description: 'Also tax, support, fees, discounts and credits, which are never tagged' },
};

function optionsOf<T extends string>(values: readonly T[], labels: Labels<T>): ChoiceOption[] {
  return values.map((value) => ({ value, ...labels[value] }));
}

type Shown = NonNullable<EditorField['shownWhen']>;
const inViews =
  (...views: readonly View[]): Shown =>
  ({ view }) =>
    views.includes((view ?? 'cost') as View);
const isCharted = inViews('cost', 'coverage');
const isCoverage = inViews('coverage');

export const tagsFields: readonly EditorField[] = [
  {
    kind: 'choice',
    name: 'view',
    label: 'Show',
    row: 'query',
    look: 'buttons',
    options: optionsOf(VIEWS, VIEW_LABELS),
  },
  {
    kind: 'choice',
    name: 'metric',
    label: 'Metric',
    row: 'query',
    options: METRICS.map((value) => ({ value, label: METRIC_LABELS[value] })),
    tooltip: 'Amortized: what reserved and covered usage really cost. In unblended cost it is 0 or at list price.',
  },
  {
    kind: 'choice',
    name: 'granularity',
    label: 'Granularity',
    row: 'query',
    options: optionsOf(GRANULARITIES, GRANULARITY_LABELS),
  },
  {
    kind: 'choice',
    name: 'format',
    label: 'Format',
    row: 'query',
    look: 'buttons',
    options: optionsOf(FORMATS, FORMAT_LABELS),
    shownWhen: isCharted,
  },
  {
    kind: 'groupBy',
    name: 'keys',
    label: 'Keys',
    row: 'keys',
    max: MAX_KEYS,
    types: ['TAG', 'COST_CATEGORY'],
    tooltip: `Tags or cost categories. One; for coverage up to ${MAX_KEYS} that are all required; of tag keys those whose cost is asked, $0.01 each.`,
  },
  {
    kind: 'choice',
    name: 'coverageBy',
    label: 'By',
    row: 'keys',
    options: optionsOf(COVERAGE_BY, BY_LABELS),
    shownWhen: isCoverage,
  },
  {
    kind: 'choice',
    name: 'measure',
    label: 'Measure',
    row: 'keys',
    options: optionsOf(MEASURES, MEASURE_LABELS),
    shownWhen: (query) => isCoverage(query) && query['format'] !== 'table',
  },
  {
    kind: 'number',
    name: 'top',
    label: 'Top',
    row: 'keys',
    min: 1,
    max: MAX_TOP,
    placeholder: 'all',
    tooltip: 'Keep the largest over the range; the rest is shown as Others, so the sum stays exact.',
    shownWhen: inViews('cost', 'coverage', 'values'),
  },
  {
    kind: 'filters',
    name: 'filters',
    label: 'Filters',
    row: 'filters',
    tooltip: 'All of them must hold. Several values of one filter: any of them.',
  },
  {
    kind: 'choice',
    name: 'chargeTypes',
    label: 'Charges',
    row: 'filters',
    options: optionsOf(CHARGE_TYPES, CHARGE_LABELS),
    tooltip: 'AWS puts no tags on tax, support, fees, discounts and credits: counted, they are untagged for ever.',
  },
  {
    kind: 'switch',
    name: 'share',
    label: 'Share',
    row: 'display',
    tooltip: 'Percent of the cost instead of dollars.',
    shownWhen: inViews('cost'),
  },
  {
    kind: 'text',
    name: 'alias',
    label: 'Alias',
    row: 'display',
    placeholder: '{{tag:team}}',
    tooltip: 'Name of a series: text with {{tag:team}}, {{LINKED_ACCOUNT}} or {{metric}}.',
    shownWhen: isCharted,
  },
  {
    kind: 'switch',
    name: 'accountNames',
    label: 'Account names',
    row: 'display',
    tooltip: 'Show the names of accounts; the id stays a label.',
    shownWhen: (query) => isCoverage(query) && query['coverageBy'] === 'LINKED_ACCOUNT',
  },
];
