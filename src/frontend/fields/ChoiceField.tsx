import { Combobox, RadioButtonGroup, type ComboboxOption } from '@grafana/ui';
import type { ChoiceField as Field } from '#queries';
import { selectors } from '../selectors';
import { chosenValue } from './chosen-value';
import type { FieldProps } from './field-props';

export function ChoiceField({ field, id, value, onChange }: FieldProps<Field>) {
  const chosen = typeof value === 'string' ? value : null;
  if (field.look === 'buttons') {
    const options = field.options.map((option) => ({ ...option }));
    return <RadioButtonGroup id={id} options={options} value={chosen ?? undefined} onChange={onChange} />;
  }
  return (
    <Combobox
      id={id}
      data-testid={selectors.queryEditor.field(field.name)}
      options={field.options.map(toOption)}
      value={chosen}
      onChange={chosenValue(onChange)}
      width="auto"
      minWidth={18}
      maxWidth={40}
    />
  );
}

// No `description: undefined`: the list measures rows by the presence of the key.
function toOption({ value, label, description }: Field['options'][number]): ComboboxOption {
  return description ? { value, label, description } : { value, label };
}
