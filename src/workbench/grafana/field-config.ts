import {
  type FieldConfigPropertyItem,
  FieldConfigOptionsRegistry,
  identityOverrideProcessor,
  standardEditorsRegistry,
  standardFieldConfigEditorRegistry,
} from '@grafana/data';

// Which options a dashboard's `fieldConfig` may set. In Grafana each panel plugin registers its own with an editor; the page
// draws no editors, so that the names are all it needs.
const STANDARD = [
  'unit',
  'min',
  'max',
  'decimals',
  'displayName',
  'color',
  'thresholds',
  'mappings',
  'noValue',
  'links',
];
const CUSTOM = [
  'drawStyle',
  'lineWidth',
  'lineInterpolation',
  'fillOpacity',
  'gradientMode',
  'barAlignment',
  'barWidthFactor',
  'barMaxWidth',
  'stacking',
  'showPoints',
  'pointSize',
  'spanNulls',
  'lineStyle',
  'axisPlacement',
  'axisLabel',
  'axisSoftMin',
  'axisSoftMax',
  'axisBorderShow',
  'axisCenteredZero',
  'axisColorMode',
  'axisGridShow',
  'axisWidth',
  'scaleDistribution',
  'hideFrom',
  'insertNulls',
  'thresholdsStyle',
  'align',
  'width',
  'cellOptions',
  'filterable',
  'inspect',
  'minWidth',
];

const item = (path: string, isCustom: boolean): FieldConfigPropertyItem => ({
  id: isCustom ? `custom.${path}` : path,
  path,
  name: path,
  isCustom,
  editor: () => null,
  override: () => null,
  process: identityOverrideProcessor,
  shouldApply: () => true,
});

/** Lets @grafana/data merge a panel's `fieldConfig` into fields exactly as Grafana does. */
export const fieldConfigRegistry = new FieldConfigOptionsRegistry(() => [
  ...STANDARD.map((path) => item(path, false)),
  ...CUSTOM.map((path) => item(path, true)),
]);

export function setUpFieldConfig(): void {
  standardEditorsRegistry.setInit(() => []);
  standardFieldConfigEditorRegistry.setInit(() => STANDARD.map((path) => item(path, false)));
}
