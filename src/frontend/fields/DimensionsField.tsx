import type { DimensionsField as Field } from '#queries';
import { DimensionItem } from './DimensionItem';
import type { FieldProps } from './field-props';
import { ItemList } from './ItemList';

export interface Dimension {
  readonly key: string;
  readonly values: readonly string[];
}

/** A line per dimension: key and values. The last of two lines with the same key holds. */
export function DimensionsField({ field, value, onChange, query, choices, range }: FieldProps<Field>) {
  const items = dimensionsOf(value);
  return (
    <ItemList<Dimension>
      items={items}
      onChange={(next) => onChange(Object.fromEntries(next.map(({ key, values }) => [key, values])))}
      empty={{ key: '', values: [] }}
      addLabel="Add dimension"
      // Two lines without a key would be one.
      {...(items.some(({ key }) => key === '') && { max: items.length })}
      renderItem={(item, index, change, remove) => (
        <DimensionItem {...{ field, query, index, choices, range }} value={item} onChange={change} onRemove={remove} />
      )}
    />
  );
}

/** What is stored, whatever it is: a dimension's values may be one text, as Grafana's own source stores them. */
function dimensionsOf(stored: unknown): readonly Dimension[] {
  if (typeof stored !== 'object' || stored === null) {
    return [];
  }
  return Object.entries(stored).map(([key, values]) => ({
    key,
    values: [values].flat().filter((value): value is string => typeof value === 'string'),
  }));
}
