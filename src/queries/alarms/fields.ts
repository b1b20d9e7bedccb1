// PURE. The rows of the alarms query's editor.
import type { ChoiceOption, ChoiceSource, EditorField } from '../fields';
import { ALARM_TYPES, type AlarmsQuery, type AlarmType, FORMATS, STATES } from './model';

const FORMAT_LABELS: Readonly<Record<AlarmsQuery['format'], Omit<ChoiceOption, 'value'>>> = {
  table: { label: 'States now', description: 'A table, alarms first' },
  total: { label: 'Total', description: 'How many are in each state now; for stats and alert rules' },
  timeline: { label: 'State history', description: 'A series per alarm, for the panel State timeline' },
  annotations: { label: 'Annotations', description: 'A region from alarm to its end, for the dashboard’s annotations' },
};

const STATE_LABELS: Readonly<Record<(typeof STATES)[number], string>> = {
  ALARM: 'In alarm',
  INSUFFICIENT_DATA: 'Insufficient data',
  OK: 'OK',
};

const TYPE_LABELS: Readonly<Record<AlarmType, string>> = {
  MetricAlarm: 'Metric',
  CompositeAlarm: 'Composite',
  LogAlarm: 'Log',
};

/** Of the first region: whoever looks in several can type, or take a beginning. */
function namesIn({ regions }: Readonly<Record<string, unknown>>): ChoiceSource {
  const region: unknown = Array.isArray(regions) ? regions[0] : undefined;
  const isNamed = typeof region === 'string' && region !== 'default';
  return { path: 'alarm-names', params: isNamed ? { region } : {} };
}

export const alarmsFields: readonly EditorField[] = [
  {
    kind: 'choice',
    name: 'format',
    label: 'Show',
    row: 'query',
    look: 'buttons',
    options: FORMATS.map((value) => ({ value, ...FORMAT_LABELS[value] })),
  },
  {
    kind: 'pick',
    name: 'regions',
    label: 'Regions',
    row: 'query',
    isList: true,
    source: () => ({ path: 'metric-regions' }),
    placeholder: 'default',
    tooltip: "The data source's own region unless told. Each region is a request of its own.",
  },
  {
    kind: 'text',
    name: 'namePrefix',
    label: 'Name begins with',
    row: 'filters',
    placeholder: 'any',
  },
  {
    kind: 'pick',
    name: 'names',
    label: 'Names',
    row: 'filters',
    isList: true,
    source: namesIn,
    placeholder: 'all',
    tooltip: 'Exactly these, instead of a beginning.',
  },
  {
    kind: 'pick',
    name: 'states',
    label: 'States',
    row: 'filters',
    isList: true,
    options: STATES.map((value) => ({ value, label: STATE_LABELS[value] })),
    placeholder: 'all',
    tooltip: 'Annotations: ALARM unless told. State history: alarms that were in one of them within the range.',
  },
  {
    kind: 'pick',
    name: 'types',
    label: 'Types',
    row: 'filters',
    isList: true,
    options: ALARM_TYPES.map((value) => ({ value, label: TYPE_LABELS[value] })),
    placeholder: 'all',
  },
];
