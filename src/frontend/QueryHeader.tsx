import { LoadingState } from '@grafana/data';
import { EditorHeader, FlexItem, InlineSelect } from '@grafana/plugin-ui';
import { Button } from '@grafana/ui';
import { findKind, kinds, type QueryKind } from '#queries';
import { changeKind, type AwsCostQuery } from './query';
import { selectors } from './selectors';

interface Props {
  readonly query: AwsCostQuery;
  readonly kind: QueryKind | undefined;
  readonly onChange: (query: AwsCostQuery) => void;
  readonly onRunQuery: () => void;
  readonly state: LoadingState | undefined;
}

/** As in CloudWatch's editor: what sort of query at the left, the run button at the right. */
export function QueryHeader({ query, kind, onChange, onRunQuery, state }: Props) {
  const running = state === LoadingState.Loading;
  return (
    <EditorHeader>
      <InlineSelect
        aria-label="Query type"
        data-testid={selectors.queryEditor.kind}
        options={kinds.map(({ queryType, label, description }) => ({ value: queryType, label, description }))}
        value={kind?.queryType ?? null}
        placeholder="Query type"
        onChange={({ value }) => {
          const next = value === undefined ? undefined : findKind(value);
          if (next && next !== kind) {
            onChange(changeKind(query, next));
          }
        }}
      />
      <FlexItem grow={1} />
      <Button
        size="sm"
        variant="secondary"
        type="button"
        icon={running ? 'spinner' : undefined}
        disabled={running}
        data-testid={selectors.queryEditor.run}
        onClick={onRunQuery}
      >
        Run queries
      </Button>
    </EditorHeader>
  );
}
