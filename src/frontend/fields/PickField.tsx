import { Combobox, MultiCombobox, type ComboboxOption } from '@grafana/ui';
import type { PickField as Field } from '#queries';
import { selectors } from '../selectors';
import { chosenValue } from './chosen-value';
import { ChoiceError } from './ChoiceError';
import type { FieldProps } from './field-props';
import { sourceList } from './source-list';
import { useChoiceLoader } from './use-choice-loader';

/** A text or a list of texts: what there is, dashboard variables, and whatever is typed. */
export function PickField({ field, id, value, onChange, query, choices, range }: FieldProps<Field>) {
  const list = field.source && sourceList(field.source(query));
  const { load, error } = useChoiceLoader(choices, list, range);
  const options = field.options
    ? (search: string) => Promise.resolve([...choices.variables(search), ...matching(field, search)])
    : load;
  const shared = {
    'data-testid': selectors.queryEditor.field(field.name),
    options,
    placeholder: field.placeholder,
    createCustomValue: true,
    width: 'auto',
  } as const;
  // Another region or metric must not show the last list while its own is loading.
  const listKey = JSON.stringify(list);
  const named = (text: string) => (list ? choices.option(list, text) : { value: text, label: text });
  return (
    <>
      {field.isList ? (
        <MultiCombobox
          key={listKey}
          {...shared}
          value={textsOf(value).map(named)}
          onChange={(picked) => onChange(picked.filter((one) => !one.infoOption).map((one) => one.value))}
          minWidth={16}
          maxWidth={60}
        />
      ) : (
        <Combobox
          key={listKey}
          {...shared}
          id={id}
          value={typeof value === 'string' && value !== '' ? named(value) : null}
          onChange={chosenValue(onChange)}
          minWidth={16}
          maxWidth={40}
        />
      )}
      <ChoiceError message={error} />
    </>
  );
}

/** A stored list, whatever was stored. */
function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

// No `description: undefined`: the list measures rows by the presence of the key.
function matching({ options = [] }: Field, search: string): ComboboxOption[] {
  return options
    .filter(({ value, label }) => `${value} ${label}`.toLowerCase().includes(search.toLowerCase()))
    .map(({ value, label, description }) => (description ? { value, label, description } : { value, label }));
}
