// PURE. The rows of the cost query's editor.
import type { ChoiceOption, EditorField } from '../fields';
import type { GroupKey } from '../shared/key';
import { CHARGE_TYPE_LABELS } from './charge-type-labels';
import { METRIC_LABELS } from './metric-labels';
import {
  CHARGE_TYPES,
  COST_METRICS,
  type CostMetric,
  FORMATS,
  GRANULARITIES,
  MAX_GROUPS,
  MAX_TOP,
  SERVICE_GROUPS,
} from './model';
import { isVariable } from '../variables';
import { shapeFields } from './shape-fields';

const METRIC_MEANINGS: Readonly<Record<CostMetric, string>> = {
  UnblendedCost: 'What was charged on the day, as the console shows it. Upfront and monthly fees spike.',
  AmortizedCost: 'Upfront and monthly fees of commitments spread over the days they cover.',
  NetUnblendedCost: 'Unblended cost after discounts.',
  NetAmortizedCost: 'Amortized cost after discounts.',
  BlendedCost: "The organisation's average rates: misleading for one account.",
  UsageQuantity: 'Hours, gigabytes, requests: meaningful by usage type only.',
  NormalizedUsageAmount: 'Usage times the size factor of the instance, for size-flexible reservations.',
};

const GRANULARITY_LABELS: Readonly<Record<(typeof GRANULARITIES)[number], ChoiceOption>> = {
  AUTO: { value: 'AUTO', label: 'Auto', description: 'Days for up to 92 days, else months' },
  HOURLY: {
    value: 'HOURLY',
    label: 'Hourly',
    description: 'The last 14 days; has to be switched on at AWS, which charges for it',
  },
  DAILY: { value: 'DAILY', label: 'Daily', description: 'The last 14 months' },
  MONTHLY: { value: 'MONTHLY', label: 'Monthly', description: 'Whole months' },
};

const FORMAT_LABELS: Readonly<Record<(typeof FORMATS)[number], ChoiceOption>> = {
  timeSeries: {
    value: 'timeSeries',
    label: 'Time series',
    description: 'A line or bar per group; for charts and alert rules',
  },
  table: { value: 'table', label: 'Table', description: 'A row per period and group, dates as text' },
  total: {
    value: 'total',
    label: 'Total',
    description: 'One number per group over the range; for stats, bar gauges and alert rules',
  },
};

const SERVICE_GROUP_LABELS: Readonly<Record<(typeof SERVICE_GROUPS)[number], Omit<ChoiceOption, 'value'>>> = {
  none: { label: 'Any' },
  ec2: {
    label: 'EC2, all of it',
    description: 'Compute, EC2 - Other (disks, NAT, transfer) and the public IPv4 addresses of the VPC',
  },
};

export const costFields: readonly EditorField[] = [
  {
    kind: 'choice',
    name: 'metric',
    label: 'Metric',
    row: 'query',
    options: COST_METRICS.map((value) => ({ value, label: METRIC_LABELS[value], description: METRIC_MEANINGS[value] })),
  },
  {
    kind: 'choice',
    name: 'granularity',
    label: 'Granularity',
    row: 'query',
    options: GRANULARITIES.map((value) => GRANULARITY_LABELS[value]),
  },
  {
    kind: 'choice',
    name: 'format',
    label: 'Format',
    row: 'query',
    look: 'buttons',
    options: FORMATS.map((value) => FORMAT_LABELS[value]),
  },
  {
    kind: 'groupBy',
    name: 'groupBy',
    label: 'Group by',
    row: 'groups',
    max: MAX_GROUPS,
    tooltip: `Up to ${MAX_GROUPS} dimensions, tags or cost categories. Groups always add up to the ungrouped cost.`,
  },
  {
    kind: 'number',
    name: 'top',
    label: 'Top',
    row: 'groups',
    min: 1,
    max: MAX_TOP,
    placeholder: 'all',
    tooltip: 'Keep the largest groups over the range; the rest is shown as Others, so the sum stays exact.',
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
    name: 'serviceGroup',
    label: 'Services',
    row: 'filters',
    options: SERVICE_GROUPS.map((value) => ({ value, ...SERVICE_GROUP_LABELS[value] })),
    tooltip: 'What AWS bills as several services, as one filter.',
  },
  {
    kind: 'choice',
    name: 'chargeTypes',
    label: 'Charge types',
    row: 'filters',
    options: CHARGE_TYPES.map((value) => ({ value, ...CHARGE_TYPE_LABELS[value] })),
    tooltip: 'A filter on AWS’s charge types (RECORD_TYPE). AWS leaves tax out under any filter but one on accounts.',
  },
  ...shapeFields,
  {
    kind: 'text',
    name: 'alias',
    label: 'Alias',
    row: 'display',
    placeholder: '{{SERVICE}}',
    tooltip: 'Name of a series: text with {{SERVICE}}, {{LINKED_ACCOUNT}}, {{tag:team}}, {{metric}} or {{unit}}.',
  },
  {
    kind: 'switch',
    name: 'accountNames',
    label: 'Account names',
    row: 'display',
    tooltip: 'Show the names of accounts; the id stays a label.',
  },
  {
    kind: 'switch',
    name: 'organizationalUnits',
    label: 'Organizational units',
    row: 'display',
    tooltip:
      'The unit of each account as a label and column, for example Root/Workloads/Prod. Free; takes rights of AWS Organizations.',
    shownWhen: groupsBy('LINKED_ACCOUNT'),
  },
  {
    kind: 'switch',
    name: 'shortServiceNames',
    label: 'Short service names',
    row: 'display',
    tooltip: 'EC2 · Compute instead of Amazon Elastic Compute Cloud - Compute. The label stays what AWS calls it.',
    shownWhen: groupsBy('SERVICE'),
  },
  {
    kind: 'switch',
    name: 'mergeRegions',
    label: 'Merge regions',
    row: 'display',
    tooltip:
      'Usage types without their region, added up: USE1-BoxUsage:t3.micro and EU-BoxUsage:t3.micro are BoxUsage:t3.micro.',
    shownWhen: groupsBy('USAGE_TYPE'),
  },
];

/** A variable may be any key. */
function groupsBy(wanted: string): NonNullable<EditorField['shownWhen']> {
  return ({ groupBy }) =>
    Array.isArray(groupBy) &&
    groupBy.some((group: Partial<GroupKey> | null) => group?.key === wanted || isVariable(group?.key ?? ''));
}
