// PURE. The rows of the usage query's editor: builder or code, of a search or of Metrics Insights.
import type { ChoiceSource, EditorField } from '../fields';
import { knownStatistics } from './statistics';
import { modeOf, SQL_ORDERS, TRANSFORMS, type UsageMode, type UsageQuery } from './model';
import { presets } from './presets';

type Shown = Readonly<Record<string, unknown>>;

const within =
  (...modes: readonly UsageMode[]) =>
  (query: Shown): boolean =>
    modes.includes(modeOf(query as UsageQuery));
const hasMetric = within('metric', 'sqlBuilder');

/** Parameters of the pickers: what is asked for where. */
const place = ({ regions, accountId }: Shown): Readonly<Record<string, string>> => ({
  ...(Array.isArray(regions) && typeof regions[0] === 'string' && { region: regions[0] }),
  ...(typeof accountId === 'string' && accountId !== '' && { accountId }),
});
const metricOf = (query: Shown): Readonly<Record<string, string>> => ({
  ...place(query),
  namespace: String(query['namespace'] ?? ''),
  metricName: String(query['metricName'] ?? ''),
});
const keysOf = (query: Shown): ChoiceSource => ({ path: 'metric-dimension-keys', params: metricOf(query) });

const ORDER_LABELS: Readonly<Record<(typeof SQL_ORDERS)[number], string>> = {
  none: 'As it comes',
  DESC: 'Largest first',
  ASC: 'Smallest first',
};
const TRANSFORM_LABELS: Readonly<Record<(typeof TRANSFORMS)[number], { label: string; description: string }>> = {
  none: { label: 'As reported', description: 'The points of CloudWatch' },
  perDay: {
    label: 'Growth per day',
    description: 'Of a counter that begins anew each month, such as EstimatedCharges: what it grew by each UTC day',
  },
};

/** Words of CloudWatch's dynamic labels. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/graph-dynamic-labels.html */
const LABEL_WORDS = ['LABEL', 'AVG', 'MIN', 'MAX', 'SUM', 'FIRST', 'LAST', 'DATAPOINT_COUNT', 'MIN_MAX_RANGE'] as const;

export const usageFields: readonly EditorField[] = [
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
    name: 'metricQueryType',
    label: 'Query',
    row: 'query',
    look: 'buttons',
    options: [
      { value: 'search', label: 'Metrics', description: 'Metrics, searches and metric math' },
      { value: 'insights', label: 'Metrics Insights', description: 'SQL over metrics of the last two weeks' },
    ],
  },
  {
    kind: 'choice',
    name: 'metricEditorMode',
    label: 'Editor',
    row: 'query',
    look: 'buttons',
    options: [
      { value: 'builder', label: 'Builder' },
      { value: 'code', label: 'Code' },
    ],
  },
  {
    kind: 'pick',
    name: 'regions',
    label: 'Regions',
    row: 'metric',
    isList: true,
    source: () => ({ path: 'metric-regions' }),
    placeholder: 'default',
    tooltip: "The data source's own region unless told. Each region is a request of its own.",
  },
  {
    kind: 'pick',
    name: 'namespace',
    label: 'Namespace',
    row: 'metric',
    source: (query) => ({ path: 'metric-namespaces', params: place(query) }),
    placeholder: 'AWS/EC2',
    shownWhen: hasMetric,
  },
  {
    kind: 'pick',
    name: 'metricName',
    label: 'Metric',
    row: 'metric',
    source: (query) => ({ path: 'metrics', params: metricOf(query) }),
    placeholder: 'CPUUtilization',
    shownWhen: hasMetric,
  },
  {
    kind: 'pick',
    name: 'statistic',
    label: 'Statistic',
    row: 'metric',
    options: knownStatistics,
    tooltip: 'A percentile such as p99.9 can be typed.',
    shownWhen: hasMetric,
  },
  {
    kind: 'dimensions',
    name: 'dimensions',
    label: 'Dimensions',
    row: 'dimensions',
    keys: keysOf,
    values: (query, key) => ({ path: 'metric-dimension-values', params: { ...metricOf(query), key } }),
    tooltip:
      'Values of one dimension: any of them. * is every value there is, a search for what had data in the last two weeks.',
    shownWhen: hasMetric,
  },
  {
    kind: 'switch',
    name: 'matchExact',
    label: 'Match exact',
    row: 'dimensions',
    tooltip: 'Only metrics with exactly these dimensions; off: also those that have others beside.',
    shownWhen: hasMetric,
  },
  {
    kind: 'text',
    name: 'expression',
    label: 'Expression',
    row: 'code',
    lines: 3,
    placeholder:
      "100 * m1 / m2, or SUM(SEARCH('{AWS/EC2,InstanceId} MetricName=\"NetworkOut\"', 'Sum', $__period_auto))",
    tooltip:
      'Metric math over other usage queries of this panel by their ids, hidden ones too, or a search. Alert rules: no other queries.',
    shownWhen: within('expression'),
  },
  {
    kind: 'pick',
    name: 'sqlGroupBy',
    label: 'Group by',
    row: 'sql',
    isList: true,
    source: keysOf,
    placeholder: 'nothing',
    shownWhen: within('sqlBuilder'),
  },
  {
    kind: 'choice',
    name: 'sqlOrderBy',
    label: 'Order',
    row: 'sql',
    options: SQL_ORDERS.map((value) => ({ value, label: ORDER_LABELS[value] })),
    shownWhen: within('sqlBuilder'),
  },
  {
    kind: 'number',
    name: 'sqlLimit',
    label: 'Limit',
    row: 'sql',
    min: 1,
    max: 500,
    placeholder: '500',
    shownWhen: within('sqlBuilder'),
  },
  {
    kind: 'text',
    name: 'sqlExpression',
    label: 'SQL',
    row: 'code',
    lines: 3,
    placeholder:
      'SELECT AVG(CPUUtilization) FROM SCHEMA("AWS/EC2", InstanceId) GROUP BY InstanceId ORDER BY AVG() DESC LIMIT 10',
    shownWhen: within('sql'),
  },
  {
    kind: 'text',
    name: 'id',
    label: 'Id',
    row: 'display',
    placeholder: 'm1',
    tooltip:
      'What metric math of this panel calls it: a small letter first. Without one it is query and its letter: queryA.',
  },
  {
    kind: 'text',
    name: 'period',
    label: 'Period',
    row: 'display',
    placeholder: 'auto',
    tooltip: 'auto, seconds, or 5m, 1h, 1d. It is raised to what CloudWatch still keeps of the range.',
  },
  {
    kind: 'text',
    name: 'label',
    label: 'Label',
    row: 'display',
    placeholder: "${PROP('Dim.InstanceId')}",
    ownWords: LABEL_WORDS,
    tooltip:
      "Name of a series, with CloudWatch's own parts: ${LABEL}, ${PROP('Dim.InstanceId')}, ${PROP('Region')}, ${AVG}, ${LAST}.",
  },
  {
    kind: 'text',
    name: 'accountId',
    label: 'Account',
    row: 'display',
    placeholder: 'own',
    tooltip: 'Of a monitoring account: the 12 digits of one it sees, or all.',
    shownWhen: within('metric'),
  },
  {
    kind: 'choice',
    name: 'transform',
    label: 'Values',
    row: 'display',
    options: TRANSFORMS.map((value) => ({ value, ...TRANSFORM_LABELS[value] })),
  },
];
