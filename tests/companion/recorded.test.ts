// AWS's own recorded answers, over HTTP, through the real clients, to what Grafana gets. They are not part of the project.
import '../aws/support/one-realm';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createRequestHeaders } from '#plugin-sdk';
import { type AwsServer, json, startAwsServer } from '../aws/support/aws-server';
import { startTestPlugin, type TestPlugin } from './support/plugin';

const folder = path.resolve(__dirname, '../../../shared/samples');
const isThere = existsSync(folder);
const recorded = isThere ? describe : describe.skip;

function sample<T>(operation: string): T {
  return JSON.parse(readFileSync(path.join(folder, `${operation}-1.json`), 'utf8')) as T;
}

recorded(`recorded answers${isThere ? '' : ' (skipped: no ../shared/samples here)'}`, () => {
  let aws: AwsServer;
  let plugin: TestPlugin;
  beforeEach(async () => {
    aws = await startAwsServer(({ operation }, response) => json(response, sample(operation)));
    plugin = await startTestPlugin();
  });
  afterEach(async () => {
    await plugin.close();
    await aws.close();
  });

  const groupBy = [
    { type: 'DIMENSION', key: 'SERVICE' },
    { type: 'TAG', key: 'Environment' },
  ];

  it.each(['UnblendedCost', 'BlendedCost', 'UsageQuantity'])(
    'GetCostAndUsage: every amount of %s reaches a frame',
    async (metric) => {
      const groups = sample<{ ResultsByTime: { Groups: { Metrics: Record<string, { Amount: string }> }[] }[] }>(
        'GetCostAndUsage',
      );
      const expected = groups.ResultsByTime.flatMap(({ Groups }) =>
        Groups.map(({ Metrics }) => Number(Metrics[metric]?.Amount)),
      );
      const answers = await plugin.ask(
        { metric, granularity: 'MONTHLY', groupBy },
        { context: plugin.context({ endpoint: aws.url }) },
      );
      const { frames, error } = answers.get('A')!;
      expect(error).toBeUndefined();
      const values = frames.flatMap(({ fields }) =>
        fields.filter(({ type }) => type === 'number').flatMap((field) => Array.from<unknown>(field.values)),
      );
      expect(values).toHaveLength(expected.length);
      expect(new Set(values)).toEqual(new Set(expected));
      expect(frames.map(({ fields }) => fields[1]?.labels?.['SERVICE'])).toEqual(
        expected.map(() => 'Amazon Simple Storage Service'),
      );
    },
  );

  it('GetMetricData: every point reaches a frame, in its own label', async () => {
    const { MetricDataResults } = sample<{
      MetricDataResults: { Id: string; Label: string; Timestamps: number[]; Values: number[] }[];
    }>('GetMetricData');
    const [result] = MetricDataResults;
    const query = {
      queryType: 'usage',
      metricEditorMode: 'code',
      expression: 'AVG(METRICS())',
      id: result!.Id,
      label: 'Avg Total IOPS',
    };
    const ranges = { fromMs: (result!.Timestamps[0]! - 600) * 1_000, toMs: (result!.Timestamps[0]! + 600) * 1_000 };
    const { frames, error } = (
      await plugin.handlers.queryData(
        {
          context: plugin.context({ endpoint: aws.url }),
          headers: createRequestHeaders([]),
          queries: [
            { refId: 'A', queryType: 'usage', json: query, timeRange: ranges, intervalMs: 1, maxDataPoints: 1 },
          ],
        },
        new AbortController().signal,
      )
    ).get('A')!;
    expect(error).toBeUndefined();
    expect(frames).toHaveLength(MetricDataResults.length);
    const [time, value] = frames[0]!.fields;
    expect(Array.from<unknown>(time!.values)).toEqual(result!.Timestamps.map((seconds) => seconds * 1_000));
    expect(Array.from<unknown>(value!.values)).toEqual(result!.Values);
    expect(value!.config?.displayNameFromDS).toBe(result!.Label);
  });

  it.each([
    ['metrics', { namespace: 'AWS/SNS' }, 'MetricName'],
    ['metric-dimension-values', { namespace: 'AWS/SNS', key: 'TopicName' }, 'Value'],
    ['metric-dimension-keys', { namespace: 'AWS/SNS' }, 'Name'],
    ['metric-namespaces', {}, 'Namespace'],
  ])('ListMetrics: every %s reaches the picker', async (resource, params, member) => {
    const text = JSON.stringify(sample('ListMetrics'));
    const recordedValues = [...text.matchAll(new RegExp(`"${member}":"([^"]*)"`, 'g'))].map(([, value]) => value);
    const { body } = await plugin.handlers.callResource(
      {
        context: plugin.context({ endpoint: aws.url }),
        headers: createRequestHeaders([]),
        method: 'GET',
        path: resource,
        url: resource,
        query: new URLSearchParams(params as Record<string, string>),
        body: new Uint8Array(),
      },
      new AbortController().signal,
    );
    const { values } = JSON.parse(String(body)) as { values: { value: string }[] };
    expect(recordedValues.length).toBeGreaterThan(0);
    expect(values.map(({ value }) => value)).toEqual(expect.arrayContaining([...new Set(recordedValues)]));
  });

  it.each([
    ['GetDimensionValues', 'dimension-values', { dimension: 'SERVICE' }, 6],
    ['GetTags', 'tag-keys', {}, 2],
  ])('%s: every value reaches the picker', async (operation, resource, params, count) => {
    const request = {
      context: plugin.context({ endpoint: aws.url }),
      headers: createRequestHeaders([]),
      method: 'GET',
      path: resource,
      url: resource,
      query: new URLSearchParams(params as Record<string, string>),
      body: new Uint8Array(),
    };
    const { body } = await plugin.handlers.callResource(request, new AbortController().signal);
    const { values } = JSON.parse(String(body)) as { values: { value: string }[] };
    expect(values).toHaveLength(count);
    values.forEach(({ value }) => expect(JSON.stringify(sample(operation))).toContain(JSON.stringify(value)));
  });
});
