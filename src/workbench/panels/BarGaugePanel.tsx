import {
  type DisplayValueAlignmentFactors,
  type FieldDisplay,
  getDisplayValueAlignmentFactors,
  VizOrientation,
} from '@grafana/data';
import {
  BarGaugeDisplayMode,
  BarGaugeNamePlacement,
  BarGaugeValueMode,
  type VizTextDisplayOptions,
} from '@grafana/schema';
import { BarGauge, useTheme2, VizRepeater, type VizRepeaterRenderValueProps } from '@grafana/ui';
import type { Drawing } from './draw';
import { useFieldValues } from './field-values';

const SPACING_PX = 10;

/** Grafana's "bargauge" panel. */
export function BarGaugePanel(drawing: Drawing) {
  const { options, frames, width, height } = drawing;
  const theme = useTheme2();
  const values = useFieldValues(drawing, false);
  const orientation = (options['orientation'] as VizOrientation | undefined) ?? VizOrientation.Auto;

  const draw = ({
    value,
    alignmentFactors,
    ...size
  }: VizRepeaterRenderValueProps<FieldDisplay, DisplayValueAlignmentFactors>) => (
    <BarGauge
      {...size}
      value={value.display}
      text={options['text'] as VizTextDisplayOptions | undefined}
      field={value.field}
      display={value.view?.getFieldDisplayProcessor(value.colIndex ?? 0)}
      alignmentFactors={alignmentFactors}
      theme={theme}
      itemSpacing={SPACING_PX}
      displayMode={(options['displayMode'] as BarGaugeDisplayMode | undefined) ?? BarGaugeDisplayMode.Gradient}
      valueDisplayMode={(options['valueMode'] as BarGaugeValueMode | undefined) ?? BarGaugeValueMode.Color}
      namePlacement={(options['namePlacement'] as BarGaugeNamePlacement | undefined) ?? BarGaugeNamePlacement.Auto}
      showUnfilled={(options['showUnfilled'] as boolean | undefined) ?? true}
    />
  );
  return (
    <VizRepeater
      getValues={() => values}
      getAlignmentFactors={getDisplayValueAlignmentFactors}
      renderValue={draw}
      source={frames}
      renderCounter={0}
      itemSpacing={SPACING_PX}
      minVizWidth={8}
      minVizHeight={16}
      maxVizHeight={300}
      orientation={orientation}
      width={width}
      height={height}
    />
  );
}
