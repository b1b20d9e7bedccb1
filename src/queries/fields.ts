// PURE. The editor's fields as data: what to draw is said here, how to draw it in frontend/fields/.
import type { KeyType } from './shared/key';

interface Described {
  /** The key of the query model this field edits. */
  readonly name: string;
  readonly label: string;
  readonly tooltip?: string;
  /** Fields with the same row share a line of the editor. */
  readonly row: string;
  /** Drawn only while this holds of the query as it stands; absent: always. What is not drawn keeps its value. */
  readonly shownWhen?: (query: Readonly<Record<string, unknown>>) => boolean;
}

export interface ChoiceOption {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
}

/** One of a closed list. */
export interface ChoiceField extends Described {
  readonly kind: 'choice';
  readonly options: readonly ChoiceOption[];
  /** Few, short options read better as buttons side by side. */
  readonly look?: 'select' | 'buttons';
}

/** Free text; takes template variables. */
export interface TextField extends Described {
  readonly kind: 'text';
  readonly placeholder?: string;
}

/** A whole number, or nothing. */
export interface NumberField extends Described {
  readonly kind: 'number';
  readonly min: number;
  readonly max: number;
  readonly placeholder?: string;
}

export interface SwitchField extends Described {
  readonly kind: 'switch';
}

/** Up to `max` dimensions, tags or cost categories. */
export interface GroupByField extends Described {
  readonly kind: 'groupBy';
  readonly max: number;
  /** Which sorts of key it takes; absent: all. */
  readonly types?: readonly KeyType[];
}

/** A list of key · is / is not / is absent · values. */
export interface FiltersField extends Described {
  readonly kind: 'filters';
}

export type EditorField = ChoiceField | TextField | NumberField | SwitchField | GroupByField | FiltersField;
