import { MultiCombobox } from '@grafana/ui';
import type { BoardVariable } from './board';

interface Props {
  readonly variable: BoardVariable;
  readonly chosen: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}

/** A list the board itself brings along. */
export function CustomPicker({ variable: { name, query }, chosen, onChange }: Props) {
  const values = typeof query === 'string' ? query.split(',').map((value) => value.trim()) : [];
  return (
    <MultiCombobox
      id={`variable-${name}`}
      width="auto"
      minWidth={20}
      maxWidth={40}
      value={[...chosen]}
      options={values.map((value) => ({ value, label: value }))}
      onChange={(options) => onChange(options.map(({ value }) => value))}
    />
  );
}
