import { EditorStack } from '@grafana/plugin-ui';
import { Button } from '@grafana/ui';
import type { ReactNode } from 'react';

interface Props<T> {
  readonly items: readonly T[];
  readonly onChange: (items: readonly T[]) => void;
  /** What the plus button adds, and what it is called. */
  readonly empty: T;
  readonly addLabel: string;
  /** No plus button from here on. */
  readonly max?: number;
  readonly renderItem: (item: T, index: number, change: (item: T) => void, remove: () => void) => ReactNode;
}

/** plugin-ui's EditorList with a bound and a name for its button; an item's place is its identity, as there. */
export function ItemList<T>({ items, onChange, empty, addLabel, max = Infinity, renderItem }: Props<T>) {
  const change = (index: number) => (changed: T) => onChange(items.map((item, at) => (at === index ? changed : item)));
  const remove = (index: number) => () => onChange(items.filter((_, at) => at !== index));
  return (
    <EditorStack gap={2}>
      {items.map((item, index) => (
        <div key={index}>{renderItem(item, index, change(index), remove(index))}</div>
      ))}
      {items.length < max && (
        <Button
          variant="secondary"
          icon="plus"
          type="button"
          aria-label={addLabel}
          onClick={() => onChange([...items, empty])}
        />
      )}
    </EditorStack>
  );
}
