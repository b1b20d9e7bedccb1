import { type DataFrame, FieldType, formattedValueToString } from '@grafana/data';
import { type SortOrder, TooltipDisplayMode } from '@grafana/schema';
import {
  getFieldDisplayItems,
  TooltipPlugin2,
  type UPlotConfigBuilder,
  VizTooltipContent,
  VizTooltipHeader,
  VizTooltipWrapper,
} from '@grafana/ui';

// @grafana/ui names these in an enum it does not export: the nearest series, and all of them.
const HOVER_ONE = 0;
const HOVER_ALL = 1;

interface Props {
  readonly config: UPlotConfigBuilder;
  readonly frame: DataFrame;
  readonly mode: TooltipDisplayMode;
  readonly sort: SortOrder;
  readonly hideZeros: boolean;
  readonly maxHeight: number;
}

/** The box beside the pointer: the period and each series' value in it. */
export function SeriesTooltip({ config, frame, mode, sort, hideZeros, maxHeight }: Props) {
  const time = frame.fields[0];
  if (!time || mode === TooltipDisplayMode.None) {
    return null;
  }
  return (
    <TooltipPlugin2
      config={config}
      hoverMode={mode === TooltipDisplayMode.Single ? HOVER_ONE : HOVER_ALL}
      render={(_plot, rows, series, isPinned) => {
        const row = rows[0];
        const label = row == null || !time.display ? '' : formattedValueToString(time.display(time.values[row]));
        const items = getFieldDisplayItems(
          frame.fields,
          time,
          rows,
          series,
          mode,
          sort,
          (field) => field.type === FieldType.number,
          hideZeros,
        );
        return (
          <VizTooltipWrapper>
            <VizTooltipHeader item={{ label: '', value: label }} isPinned={isPinned} />
            <VizTooltipContent items={items} isPinned={isPinned} scrollable maxHeight={maxHeight} />
          </VizTooltipWrapper>
        );
      }}
    />
  );
}
