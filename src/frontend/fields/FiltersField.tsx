import type { Filter, FiltersField as Field } from '#queries';
import { FilterItem } from './FilterItem';
import { ItemList } from './ItemList';
import { EMPTY_FILTER, itemsOf } from './keys';
import type { FieldProps } from './field-props';

export function FiltersField({ field, value, onChange, choices, range }: FieldProps<Field>) {
  return (
    <ItemList<Filter>
      items={itemsOf(value, EMPTY_FILTER)}
      onChange={onChange}
      empty={EMPTY_FILTER}
      addLabel="Add filter"
      renderItem={(item, index, change, remove) => (
        <FilterItem
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
