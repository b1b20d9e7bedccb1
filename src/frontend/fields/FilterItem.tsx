import type { TimeRange } from '@grafana/data';
import { AccessoryButton, InputGroup } from '@grafana/plugin-ui';
import { Combobox } from '@grafana/ui';
import type { Filter } from '#queries';
import { selectors } from '../selectors';
import { chosenValue } from './chosen-value';
import type { Choices } from './choices';
import { ChoiceError } from './ChoiceError';
import { KeyPicker } from './KeyPicker';
import { keyList, operatorsFor, valueList, withKey, withOperator } from './keys';
import { useChoiceLoader } from './use-choice-loader';
import { ValuesPicker } from './ValuesPicker';

interface Props {
  readonly name: string;
  readonly index: number;
  readonly value: Filter;
  readonly onChange: (value: Filter) => void;
  readonly onRemove: () => void;
  readonly choices: Choices;
  readonly range: TimeRange | undefined;
}

/** One condition: key · is / is not / is absent · values. */
export function FilterItem({ name, index, value, onChange, onRemove, choices, range }: Props) {
  const keys = useChoiceLoader(choices, keyList(value.type), range);
  const values = useChoiceLoader(choices, valueList(value), range);
  const operator = value.operator;
  return (
    <>
      <InputGroup>
        <KeyPicker
          {...{ name, index, value, choices, load: keys.load }}
          onChange={(key) => onChange(withKey(value, key))}
        />
        <Combobox
          aria-label={`${name} ${index + 1} operator`}
          data-testid={selectors.keyItem.operator(name, index)}
          options={operatorsFor(value.type)}
          value={operator}
          onChange={chosenValue((next) => onChange(withOperator(value, next)))}
          width="auto"
          minWidth={8}
        />
        {operator === 'isAbsent' ? (
          <></>
        ) : (
          <ValuesPicker
            {...{ name, index, choices, load: values.load }}
            list={valueList(value)}
            values={value.values}
            onChange={(next) => onChange({ ...value, values: next })}
          />
        )}
        <AccessoryButton
          aria-label={`Remove filter ${index + 1}`}
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
