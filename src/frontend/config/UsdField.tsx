import { Field, Input } from '@grafana/ui';

const MAX_USD = 1_000_000;

interface Props {
  readonly id: string;
  readonly testId: string;
  readonly label: string;
  readonly description: string;
  readonly placeholder: string;
  readonly value: number | undefined;
  readonly disabled: boolean;
  readonly onChange: (value: number | undefined) => void;
}

/** An amount of dollars, or nothing: an emptied field means the default. */
export function UsdField({ id, testId, label, description, placeholder, value, disabled, onChange }: Props) {
  const isFit = value === undefined || (value >= 0 && value <= MAX_USD);
  return (
    <Field
      label={label}
      description={description}
      htmlFor={id}
      disabled={disabled}
      invalid={!isFit}
      error="An amount from 0 to 1000000"
    >
      <Input
        id={id}
        data-testid={testId}
        type="number"
        prefix="$"
        min={0}
        max={MAX_USD}
        step={0.01}
        width={20}
        placeholder={placeholder}
        value={value ?? ''}
        onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? undefined : Number(currentTarget.value))}
      />
    </Field>
  );
}
