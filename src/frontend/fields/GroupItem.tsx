import type { TimeRange } from '@grafana/data';
import { AccessoryButton, InputGroup } from '@grafana/plugin-ui';
import type { GroupKey, KeyType } from '#queries';
import type { Choices } from './choices';
import { ChoiceError } from './ChoiceError';
import { KeyPicker } from './KeyPicker';
import { keyList } from './keys';
import { useChoiceLoader } from './use-choice-loader';

interface Props {
  readonly name: string;
  readonly types: readonly KeyType[] | undefined;
  readonly index: number;
  readonly value: GroupKey;
  readonly onChange: (value: GroupKey) => void;
  readonly onRemove: () => void;
  readonly choices: Choices;
  readonly range: TimeRange | undefined;
}

/** One thing to group by. */
export function GroupItem({ name, types, index, value, onChange, onRemove, choices, range }: Props) {
  const { load, error } = useChoiceLoader(choices, keyList(value.type), range);
  return (
    <>
      <InputGroup>
        <KeyPicker {...{ name, types, index, value, onChange, choices, load }} />
        <AccessoryButton
          aria-label={`Remove group ${index + 1}`}
          icon="times"
          variant="secondary"
          type="button"
          onClick={onRemove}
        />
      </InputGroup>
      <ChoiceError message={error} />
    </>
  );
}
