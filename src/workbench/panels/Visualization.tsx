import { BarGaugePanel } from './BarGaugePanel';
import type { Drawing } from './draw';
import { StatPanel } from './StatPanel';
import { TablePanel } from './TablePanel';
import { TimeSeriesPanel } from './TimeSeriesPanel';

const PANELS = { timeseries: TimeSeriesPanel, stat: StatPanel, table: TablePanel, bargauge: BarGaugePanel };

/** A panel by the type name that a dashboard stores. */
export function Visualization({ type, ...drawing }: Drawing & { readonly type: string }) {
  const Panel = PANELS[type as keyof typeof PANELS];
  return Panel ? <Panel {...drawing} /> : <div>The workbench cannot draw a panel of type “{type}”.</div>;
}
