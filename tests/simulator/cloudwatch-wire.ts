// CloudWatch through the real client, and through the query protocol as Grafana's own source writes it.
import {
  CloudWatchClient,
  GetMetricDataCommand,
  ListMetricsCommand,
  type GetMetricDataCommandInput,
  type GetMetricDataCommandOutput,
  type Metric,
  type MetricDataQuery,
  type MetricDataResult,
} from '@aws-sdk/client-cloudwatch';
import { startNorthwind, type Northwind } from './northwind';
import type { SimulatorOptions } from '../../src/simulator';

export interface Monitored extends Northwind {
  readonly cloudWatch: CloudWatchClient;
  in(region: string, accessKeyId?: string): CloudWatchClient;
}

export async function startMonitored(options: SimulatorOptions = {}): Promise<Monitored> {
  const northwind = await startNorthwind(options);
  const clients: CloudWatchClient[] = [];
  const client: Monitored['in'] = (region, accessKeyId = 'AKIANORTHWIND') => {
    const made = new CloudWatchClient({
      endpoint: northwind.url,
      region,
      maxAttempts: 1,
      credentials: { accessKeyId, secretAccessKey: 'secret' },
    });
    clients.push(made);
    return made;
  };
  return {
    ...northwind,
    cloudWatch: client('us-east-1'),
    in: client,
    async close() {
      clients.forEach((made) => made.destroy());
      await northwind.close();
    },
  };
}

export const day = { StartTime: new Date('2026-11-19T00:00:00Z'), EndTime: new Date('2026-11-20T00:00:00Z') };
export const payer = '111111111111';
export const shop = '210000000001';
export const api = '210000000003';

interface Stat {
  readonly metric: Metric;
  readonly stat?: string;
  readonly period?: number;
  readonly account?: string;
}

/** A metric query with the id `m1` unless it is given another. */
export const stat = ({ metric, stat: Stat = 'Sum', period = 3600, account }: Stat, Id = 'm1'): MetricDataQuery => ({
  Id,
  MetricStat: { Metric: metric, Stat, Period: period },
  ...(account !== undefined && { AccountId: account }),
});

type Ask = Partial<GetMetricDataCommandInput> & { MetricDataQueries: MetricDataQuery[] };

/** One page of yesterday, oldest first. */
export const askMetrics = (client: CloudWatchClient, input: Ask): Promise<GetMetricDataCommandOutput> =>
  client.send(new GetMetricDataCommand({ ...day, ScanBy: 'TimestampAscending', ...input }));

/** All pages, merged by id in the order of their coming. */
export async function askAllMetrics(client: CloudWatchClient, input: Ask): Promise<readonly MetricDataResult[]> {
  const merged = new Map<string, MetricDataResult>();
  let token: string | undefined;
  do {
    const page = await askMetrics(client, { ...input, ...(token !== undefined && { NextToken: token }) });
    for (const result of page.MetricDataResults ?? []) {
      const known = merged.get(result.Id ?? '');
      merged.set(result.Id ?? '', {
        ...result,
        Timestamps: [...(known?.Timestamps ?? []), ...(result.Timestamps ?? [])],
        Values: [...(known?.Values ?? []), ...(result.Values ?? [])],
      });
    }
    token = page.NextToken;
  } while (token !== undefined);
  return [...merged.values()];
}

export interface Owned {
  readonly metric: Metric;
  readonly account: string;
}

/** Every metric of a region that the payer sees, with its owner. */
export async function everyMetric(client: CloudWatchClient, filter: object = {}): Promise<readonly Owned[]> {
  const found: Owned[] = [];
  let token: string | undefined;
  do {
    const page = await client.send(
      new ListMetricsCommand({
        IncludeLinkedAccounts: true,
        ...filter,
        ...(token !== undefined && { NextToken: token }),
      }),
    );
    found.push(
      ...(page.Metrics ?? []).map((metric, index) => ({ metric, account: page.OwningAccounts?.[index] ?? payer })),
    );
    token = page.NextToken;
  } while (token !== undefined);
  return found;
}

/** A form as the Go SDK posts it; the signature has the right form and no more. */
export async function postQuery(
  url: string,
  fields: Readonly<Record<string, string>>,
  { region = 'us-east-1', key = 'AKIANORTHWIND' } = {},
): Promise<{ status: number; text: string }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-amz-date': '20261120T120000Z',
      authorization: `AWS4-HMAC-SHA256 Credential=${key}/20261120/${region}/monitoring/aws4_request, SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`,
    },
    body: new URLSearchParams({ Version: '2010-08-01', ...fields }).toString(),
  });
  return { status: response.status, text: await response.text() };
}
