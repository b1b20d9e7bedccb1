import { css } from '@emotion/css';
import { CoreApp, type GrafanaTheme2, type PanelData, type TimeRange } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { DataSource } from '../grafana/connect';
import type { Plugin } from '../grafana/load-plugin';
import type { StoredQuery } from '../grafana/stored-query';

interface Props {
  readonly plugin: Plugin;
  readonly dataSource: DataSource;
  readonly query: StoredQuery;
  readonly data: PanelData;
  readonly range: TimeRange;
  readonly onChange: (query: StoredQuery) => void;
  readonly onRun: () => void;
}

/** The plugin's query editor in the frame that Grafana puts around each query row. */
export function QueryCard({ plugin, dataSource, query, data, range, onChange, onRun }: Props) {
  const styles = useStyles2(getStyles);
  const { QueryEditor } = plugin.components;
  return (
    <div className={styles.card} data-testid="query-editor">
      <div className={styles.header}>
        <span className={styles.refId}>{query.refId}</span>
        <em>({dataSource.name})</em>
      </div>
      <div className={styles.body}>
        {QueryEditor && (
          <QueryEditor
            app={CoreApp.Explore}
            datasource={dataSource}
            query={query}
            queries={[query]}
            data={data.state === 'Done' || data.state === 'Error' ? data : undefined}
            range={range}
            onChange={onChange}
            onRunQuery={onRun}
          />
        )}
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  card: css({
    padding: theme.spacing(1),
    background: theme.colors.background.primary,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
  }),
  header: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(4),
    padding: theme.spacing(0.5, 2),
    background: theme.colors.background.secondary,
    color: theme.colors.text.secondary,
    borderRadius: theme.shape.radius.default,
  }),
  refId: css({
    ...theme.typography.body,
    fontWeight: theme.typography.fontWeightMedium,
    color: theme.colors.text.link,
  }),
  body: css({ padding: theme.spacing(1, 0, 0, 3) }),
});
