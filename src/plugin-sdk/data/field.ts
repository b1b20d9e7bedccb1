/** A name and a value for each dimension of a series; alert rules tell instances apart by these alone. */
export type Labels = Readonly<Record<string, string>>;

export interface DataLink {
  title: string;
  url: string;
  targetBlank?: boolean;
}

/** How single values are shown; of Grafana's four sorts the one for texts. */
export interface ValueMapping {
  type: 'value';
  options: Readonly<Record<string, { text?: string; color?: string; index?: number }>>;
}

/**
 * How Grafana shows a field.
 * Grafana decodes this into Go structs: a wrong type in it fails the whole call, so `checkFrame` looks at every key.
 * @see https://github.com/grafana/grafana-plugin-sdk-go/blob/main/data/field_config.go
 */
export interface FieldConfig {
  displayName?: string;
  displayNameFromDS?: string;
  description?: string;
  /** Grafana's unit id, for example `currencyUSD`. */
  unit?: string;
  /** 0 to 65535, whole. */
  decimals?: number;
  min?: number;
  max?: number;
  /** Expected step between values; milliseconds on a time field. */
  interval?: number;
  filterable?: boolean;
  noValue?: string;
  links?: readonly DataLink[];
  mappings?: readonly ValueMapping[];
  color?: { mode: string; fixedColor?: string };
  custom?: Readonly<Record<string, unknown>>;
}

interface FieldBase {
  name: string;
  labels?: Labels;
  config?: FieldConfig;
}

/** Epoch milliseconds, UTC, whole, never null: alerting refuses a nullable time column. */
export interface TimeField extends FieldBase {
  type: 'time';
  values: ArrayLike<number>;
}

/** A `Float64Array` is taken over as it is; NaN and the infinities are legal, null is "no value". */
export interface NumberField extends FieldBase {
  type: 'number';
  values: ArrayLike<number | null>;
}

export interface StringField extends FieldBase {
  type: 'string';
  values: ArrayLike<string | null>;
}

export interface BooleanField extends FieldBase {
  type: 'boolean';
  values: ArrayLike<boolean | null>;
}

export type Field = TimeField | NumberField | StringField | BooleanField;
