import { ConfigSubSection } from '@grafana/plugin-ui';
import { InteractiveTable, Space, Stack, Text } from '@grafana/ui';
import { useEffect, useState } from 'react';
import { countOf, usd, utcTime } from '../price/price-text';
import { selectors } from '../selectors';
import { callResource } from './call-resource';
import { askerText, rowsOf, type Spend, type SpendLine, type SpendPeriod, type SpendRow } from './spend';

interface Props {
  readonly uid: string;
  /** Another one after each save and purchase: then it is read again. */
  readonly version: string;
}

interface Answer {
  readonly spend?: Spend;
  readonly problem?: string;
  readonly atMs: number;
}

interface Cell {
  readonly row: { readonly original: SpendRow };
}

/** What this data source has spent, by the plugin's own ledger. */
export function SpendReport({ uid, version }: Props) {
  const [answer, setAnswer] = useState<Answer>();
  useEffect(() => {
    let isWanted = true;
    const settle = (next: Omit<Answer, 'atMs'>) => isWanted && setAnswer({ ...next, atMs: Date.now() });
    callResource<Spend>(uid, 'spend').then(
      (spend) => settle({ spend }),
      (cause: unknown) => settle({ problem: cause instanceof Error ? cause.message : String(cause) }),
    );
    return () => {
      isWanted = false;
    };
  }, [uid, version]);

  if (!answer) {
    return null;
  }
  const { spend, problem, atMs } = answer;
  return (
    <ConfigSubSection title="Spent so far">
      <div data-testid={selectors.configEditor.spend}>
        {!spend && <Text color="secondary">{`What was spent cannot be read: ${problem}`}</Text>}
        {spend && (
          <Stack direction="column" gap={1}>
            <Text>{periodText('Today', spend.today, atMs)}</Text>
            <Text>{periodText('This month', spend.month, atMs)}</Text>
            {spend.keptIn === 'memory' && (
              <Text color="warning">{`Kept in memory only, and lost with the plugin's process${spend.note ? `: ${spend.note}` : '.'}`}</Text>
            )}
            <SpendTable header="Operation" rows={rowsOf(spend.today.byOperation, spend.month.byOperation)} />
            <SpendTable header="First asked by" rows={rowsOf(spend.today.byAsker, spend.month.byAsker)} nameOf={askerText} />
          </Stack>
        )}
        <Space v={2} />
      </div>
    </ConfigSubSection>
  );
}

interface TableProps {
  readonly header: string;
  readonly rows: SpendRow[];
  readonly nameOf?: (name: string) => string;
}

function SpendTable({ header, rows, nameOf = (name) => name }: TableProps) {
  if (rows.length === 0) {
    return null;
  }
  const columns = [
    { id: 'name', header, cell: ({ row }: Cell) => nameOf(row.original.name) },
    { id: 'today', header: 'Today', cell: ({ row }: Cell) => lineText(row.original.today) },
    { id: 'month', header: 'This month', cell: ({ row }: Cell) => lineText(row.original.month) },
  ];
  return <InteractiveTable columns={columns} data={rows} getRowId={({ name }) => name} pageSize={10} />;
}

/** `Today: $0.12 of $1.00, 12 requests. Resets 00:00 UTC.` */
function periodText(name: string, { usd: spent, atLeast, capUsd, requests, resetsAtMs }: SpendPeriod, nowMs: number): string {
  const cap = capUsd === undefined ? ', no cap' : ` of ${usd(capUsd)}`;
  const counted = countOf(requests, 'paid request');
  return `${name}: ${atLeast ? 'at least ' : ''}${usd(spent)}${cap}, ${counted}. Resets ${utcTime(resetsAtMs, nowMs)}.`;
}

function lineText(line: SpendLine | undefined): string {
  return line ? `${usd(line.usd)} (${line.requests})` : '';
}
