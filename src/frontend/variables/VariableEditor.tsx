import type { QueryEditorProps } from '@grafana/data';
import { EditorField, EditorRow, EditorRows } from '@grafana/plugin-ui';
import { Alert, Combobox, Input } from '@grafana/ui';
import { parseVariableQuery, takesKey, type VariableQuery } from '#queries';
import type { DataSource } from '../datasource';
import { chosenValue } from '../fields/chosen-value';
import { FiltersField } from '../fields/FiltersField';
import type { AwsCostQuery } from '../query';
import { selectors } from '../selectors';
import type { DataSourceJson } from '../settings';
import { VARIABLE_LIST_OPTIONS } from './variable-lists';
import type { StoredVariableQuery } from './variable-support';
import { VariableKeyPicker } from './VariableKeyPicker';

type Props = QueryEditorProps<DataSource, AwsCostQuery, DataSourceJson, StoredVariableQuery>;

const EMPTY: VariableQuery = { list: 'accounts', key: '', filters: [], search: '' };
const FILTERS = { kind: 'filters', name: 'filters', label: 'Filter by', row: 'filters' } as const;

/** Which list, of what, narrowed by what. Any part may hold other variables. */
export function VariableEditor({ query: stored, onChange, datasource, range }: Props) {
  const read = parseVariableQuery(stored);
  const query = read ?? EMPTY;
  const change = (changed: Partial<VariableQuery>) => onChange({ refId: 'AwsCostVariable', ...query, ...changed });
  const { choices } = datasource;
  return (
    <div data-testid={selectors.variableEditor.root}>
      {!read && (
        <Alert severity="warning" title="This query is none of ours">
          It is kept until you choose a list.
        </Alert>
      )}
      <EditorRows>
        <EditorRow>
          <EditorField
            label="List"
            htmlFor="awscost-variable-list"
            tooltip="AWS takes $0.01 a page and day for each list; what cost panels hold is free."
          >
            <Combobox
              id="awscost-variable-list"
              data-testid={selectors.variableEditor.list}
              options={[...VARIABLE_LIST_OPTIONS]}
              value={read ? query.list : null}
              onChange={chosenValue((list) => change({ list, key: '' }))}
              placeholder="Choose"
              width="auto"
              minWidth={28}
            />
          </EditorField>
          {takesKey(query.list) ? (
            <EditorField label="Key" htmlFor="awscost-variable-key">
              <VariableKeyPicker query={query} onChange={(key) => change({ key })} choices={choices} range={range} />
            </EditorField>
          ) : (
            <></>
          )}
          <EditorField
            label="Search"
            htmlFor="awscost-variable-search"
            optional
            tooltip="Only what holds this text. $__searchFilter searches as one types, at AWS where the list is long."
          >
            <Input
              id="awscost-variable-search"
              data-testid={selectors.variableEditor.search}
              value={query.search}
              placeholder="$__searchFilter"
              width={24}
              onChange={({ currentTarget }) => change({ search: currentTarget.value })}
            />
          </EditorField>
        </EditorRow>
        <EditorRow>
          <EditorField
            label={FILTERS.label}
            optional
            tooltip="Only what costs under all of these; each other choice is a list of its own, $0.01 a day."
          >
            <FiltersField
              field={FILTERS}
              id="awscost-variable-filters"
              query={query}
              value={query.filters}
              onChange={(filters) => change({ filters: filters as VariableQuery['filters'] })}
              choices={choices}
              range={range}
            />
          </EditorField>
        </EditorRow>
      </EditorRows>
    </div>
  );
}
