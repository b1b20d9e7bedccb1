// PURE. The rows of the unit cost query's editor: what is divided, by what, and how it is shown.
import { CHARGE_TYPE_LABELS } from '../cost/charge-type-labels';
import { METRIC_LABELS } from '../cost/metric-labels';
import { CHARGE_TYPES, MAX_LAG_DAYS } from '../cost/model';
import type { ChoiceOption, ChoiceSource, EditorField } from '../fields';
import { ALL_ACCOUNTS } from '../usage/model';
import { FORMATS, UNIT_COST_METRICS, UNIT_STATISTICS } from './model';
import { PER, UNITS } from './per';
import { presets } from './presets';

type Shown = Readonly<Record<string, unknown>>;

const first = (list: unknown): string => (Array.isArray(list) && typeof list[0] === 'string' ? list[0] : '');

/** Parameters of the pickers: what is asked for where. */
const place = ({ regions, accounts }: Shown): Readonly<Record<string, string>> => ({
  ...(first(regions) !== '' && { region: first(regions) }),
  ...(first(accounts) !== '' && { accountId: first(accounts) }),
});
const metricOf = (query: Shown): Readonly<Record<string, string>> => ({
  ...place(query),
  namespace: String(query['namespace'] ?? ''),
  metricName: first(query['metricNames']),
});
const keysOf = (query: Shown): ChoiceSource => ({ path: 'metric-dimension-keys', params: metricOf(query) });

const FORMAT_LABELS: Readonly<Record<(typeof FORMATS)[number], Omit<ChoiceOption, 'value'>>> = {
  timeSeries: { label: 'Time series', description: 'A point per complete UTC day; for charts and alert rules' },
  table: { label: 'Table', description: 'A row per complete UTC day' },
  total: { label: 'Total', description: 'One number: the cost of all complete days over their usage' },
};
const STATISTIC_LABELS: Readonly<Record<(typeof UNIT_STATISTICS)[number], Omit<ChoiceOption, 'value'>>> = {
  Sum: { label: 'Sum', description: 'What happened in the day: requests, bytes' },
  SampleCount: { label: 'Sample count', description: 'How often it was reported, where each report is one of them' },
  Average: { label: 'Average', description: 'Of a level: what is running or stored' },
};

export const unitCostFields: readonly EditorField[] = [
  {
    kind: 'choice',
    name: 'preset',
    label: 'Preset',
    row: 'query',
    options: [{ value: 'none', label: 'None', description: 'Your own choice' }, ...presets],
    tooltip: 'Fills in the fields below; change them as you like.',
  },
  {
    kind: 'choice',
    name: 'per',
    label: 'Cost per',
    row: 'query',
    options: PER.map((value) => ({ value, label: UNITS[value].label, description: UNITS[value].description })),
  },
  {
    kind: 'text',
    name: 'unitName',
    label: 'Unit',
    row: 'query',
    placeholder: 'request',
    tooltip: 'What one of them is called: request, order, vCPU.',
    shownWhen: ({ per }) => per !== 'gb' && per !== 'gbMonth',
  },
  {
    kind: 'choice',
    name: 'format',
    label: 'Format',
    row: 'query',
    look: 'buttons',
    options: FORMATS.map((value) => ({ value, ...FORMAT_LABELS[value] })),
  },
  {
    kind: 'switch',
    name: 'parts',
    label: 'Both parts',
    row: 'query',
    tooltip: 'Also shows the cost and the usage. An alert rule gets the unit cost alone.',
  },
  {
    kind: 'choice',
    name: 'metric',
    label: 'Cost',
    row: 'cost',
    options: UNIT_COST_METRICS.map((value) => ({ value, label: METRIC_LABELS[value] })),
  },
  {
    kind: 'filters',
    name: 'filters',
    label: 'Filters of the cost',
    row: 'cost',
    tooltip: 'Which cost is divided. All of them must hold. Several values of one filter: any of them.',
  },
  {
    kind: 'choice',
    name: 'chargeTypes',
    label: 'Charge types',
    row: 'cost',
    options: CHARGE_TYPES.map((value) => ({ value, ...CHARGE_TYPE_LABELS[value] })),
    tooltip: 'Usage only, unless told: credits and tax say nothing about what a request costs.',
  },
  {
    kind: 'pick',
    name: 'regions',
    label: 'Regions',
    row: 'place',
    isList: true,
    source: () => ({ path: 'metric-regions' }),
    placeholder: 'default',
    tooltip: "Of the metric; those of several are added. The data source's own region unless told.",
  },
  {
    kind: 'pick',
    name: 'accounts',
    label: 'Accounts',
    row: 'place',
    isList: true,
    options: [{ value: ALL_ACCOUNTS, label: 'All', description: 'Every account this one monitors' }],
    placeholder: 'own',
    tooltip:
      'Whose metrics. Others than the own take CloudWatch cross-account observability, and a monitoring account.',
  },
  {
    kind: 'switch',
    name: 'sameScope',
    label: 'Same scope',
    row: 'place',
    tooltip:
      'Divides the cost of the same regions and accounts only. Off for what is charged in no region, such as CloudFront.',
  },
  {
    kind: 'pick',
    name: 'namespace',
    label: 'Namespace',
    row: 'metric',
    source: (query) => ({ path: 'metric-namespaces', params: place(query) }),
    placeholder: 'AWS/Lambda',
  },
  {
    kind: 'pick',
    name: 'metricNames',
    label: 'Metrics',
    row: 'metric',
    isList: true,
    source: (query) => ({ path: 'metrics', params: metricOf(query) }),
    placeholder: 'Invocations',
    tooltip: 'Several are added: read units and write units.',
  },
  {
    kind: 'choice',
    name: 'statistic',
    label: 'Statistic',
    row: 'metric',
    options: UNIT_STATISTICS.map((value) => ({ value, ...STATISTIC_LABELS[value] })),
  },
  {
    kind: 'dimensions',
    name: 'dimensions',
    label: 'Dimensions',
    row: 'dimensions',
    keys: keysOf,
    values: (query, key) => ({ path: 'metric-dimension-values', params: { ...metricOf(query), key } }),
    tooltip: 'All the dimensions the metric has. * is every value there is; all of them are added.',
  },
  {
    kind: 'number',
    name: 'lagDays',
    label: 'Incomplete days',
    row: 'display',
    min: 1,
    max: MAX_LAG_DAYS,
    placeholder: '2',
    tooltip: 'The newest UTC days that are left out, today included: their costs have not all arrived.',
  },
  {
    kind: 'text',
    name: 'alias',
    label: 'Alias',
    row: 'display',
    placeholder: '$ per million requests',
    tooltip: 'Name of the series or number.',
  },
];
