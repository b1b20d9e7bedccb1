import { type ComboboxOption, MultiCombobox } from '@grafana/ui';
import { useState } from 'react';
import type { Connection } from '../grafana/connect';
import type { BoardVariable } from './board';
import { loadValues } from './query-variables';

interface Props {
  readonly variable: BoardVariable;
  readonly connection: Connection;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** A query variable: its list is asked for when it is opened. Nothing chosen is All. */
export function VariablePicker({ variable, connection, chosen, onChange }: Props) {
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const load = async (search: string): Promise<ComboboxOption[]> => {
    const found = await loadValues(connection, variable);
    const options = found.map(({ text, value = text }) => ({ value: String(value), label: text }));
    setNames(new Map(options.map(({ value, label }) => [value, label])));
    return options.filter(({ label }) => label.toLowerCase().includes(search.toLowerCase()));
  };
  return (
    <MultiCombobox
      id={`variable-${variable.name}`}
      width="auto"
      minWidth={20}
      maxWidth={50}
      placeholder="All"
      options={load}
      value={chosen.map((value) => ({ value, label: names.get(value) ?? value }))}
      onChange={(options) => onChange(options.map(({ value }) => value))}
    />
  );
}
