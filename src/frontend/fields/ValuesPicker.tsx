import { MultiCombobox } from '@grafana/ui';
import { selectors } from '../selectors';
import type { ChoiceList, Choices } from './choices';

interface Props {
  readonly name: string;
  readonly index: number;
  readonly list: ChoiceList | undefined;
  readonly values: readonly string[];
  readonly onChange: (values: string[]) => void;
  readonly choices: Choices;
  readonly load: (search: string) => ReturnType<Choices['load']>;
}

/** Any number of values: listed ones by name, dashboard variables, and whatever is typed. */
export function ValuesPicker({ name, index, list, values, onChange, choices, load }: Props) {
  return (
    <MultiCombobox
      // Another key must not show the last key's list while its own is loading.
      key={JSON.stringify(list)}
      data-testid={selectors.keyItem.values(name, index)}
      options={load}
      value={values.map((value) => (list ? choices.option(list, value) : { value, label: value || '(none)' }))}
      // Before Grafana 13 the keyboard reaches rows that only inform.
      onChange={(options) => onChange(options.filter((option) => !option.infoOption).map((option) => option.value))}
      placeholder="Choose or type values"
      createCustomValue
      width="auto"
      minWidth={32}
      maxWidth={60}
    />
  );
}
