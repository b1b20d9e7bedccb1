import { Field, Input, Stack } from '@grafana/ui';
import type { LifetimeMinutes } from '#settings';
import { selectors } from '../selectors';

const MAX_MINUTES = 44_640;
const KINDS: readonly { readonly kind: keyof LifetimeMinutes; readonly label: string }[] = [
  { kind: 'cost', label: 'Costs' },
  { kind: 'forecast', label: 'Forecasts' },
  { kind: 'values', label: 'Lists' },
  { kind: 'optimisation', label: 'Optimisation' },
];

interface Props {
  readonly value: LifetimeMinutes;
  readonly onChange: (value: LifetimeMinutes) => void;
}

/** Minutes an answer is good, by kind; what is left empty stays automatic. */
export function Lifetimes({ value, onChange }: Props) {
  const fits = (minutes: number | undefined) =>
    minutes === undefined || (Number.isInteger(minutes) && minutes >= 1 && minutes <= MAX_MINUTES);
  return (
    <Stack gap={2} wrap="wrap">
      {KINDS.map(({ kind, label }) => (
        <Field
          key={kind}
          label={label}
          description="Minutes"
          htmlFor={`lifetime-${kind}`}
          invalid={!fits(value[kind])}
          error={`A whole number from 1 to ${MAX_MINUTES}`}
        >
          <Input
            id={`lifetime-${kind}`}
            data-testid={selectors.configEditor.lifetime(kind)}
            type="number"
            min={1}
            max={MAX_MINUTES}
            width={14}
            placeholder="automatic"
            value={value[kind] ?? ''}
            onChange={({ currentTarget }) =>
              onChange({ ...value, [kind]: currentTarget.value === '' ? undefined : Number(currentTarget.value) })
            }
          />
        </Field>
      ))}
    </Stack>
  );
}
