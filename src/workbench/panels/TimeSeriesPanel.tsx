import { LegendDisplayMode, SortOrder, TooltipDisplayMode, type VizLegendOptions } from '@grafana/schema';
import { TimeSeries } from '@grafana/ui';
import { type Drawing, option } from './draw';
import { SeriesTooltip } from './SeriesTooltip';
import { usePreparedFrames } from './use-prepared-frames';

const LEGEND: VizLegendOptions = {
  showLegend: true,
  displayMode: LegendDisplayMode.List,
  placement: 'bottom',
  calcs: [],
};
const TOOLTIP = { mode: TooltipDisplayMode.Multi, sort: SortOrder.Descending, hideZeros: false, maxHeight: 320 };

/** Grafana's "timeseries" panel. */
export function TimeSeriesPanel({ frames, fieldConfig, options, timeRange, width, height }: Drawing) {
  const prepared = usePreparedFrames(frames, fieldConfig);
  return (
    <TimeSeries
      frames={prepared}
      timeRange={timeRange}
      timeZone="utc"
      width={width}
      height={height}
      legend={option(options, 'legend', LEGEND)}
    >
      {(config, aligned) => <SeriesTooltip config={config} frame={aligned} {...option(options, 'tooltip', TOOLTIP)} />}
    </TimeSeries>
  );
}
