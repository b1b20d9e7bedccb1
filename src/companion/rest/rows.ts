// PURE. Frames as a REST client wants them: columns once, then rows.
import type { Field, Frame } from '#plugin-sdk/data';

export interface RestTable {
  readonly name: string;
  readonly columns: readonly {
    name: string;
    type: Field['type'];
    unit?: string;
    labels?: Readonly<Record<string, string>>;
  }[];
  /** Times as ISO 8601, UTC. */
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
  readonly notices: readonly string[];
}

/** One table per frame; a time series is a table of two columns whose labels say which it is. */
export function toRestTable({ name, fields, meta }: Frame): RestTable {
  const length = fields[0]?.values.length ?? 0;
  return {
    name: name ?? fields.find(isNamedNumber)?.config?.displayNameFromDS ?? '',
    columns: fields.map((field) => ({
      name: field.name,
      type: field.type,
      unit: field.config?.unit,
      labels: field.labels,
    })),
    rows: Array.from({ length }, (_, row) => fields.map((field) => cell(field, row))),
    notices: (meta?.notices ?? []).map(({ text }) => text),
  };
}

/** A column of text is named for its heading. */
function isNamedNumber({ type, config }: Field): boolean {
  return type === 'number' && config?.displayNameFromDS !== undefined;
}

function cell(field: Field, row: number): string | number | boolean | null {
  const value = field.values[row] ?? null;
  return field.type === 'time' && typeof value === 'number' ? new Date(value).toISOString() : value;
}
