// Modules that Grafana itself hands to a plugin at run time (its SystemJS registry). Everything else is bundled, also
// @grafana/schema, @grafana/i18n, @grafana/plugin-ui and @grafana/aws-sdk.
// `react/jsx-runtime` is shared from Grafana 12.3 on, which is our lower bound: a bundled copy breaks under React 19.
const SHARED = new Set([
  'react',
  'react-dom',
  'react/jsx-runtime',
  'react/jsx-dev-runtime',
  'react-router',
  'react-router-dom',
  'react-redux',
  'redux',
  'rxjs',
  'rxjs/operators',
  'lodash',
  'moment',
  'moment-timezone',
  'd3',
  'i18next',
  'jquery',
  'prismjs',
  'slate',
  'slate-react',
  'slate-plain-serializer',
  '@emotion/css',
  '@emotion/react',
  '@grafana/data',
  '@grafana/ui',
  '@grafana/runtime',
]);

/** Whether an import of this name is left to Grafana. Subpaths of shared packages are not shared, the listed ones excepted. */
export function isSharedByGrafana(request: string): boolean {
  return SHARED.has(request);
}
