// The editor of a usage query: presets, pickers of CloudWatch, dimensions; and hidden queries that metric math refers to.
import { rangeUtil, type DataQueryRequest } from '@grafana/data';
import { screen } from '@testing-library/react';
import { lastValueFrom } from 'rxjs';
import { parseQuery } from '#queries';
import type { AwsCostQuery } from '../../src/frontend/query';
import { selectors } from '../../src/frontend/selectors';
import { choose, drawStoredQuery, RANGE, settle, typeInto } from './draw-query-editor';
import { newDataSource, type ResourceCall, stubBackend } from './grafana-stub';

const { field } = selectors.queryEditor;
const { keyItem } = selectors;
const list = (...values: string[]) => ({ values: values.map((value) => ({ value, label: value })), truncated: false });
const stored = { refId: 'A', queryType: 'usage', schemaVersion: 1, regions: ['eu-west-1'], namespace: 'AWS/EC2' };

let calls: ResourceCall[];
beforeEach(() => {
  jest.useFakeTimers();
  calls = stubBackend({
    'metric-regions': list('eu-west-1', 'us-east-1'),
    metrics: list('CPUUtilization', 'NetworkOut'),
    'metric-dimension-keys': list('InstanceId'),
    'metric-dimension-values': list('i-1', 'i-2'),
  });
});

it('fills in what a preset stands for, and keeps the rest', async () => {
  const { state, user } = await drawStoredQuery(newDataSource(), { ...stored, id: 'm1' });
  await choose(user, field('preset'), /Lambda: errors/);

  expect(state.query).toMatchObject({
    preset: 'lambdaErrors',
    namespace: 'AWS/Lambda',
    metricName: 'Errors',
    statistic: 'Sum',
    dimensions: { FunctionName: ['*'] },
    regions: ['eu-west-1'],
    id: 'm1',
  });
  expect(parseQuery(state.query)).not.toHaveProperty('issues');
});

it('lists what is in the region and namespace of the query, and takes what is typed', async () => {
  const { state, user } = await drawStoredQuery(newDataSource(), stored);
  await choose(user, field('metricName'), 'NetworkOut');
  await typeInto(user, field('statistic'), 'tm95');

  expect(state.query).toMatchObject({ metricName: 'NetworkOut', statistic: 'tm95' });
  expect(calls[0]).toMatchObject({ path: 'metrics', params: { region: 'eu-west-1', namespace: 'AWS/EC2' } });
});

it('picks several regions, a variable among them', async () => {
  const { state, user } = await drawStoredQuery(newDataSource({ where: { value: 'x' } }), stored);
  await user.click(screen.getByTestId(field('regions')));
  await settle();
  await user.click(screen.getByRole('option', { name: /\$where/ }));
  await user.click(screen.getByRole('option', { name: /us-east-1/ }));

  expect(state.query['regions']).toEqual(['eu-west-1', '$where', 'us-east-1']);
});

it('adds a dimension with a value, or with any', async () => {
  const { state, user } = await drawStoredQuery(newDataSource(), { ...stored, metricName: 'CPUUtilization' });
  await user.click(screen.getByRole('button', { name: 'Add dimension' }));
  await settle();
  await choose(user, keyItem.key('dimensions', 0), 'InstanceId');
  await user.click(screen.getByTestId(keyItem.values('dimensions', 0)));
  await settle();
  expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual([
    expect.stringContaining('*'),
    'i-1',
    'i-2',
  ]);
  await user.click(screen.getByRole('option', { name: 'i-2' }));

  expect(state.query['dimensions']).toEqual({ InstanceId: ['i-2'] });
  expect(calls.at(-1)).toMatchObject({
    path: 'metric-dimension-values',
    params: { namespace: 'AWS/EC2', metricName: 'CPUUtilization', key: 'InstanceId' },
  });
});

it.each([
  ['search', 'builder', ['namespace', 'metricName', 'accountId'], ['expression', 'sqlExpression', 'sqlGroupBy']],
  ['search', 'code', ['expression', 'id'], ['namespace', 'sqlExpression']],
  ['insights', 'builder', ['namespace', 'sqlGroupBy', 'sqlLimit'], ['expression', 'accountId']],
  ['insights', 'code', ['sqlExpression'], ['namespace', 'expression']],
])('draws for %s by %s what it uses', async (metricQueryType, metricEditorMode, shown, hidden) => {
  await drawStoredQuery(newDataSource(), { ...stored, metricQueryType, metricEditorMode });

  shown.forEach((name) => expect(screen.getByTestId(field(name))).toBeInTheDocument());
  hidden.forEach((name) => expect(screen.queryByTestId(field(name))).not.toBeInTheDocument());
});

describe('a hidden query', () => {
  const metric = { ...stored, refId: 'A', id: 'm1', hide: true, metricName: 'CPUUtilization', dimensions: {} };
  const math = { ...stored, refId: 'B', metricEditorMode: 'code', expression: 'm1 * 2' };
  const cost = { refId: 'C', queryType: 'cost' };

  async function sent(...targets: AwsCostQuery[]): Promise<unknown> {
    const posted = stubBackend({ '/api/ds/query?ds_type=finops-awscost-datasource&requestId=Q1': { results: {} } });
    const range = rangeUtil.convertRawToRange({ from: 'now-1h', to: 'now' });
    const request = { requestId: 'Q1', targets, range, timezone: 'utc', scopedVars: {} } as unknown;
    await lastValueFrom(newDataSource().query(request as DataQueryRequest<AwsCostQuery>), { defaultValue: undefined });
    return (posted[0]?.data as { queries: { refId: string }[] } | undefined)?.queries.map(({ refId }) => refId);
  }

  it('is sent for the others of its panel, and not where none could refer to it', async () => {
    expect(await sent(metric, math)).toEqual(['A', 'B']);
    expect(await sent(metric, cost)).toEqual(['C']);
    expect(await sent({ ...cost, refId: 'A', hide: true }, math)).toEqual(['B']);
    expect(await sent(metric)).toBeUndefined();
  });

  it('goes along when a price is asked for', async () => {
    const posted = stubBackend({ preview: { state: 'held', requests: [] } });
    const last = { targets: [metric, math, cost], scopedVars: {} } as unknown as DataQueryRequest;

    await newDataSource().preview(math, RANGE, last);
    expect((posted[0]?.data as { queries: { refId: string }[] }).queries.map(({ refId }) => refId)).toEqual(['B', 'A']);
    await expect(newDataSource().preview(math, RANGE)).rejects.toThrow('refers to m1');
  });
});
