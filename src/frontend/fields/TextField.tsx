import { Input } from '@grafana/ui';
import type { TextField as Field } from '#queries';
import { selectors } from '../selectors';
import type { FieldProps } from './field-props';

export function TextField({ field, id, value, onChange }: FieldProps<Field>) {
  return (
    <Input
      id={id}
      data-testid={selectors.queryEditor.field(field.name)}
      value={typeof value === 'string' ? value : ''}
      placeholder={field.placeholder}
      width={40}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
