import { Input, TextArea } from '@grafana/ui';
import type { TextField as Field } from '#queries';
import { selectors } from '../selectors';
import type { FieldProps } from './field-props';

export function TextField({ field, id, value, onChange }: FieldProps<Field>) {
  const shared = {
    id,
    'data-testid': selectors.queryEditor.field(field.name),
    value: typeof value === 'string' ? value : '',
    placeholder: field.placeholder,
  };
  return field.lines === undefined ? (
    <Input {...shared} width={40} onChange={(event) => onChange(event.currentTarget.value)} />
  ) : (
    <TextArea {...shared} cols={100} rows={field.lines} onChange={(event) => onChange(event.currentTarget.value)} />
  );
}
