// The words of the variable editor.
import type { ComboboxOption } from '@grafana/ui';
import { VARIABLE_LISTS, type VariableList } from '#queries';

const LABELS: Readonly<Record<VariableList, Omit<ComboboxOption, 'value'>>> = {
  accounts: { label: 'Accounts', description: 'By name; the value is the id' },
  organizationalUnits: { label: 'Organizational units', description: 'Free; for filters on ORGANIZATIONAL_UNIT' },
  services: { label: 'Services' },
  regions: { label: 'Regions' },
  usageTypes: { label: 'Usage types' },
  instanceTypes: { label: 'Instance types' },
  recordTypes: { label: 'Charge types', description: 'RECORD_TYPE: usage, tax, credits …' },
  dimensionValues: { label: 'Values of a dimension' },
  tagKeys: { label: 'Tag keys' },
  tagValues: { label: 'Values of a tag' },
  costCategories: { label: 'Cost categories' },
  costCategoryValues: { label: 'Values of a cost category' },
};

export const VARIABLE_LIST_OPTIONS: readonly ComboboxOption<VariableList>[] = VARIABLE_LISTS.map((value) => ({
  value,
  ...LABELS[value],
}));
