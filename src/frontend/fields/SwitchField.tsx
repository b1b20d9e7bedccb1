import { EditorSwitch } from '@grafana/plugin-ui';
import type { SwitchField as Field } from '#queries';
import { selectors } from '../selectors';
import type { FieldProps } from './field-props';

export function SwitchField({ field, id, value, onChange }: FieldProps<Field>) {
  return (
    <EditorSwitch
      id={id}
      data-testid={selectors.queryEditor.field(field.name)}
      value={value === true}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
