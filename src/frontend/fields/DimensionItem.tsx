import type { TimeRange } from '@grafana/data';
import { AccessoryButton, InputGroup } from '@grafana/plugin-ui';
import { Combobox, type ComboboxOption } from '@grafana/ui';
import type { DimensionsField } from '#queries';
import { selectors } from '../selectors';
import { chosenValue } from './chosen-value';
import type { Choices } from './choices';
import { ChoiceError } from './ChoiceError';
import type { Dimension } from './DimensionsField';
import { sourceList } from './source-list';
import { useChoiceLoader } from './use-choice-loader';
import { ValuesPicker } from './ValuesPicker';

interface Props {
  readonly field: DimensionsField;
  readonly query: Readonly<Record<string, unknown>>;
  readonly index: number;
  readonly value: Dimension;
  readonly onChange: (value: Dimension) => void;
  readonly onRemove: () => void;
  readonly choices: Choices;
  readonly range: TimeRange | undefined;
}

const ANY: ComboboxOption = { value: '*', label: '*', description: 'Every value there is' };

/** One dimension of a metric: its key, and values or `*`. */
export function DimensionItem({ field, query, index, value, onChange, onRemove, choices, range }: Props) {
  const keys = useChoiceLoader(choices, sourceList(field.keys(query)), range);
  const list = value.key === '' ? undefined : sourceList(field.values(query, value.key));
  const values = useChoiceLoader(choices, list, range);
  const { name } = field;
  return (
    <>
      <InputGroup>
        <Combobox
          key={JSON.stringify(field.keys(query))}
          aria-label={`${name} ${index + 1} key`}
          data-testid={selectors.keyItem.key(name, index)}
          options={keys.load}
          value={value.key === '' ? null : value.key}
          onChange={chosenValue((key) => onChange({ key, values: value.values }))}
          placeholder="Choose"
          createCustomValue
          width="auto"
          minWidth={16}
          maxWidth={40}
        />
        <ValuesPicker
          {...{ name, index, choices, list }}
          load={async (search) => [...(search === '' ? [ANY] : []), ...(await values.load(search))]}
          values={value.values}
          onChange={(next) => onChange({ key: value.key, values: next })}
        />
        <AccessoryButton
          aria-label={`Remove dimension ${index + 1}`}
          icon="times"
          variant="secondary"
          type="button"
          onClick={onRemove}
        />
      </InputGroup>
      <ChoiceError message={keys.error ?? values.error} />
    </>
  );
}
