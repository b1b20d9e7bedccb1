// AWS's own recorded forecast, over HTTP, through the real client, to what Grafana gets. It is not part of the project.
import '../aws/support/one-realm';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createRequestHeaders } from '#plugin-sdk';
import { type AwsServer, json, startAwsServer } from '../aws/support/aws-server';
import { startTestPlugin, type TestPlugin } from './support/plugin';

const file = path.resolve(__dirname, '../../../shared/samples/GetCostForecast-1.json');
const recorded = existsSync(file) ? describe : describe.skip;

interface Recorded {
  readonly Total: { readonly Amount: string };
  readonly ForecastResultsByTime: readonly Readonly<
    Record<'MeanValue' | 'PredictionIntervalLowerBound' | 'PredictionIntervalUpperBound', string>
  >[];
}

recorded('the recorded GetCostForecast', () => {
  const sample = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Recorded) : undefined;
  const nowMs = Date.UTC(2018, 9, 25, 12);
  let aws: AwsServer;
  let plugin: TestPlugin;
  beforeEach(async () => {
    aws = await startAwsServer(({ operation }, response) =>
      json(response, operation === 'GetCostForecast' ? sample : { ResultsByTime: [] }),
    );
    plugin = await startTestPlugin({ now: () => nowMs });
  });
  afterEach(async () => {
    await plugin.close();
    await aws.close();
  });

  it.each(['timeSeries', 'table'])('reaches %s whole: every mean and both its bounds', async (format) => {
    const query = { queryType: 'forecast', granularity: 'DAILY', format };
    const timeRange = { fromMs: Date.UTC(2018, 9, 1), toMs: Date.UTC(2018, 9, 27) };
    const answers = await plugin.handlers.queryData(
      {
        context: plugin.context({ endpoint: aws.url }),
        headers: createRequestHeaders([]),
        queries: [{ refId: 'A', queryType: 'forecast', json: query, timeRange, intervalMs: 1000, maxDataPoints: 100 }],
      },
      new AbortController().signal,
    );
    const { frames, error } = answers.get('A')!;
    expect(error).toBeUndefined();
    const drawn = frames.flatMap(({ fields }) => fields.filter(({ type }) => type === 'number'));
    const expected = (['MeanValue', 'PredictionIntervalUpperBound', 'PredictionIntervalLowerBound'] as const).map(
      (name) => sample!.ForecastResultsByTime.map((period) => Number(period[name])),
    );
    const values = drawn.map((field) => Array.from<unknown>(field.values));
    expect(values).toHaveLength(3);
    expect(values).toEqual(expect.arrayContaining(expected));
    expect(drawn.map(({ config }) => config?.unit)).toEqual(Array(3).fill('currencyUSD'));
    expect(expected[0]!.reduce((sum, mean) => sum + mean, 0)).toBeCloseTo(Number(sample!.Total.Amount), 9);
  });
});
