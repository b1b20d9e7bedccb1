import { dataFrameToJSON, FieldColorModeId, type FieldConfigSource, FieldType, type PanelData } from '@grafana/data';
import { GraphDrawStyle, LegendDisplayMode, StackingMode } from '@grafana/schema';
import { JSONFormatter, PanelChrome } from '@grafana/ui';
import { useMemo, useState } from 'react';
import { PanelFrame } from '../panels/PanelFrame';
import { Visualization } from '../panels/Visualization';
import { useSize } from '../shell/use-size';
import { RequestsPanel } from './RequestsPanel';

// Days of cost are amounts, not readings: stacked bars, each as wide as its own day.
const GRAPH: FieldConfigSource = {
  defaults: {
    color: { mode: FieldColorModeId.PaletteClassic },
    custom: {
      drawStyle: GraphDrawStyle.Bars,
      fillOpacity: 80,
      lineWidth: 0,
      barAlignment: 1,
      barWidthFactor: 0.9,
      stacking: { mode: StackingMode.Normal, group: 'A' },
    },
  },
  overrides: [],
};
const GRAPH_OPTIONS = {
  legend: { showLegend: true, displayMode: LegendDisplayMode.Table, placement: 'right', calcs: ['sum'], sortBy: 'Total', sortDesc: true },
};
const TABLE: FieldConfigSource = { defaults: {}, overrides: [] };
const HEIGHT_PX = 320;

/** Chart, table, AWS requests and the frames themselves. */
export function Results({ data }: { readonly data: PanelData }) {
  const [box, { width }] = useSize<HTMLDivElement>();
  const [showsJson, setShowsJson] = useState(false);
  const frames = useMemo(() => (showsJson ? data.series.map((frame) => dataFrameToJSON(frame)) : []), [data.series, showsJson]);
  const hasTime = data.series.some((frame) => frame.fields.some((field) => field.type === FieldType.time));
  const drawing = { frames: data.series, timeRange: data.timeRange };
  const frame = { data, width, height: HEIGHT_PX };

  return (
    <div ref={box} style={{ display: 'grid', gap: 8 }}>
      {width > 0 && (
        <>
          {hasTime && (
            <PanelFrame title="Graph" {...frame}>
              {(w, h) => <Visualization type="timeseries" {...drawing} fieldConfig={GRAPH} options={GRAPH_OPTIONS} width={w} height={h} />}
            </PanelFrame>
          )}
          <RequestsPanel data={data} />
          <PanelFrame title="Table" padding="none" {...frame}>
            {(w, h) => <Visualization type="table" {...drawing} fieldConfig={TABLE} options={{}} width={w} height={h} />}
          </PanelFrame>
          <PanelChrome title="Frames" collapsible collapsed={!showsJson} onToggleCollapse={() => setShowsJson(!showsJson)}>
            <JSONFormatter json={frames} open={2} />
          </PanelChrome>
        </>
      )}
    </div>
  );
}
