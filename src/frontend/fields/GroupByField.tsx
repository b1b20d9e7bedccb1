import type { GroupByField as Field, GroupKey } from '#queries';
import { GroupItem } from './GroupItem';
import { ItemList } from './ItemList';
import { EMPTY_KEY, itemsOf } from './keys';
import type { FieldProps } from './field-props';

export function GroupByField({ field, value, onChange, choices, range }: FieldProps<Field>) {
  return (
    <ItemList<GroupKey>
      items={itemsOf(value, EMPTY_KEY)}
      onChange={onChange}
      empty={EMPTY_KEY}
      addLabel="Add group"
      max={field.max}
      renderItem={(item, index, change, remove) => (
        <GroupItem
          name={field.name}
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
