import {
  type DisplayValueAlignmentFactors,
  type FieldDisplay,
  getDisplayValueAlignmentFactors,
  VizOrientation,
} from '@grafana/data';
import type { VizTextDisplayOptions } from '@grafana/schema';
import {
  BigValue,
  BigValueColorMode,
  BigValueGraphMode,
  BigValueJustifyMode,
  BigValueTextMode,
  useTheme2,
  VizRepeater,
  type VizRepeaterRenderValueProps,
} from '@grafana/ui';
import type { Drawing } from './draw';
import { useFieldValues } from './field-values';

/** Grafana's "stat" panel. */
export function StatPanel(drawing: Drawing) {
  const { options, frames, width, height } = drawing;
  const theme = useTheme2();
  const graphMode = (options['graphMode'] as BigValueGraphMode | undefined) ?? BigValueGraphMode.Area;
  const values = useFieldValues(drawing, graphMode !== BigValueGraphMode.None);

  const draw = ({
    value,
    count,
    alignmentFactors,
    ...size
  }: VizRepeaterRenderValueProps<FieldDisplay, DisplayValueAlignmentFactors>) => (
    <BigValue
      {...size}
      value={value.display}
      text={options['text'] as VizTextDisplayOptions | undefined}
      sparkline={value.sparkline}
      count={count}
      alignmentFactors={alignmentFactors}
      theme={theme}
      graphMode={graphMode}
      colorMode={(options['colorMode'] as BigValueColorMode | undefined) ?? BigValueColorMode.Value}
      justifyMode={(options['justifyMode'] as BigValueJustifyMode | undefined) ?? BigValueJustifyMode.Auto}
      textMode={(options['textMode'] as BigValueTextMode | undefined) ?? BigValueTextMode.Auto}
    />
  );
  return (
    <VizRepeater
      getValues={() => values}
      getAlignmentFactors={getDisplayValueAlignmentFactors}
      renderValue={draw}
      source={frames}
      renderCounter={0}
      autoGrid
      orientation={VizOrientation.Auto}
      width={width}
      height={height}
    />
  );
}
