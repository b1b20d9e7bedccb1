import { configRules } from './check-config';
import { finite, jsonObject, listOf, oneOf, type Rule, shape, text, whole } from './check-json';
import type { Fail } from './frame-error';
import type { FrameMeta } from './frame-meta';

const pair: Rule = (value, path, fail) => {
  if (!Array.isArray(value) || value.length !== 2) {
    return fail(path, 'must be a pair of numbers');
  }
  value.forEach((part, index) => whole(part, `${path}[${index}]`, fail));
};

const rules: Readonly<Record<keyof FrameMeta, Rule>> = {
  type: oneOf(
    'timeseries-wide',
    'timeseries-multi',
    'timeseries-long',
    'numeric-wide',
    'numeric-multi',
    'numeric-long',
    'log-lines',
    'table',
    'directory-listing',
  ),
  typeVersion: pair,
  notices: listOf(shape({ severity: oneOf('info', 'warning', 'error'), text, link: text }, ['severity', 'text'])),
  executedQueryString: text,
  preferredVisualisationType: oneOf('graph', 'table', 'logs', 'trace', 'nodeGraph', 'flamegraph'),
  preferredVisualisationPluginId: text,
  stats: listOf(shape({ ...configRules, value: finite }, ['displayName', 'value'])),
  custom: jsonObject,
  dataTopic: oneOf('annotations'),
};

const meta = shape(rules);

export function checkMeta(value: FrameMeta, fail: Fail): void {
  meta(value, 'meta', fail);
}
