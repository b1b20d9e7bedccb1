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
  /** Other fields of the query that get these values when it is chosen. */
  readonly fills?: Readonly<Record<string, unknown>>;
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
  /** Several lines to write in; one unless told. */
  readonly lines?: number;
  /** Words that AWS fills in, `${LABEL}`: no variables of Grafana's. */
  readonly ownWords?: readonly string[];
}

/** A list of live choices: a resource of the companion's and its parameters. */
export interface ChoiceSource {
  readonly path: string;
  readonly params?: Readonly<Record<string, string>>;
}

/** A text, or a list of texts, picked from what there is or typed. */
export interface PickField extends Described {
  readonly kind: 'pick';
  readonly isList?: boolean;
  /** Told here, or asked for when somebody opens the picker. */
  readonly options?: readonly ChoiceOption[];
  readonly source?: (query: Readonly<Record<string, unknown>>) => ChoiceSource;
  readonly placeholder?: string;
}

/** Dimensions of a metric, each with its values: `{"InstanceId": ["i-1", "*"]}`. */
export interface DimensionsField extends Described {
  readonly kind: 'dimensions';
  readonly keys: (query: Readonly<Record<string, unknown>>) => ChoiceSource;
  readonly values: (query: Readonly<Record<string, unknown>>, key: string) => ChoiceSource;
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

export type EditorField =
  ChoiceField | TextField | NumberField | SwitchField | GroupByField | FiltersField | PickField | DimensionsField;
