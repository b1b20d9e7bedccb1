import { css } from '@emotion/css';
import type { GrafanaTheme2, PanelData } from '@grafana/data';
import { Badge, InteractiveTable, PanelChrome, useStyles2 } from '@grafana/ui';
import { dollars, executedOf, type RequestFacts, requestsOf, summaryOf } from './requests';

const COLUMNS = [
  { id: 'refId', header: 'Query' },
  { id: 'operation', header: 'Operation' },
  { id: 'pages', header: 'Pages' },
  { id: 'cached', header: 'Answered by', cell: ({ row }: Cell) => <Source facts={row.original} /> },
  { id: 'paidRequests', header: 'Paid requests' },
  { id: 'priceUsd', header: 'Price', cell: ({ row }: Cell) => dollars(row.original.priceUsd) },
];

type Row = RequestFacts & { readonly id: string };
interface Cell {
  readonly row: { readonly original: Row };
}

/** What the last run asked of AWS and what it cost. */
export function RequestsPanel({ data }: { readonly data: PanelData }) {
  const styles = useStyles2(getStyles);
  const requests = requestsOf(data.series);
  const rows: Row[] = requests.map((facts, index) => ({ ...facts, id: String(index) }));
  return (
    <PanelChrome title="AWS requests" subtitle={requests.length > 0 ? summaryOf(requests) : undefined}>
      <div className={styles.content} data-testid="aws-requests">
        {rows.length > 0 ? (
          <InteractiveTable columns={COLUMNS} data={rows} getRowId={(row) => row.id} />
        ) : (
          <p>The last run asked nothing of AWS.</p>
        )}
        {executedOf(data.series).map((text) => (
          <pre key={text} className={styles.code}>
            {text}
          </pre>
        ))}
      </div>
    </PanelChrome>
  );
}

function Source({ facts }: { readonly facts: RequestFacts }) {
  return facts.cached ? (
    <Badge color="green" icon="database" text={`cache, ${age(facts.ageMs)} old`} />
  ) : (
    <Badge color="orange" icon="cloud" text="AWS" />
  );
}

function age(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  return minutes < 1 ? 'under a minute' : minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} h`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  content: css({ overflow: 'auto', height: '100%' }),
  code: css({
    ...theme.typography.code,
    fontSize: theme.typography.bodySmall.fontSize,
    margin: theme.spacing(1, 0, 0),
    maxHeight: theme.spacing(24),
  }),
});
