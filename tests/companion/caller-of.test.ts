import { createRequestHeaders } from '#plugin-sdk';
import { callerOf, viewerOf } from '../../src/companion/caller-of';

const from = (headers: Record<string, string>) => callerOf(createRequestHeaders(Object.entries(headers)), 'other');

it.each([
  [
    { FromAlert: 'true', 'http_X-Rule-Uid': 'rule-1' },
    { kind: 'alert-rule', uid: 'rule-1' },
  ],
  [{ FromAlert: 'true' }, { kind: 'alert-rule' }],
  [
    { 'X-Dashboard-Uid': 'board', 'X-Panel-Id': '3' },
    { kind: 'panel', uid: 'board/3' },
  ],
  [{ 'X-Dashboard-Uid': 'board' }, { kind: 'panel', uid: 'board' }],
  [{ 'X-Panel-Id': '3' }, { kind: 'other' }],
  [{}, { kind: 'other' }],
])('reads %j as %j', (headers, caller) => {
  expect(from(headers as Record<string, string>)).toEqual(caller);
});

it.each(['Costs of ACME Inc.', 'x'.repeat(41), '../../etc', '<script>'])('takes no name for a uid: %s', (name) => {
  expect(from({ 'X-Dashboard-Uid': name })).toEqual({ kind: 'other' });
});

it.each([
  [{ 'http_X-Panel-Plugin-Id': 'timeseries' }, { chart: true }],
  [{ 'http_X-Panel-Plugin-Id': 'stat' }, {}],
  [{ 'http_X-Panel-Plugin-Id': 'timeseries', 'http_X-Grafana-From-Expr': 'true' }, {}],
  [{ 'http_X-Panel-Plugin-Id': 'timeseries', FromAlert: 'true' }, { fromAlert: true }],
  [{}, {}],
])('sees in %j the viewer %j', (headers, viewer) => {
  expect(viewerOf(createRequestHeaders(Object.entries(headers as Record<string, string>)))).toEqual(viewer);
});
