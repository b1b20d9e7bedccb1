// PURE. A value as a picker shows it.
import type { NamedValue } from '#aws/request';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
}

export interface Choices {
  readonly values: readonly Choice[];
  /** There are more than are listed: type to search. */
  readonly truncated: boolean;
}

/** By its name, the value below; `(none)` for what carries no tag. */
export function toChoice({ value, description }: NamedValue): Choice {
  return description && description !== value
    ? { value, label: description, description: value }
    : { value, label: value === '' ? '(none)' : value };
}
