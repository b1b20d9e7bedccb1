import type { QueryEditorProps } from '@grafana/data';
import { EditorRow, EditorRows } from '@grafana/plugin-ui';
import { Alert, Space } from '@grafana/ui';
import type { EditorField } from '#queries';
import type { DataSource } from './datasource';
import { PriceLine } from './price/PriceLine';
import { QueryField } from './QueryField';
import { QueryHeader } from './QueryHeader';
import { openQuery, type AwsCostQuery } from './query';
import { selectors } from './selectors';
import type { DataSourceJson } from './settings';
import { useStart } from './use-start';

type Props = QueryEditorProps<DataSource, AwsCostQuery, DataSourceJson>;

/** Draws `kind.fields`: what a query can say is decided in `queries`, here only how it looks. */
export function QueryEditor({ query, onChange, onRunQuery, datasource, range, data }: Props) {
  const opened = openQuery(query);
  const { kind, query: shown } = 'kind' in opened ? opened : { kind: undefined, query };
  useStart(query, onChange);
  return (
    <div data-testid={selectors.queryEditor.root}>
      <QueryHeader query={shown} kind={kind} onChange={onChange} onRunQuery={onRunQuery} state={data?.state} />
      <Space v={0.5} />
      {'problem' in opened && (
        <Alert severity="warning" title="This query cannot be edited here" data-testid={selectors.queryEditor.problem}>
          {opened.problem}
        </Alert>
      )}
      <EditorRows>
        {rowsOf((kind?.fields ?? []).filter(({ shownWhen }) => shownWhen?.(shown) ?? true)).map((fields) => (
          <EditorRow key={fields[0]?.row}>
            {fields.map((field) => (
              <QueryField
                key={field.name}
                field={field}
                id={`awscost-${query.refId}-${field.name}`}
                value={shown[field.name]}
                query={shown}
                onChange={(value) => onChange({ ...shown, ...filledBy(field, value), [field.name]: value })}
                choices={datasource.choices}
                range={range}
              />
            ))}
          </EditorRow>
        ))}
      </EditorRows>
      {kind && (
        <>
          <Space v={1} />
          <PriceLine
            query={shown}
            datasource={datasource}
            // A panel may have a time of its own.
            range={data?.request?.range ?? range}
            data={data}
            onRunQuery={onRunQuery}
          />
        </>
      )}
    </div>
  );
}

/** What an option chosen fills in elsewhere: a preset is nothing but that. */
function filledBy(field: EditorField, value: unknown): Readonly<Record<string, unknown>> | undefined {
  return field.kind === 'choice' ? field.options.find((option) => option.value === value)?.fills : undefined;
}

/** Fields with the same row share a line, in the order in which the rows first appear. */
function rowsOf(fields: readonly EditorField[]): EditorField[][] {
  const rows = new Map<string, EditorField[]>();
  for (const field of fields) {
    rows.set(field.row, [...(rows.get(field.row) ?? []), field]);
  }
  return [...rows.values()];
}
