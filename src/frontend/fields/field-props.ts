import type { TimeRange } from '@grafana/data';
import type { EditorField } from '#queries';
import type { Choices } from './choices';

/** What every field of the editor gets. `value` is what the query holds, of whatever shape: dashboards are hand-edited too. */
export interface FieldProps<F extends EditorField> {
  readonly field: F;
  /** For the label's `for`; unique on a page of many queries. */
  readonly id: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  /** The whole query as the editor holds it: what one field offers may depend on another. */
  readonly query: Readonly<Record<string, unknown>>;
  readonly choices: Choices;
  readonly range: TimeRange | undefined;
}
