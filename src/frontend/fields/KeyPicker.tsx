import { Combobox } from '@grafana/ui';
import type { GroupKey, KeyType } from '#queries';
import { selectors } from '../selectors';
import { chosenValue } from './chosen-value';
import type { Choices } from './choices';
import { DIMENSIONS } from './dimensions';
import { KEY_TYPE_OPTIONS, keyList } from './keys';

interface Props {
  /** The field this key belongs to, and its place there: for labels and test ids. */
  readonly name: string;
  /** The sorts of key to choose from; absent: all. */
  readonly types?: readonly KeyType[] | undefined;
  readonly index: number;
  readonly value: GroupKey;
  readonly onChange: (key: GroupKey) => void;
  readonly choices: Choices;
  readonly load: (search: string) => ReturnType<Choices['load']>;
}

/** Two joined pickers: what sort of key, and which. Dimensions are known; tags and categories are listed by the companion. */
export function KeyPicker({ name, types, index, value, onChange, choices, load }: Props) {
  const list = keyList(value.type);
  const chosen = value.key === '' ? null : list ? choices.option(list, value.key) : value.key;
  return (
    <>
      <Combobox
        aria-label={`${name} ${index + 1} type`}
        data-testid={selectors.keyItem.type(name, index)}
        options={KEY_TYPE_OPTIONS.filter(({ value: type }) => types?.includes(type) ?? true)}
        value={value.type}
        onChange={chosenValue((type) => onChange({ type, key: '' }))}
        width="auto"
        minWidth={14}
      />
      <Combobox
        key={value.type}
        aria-label={`${name} ${index + 1} key`}
        data-testid={selectors.keyItem.key(name, index)}
        options={list ? load : [...DIMENSIONS, ...choices.variables('')]}
        value={chosen}
        onChange={chosenValue((key) => onChange({ type: value.type, key }))}
        placeholder="Choose"
        createCustomValue
        width="auto"
        minWidth={16}
        maxWidth={40}
      />
    </>
  );
}
