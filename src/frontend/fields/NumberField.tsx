import { Input } from '@grafana/ui';
import type { NumberField as Field } from '#queries';
import { selectors } from '../selectors';
import type { FieldProps } from './field-props';

/** A whole number, or nothing: an emptied field is stored as undefined. What is out of bounds is kept and marked. */
export function NumberField({ field, id, value, onChange }: FieldProps<Field>) {
  return (
    <Input
      id={id}
      data-testid={selectors.queryEditor.field(field.name)}
      type="number"
      min={field.min}
      max={field.max}
      step={1}
      value={typeof value === 'number' ? value : ''}
      placeholder={field.placeholder}
      width={14}
      invalid={numberError(field, value) !== undefined}
      onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? undefined : Number(currentTarget.value))}
    />
  );
}

/** Why this number will be refused, or undefined. */
export function numberError({ min, max }: Pick<Field, 'min' | 'max'>, value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') {
    return undefined;
  }
  const fits = typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
  return fits ? undefined : `A whole number from ${min} to ${max}`;
}
