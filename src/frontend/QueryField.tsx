import { EditorField as LabelledField } from '@grafana/plugin-ui';
import type { EditorField } from '#queries';
import { ChoiceField } from './fields/ChoiceField';
import { DimensionsField } from './fields/DimensionsField';
import type { FieldProps } from './fields/field-props';
import { FiltersField } from './fields/FiltersField';
import { GroupByField } from './fields/GroupByField';
import { NumberField, numberError } from './fields/NumberField';
import { PickField } from './fields/PickField';
import { SwitchField } from './fields/SwitchField';
import { TextField } from './fields/TextField';

const LISTS: ReadonlySet<EditorField['kind']> = new Set(['groupBy', 'filters', 'dimensions']);

/** One field with its label. Another sort of field does not compile until it is drawn. */
export function QueryField(props: FieldProps<EditorField>) {
  const { field, id, value } = props;
  // Lists have no single input for the label to point at; their pickers name themselves.
  const htmlFor = LISTS.has(field.kind) || (field.kind === 'pick' && field.isList) ? undefined : id;
  const error = field.kind === 'number' ? numberError(field, value) : undefined;
  return (
    <LabelledField
      label={field.label}
      tooltip={field.tooltip}
      htmlFor={htmlFor}
      invalid={error !== undefined}
      error={error}
    >
      {drawn(props)}
    </LabelledField>
  );
}

function drawn({ field, ...rest }: FieldProps<EditorField>) {
  switch (field.kind) {
    case 'choice':
      return <ChoiceField field={field} {...rest} />;
    case 'text':
      return <TextField field={field} {...rest} />;
    case 'number':
      return <NumberField field={field} {...rest} />;
    case 'switch':
      return <SwitchField field={field} {...rest} />;
    case 'groupBy':
      return <GroupByField field={field} {...rest} />;
    case 'filters':
      return <FiltersField field={field} {...rest} />;
    case 'pick':
      return <PickField field={field} {...rest} />;
    case 'dimensions':
      return <DimensionsField field={field} {...rest} />;
  }
}
