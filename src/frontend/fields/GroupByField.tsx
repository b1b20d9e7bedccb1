import type { GroupByField as Field, GroupKey } from '#queries';
import { GroupItem } from './GroupItem';
import { ItemList } from './ItemList';
import { EMPTY_KEY, itemsOf } from './keys';
import type { FieldProps } from './field-props';

export function GroupByField({ field, value, onChange, choices, range }: FieldProps<Field>) {
  const [type = EMPTY_KEY.type] = field.types ?? [];
  const empty = { ...EMPTY_KEY, type };
  return (
    <ItemList<GroupKey>
      items={itemsOf(value, empty)}
      onChange={onChange}
      empty={empty}
      addLabel="Add group"
      max={field.max}
      renderItem={(item, index, change, remove) => (
        <GroupItem
          name={field.name}
          types={field.types}
          index={index}
          value={item}
          onChange={change}
          onRemove={remove}
          choices={choices}
          range={range}
        />
      )}
    />
  );
}
