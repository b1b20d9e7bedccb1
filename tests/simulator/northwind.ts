// The simulator and the real AWS SDK clients, as every test here uses them.
import {
  CostExplorerClient,
  GetCostAndUsageCommand,
  type GetCostAndUsageCommandInput,
  type Dimension,
  type GetCostAndUsageCommandOutput,
  type ResultByTime,
} from '@aws-sdk/client-cost-explorer';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { STSClient } from '@aws-sdk/client-sts';
import { plainSwitches, startSimulator, type LedgerReport, type SimulatorOptions } from '../../src/simulator';

export const today = '2026-11-20';

export interface Northwind {
  readonly url: string;
  readonly ce: CostExplorerClient;
  readonly sts: STSClient;
  readonly organizations: OrganizationsClient;
  close(): Promise<void>;
  control<T = unknown>(method: string, path: string, body?: unknown): Promise<T>;
  ledger(): Promise<LedgerReport>;
  /** Clients with other keys. */
  as(accessKeyId: string, sessionToken?: string): Pick<Northwind, 'ce' | 'sts' | 'organizations'>;
}

export async function startNorthwind(options: SimulatorOptions = {}): Promise<Northwind> {
  const { url, close } = await startSimulator({ today, ...options });
  const as: Northwind['as'] = (accessKeyId, sessionToken) => {
    const credentials = { accessKeyId, secretAccessKey: 'secret', ...(sessionToken && { sessionToken }) };
    const config = { endpoint: url, region: 'us-east-1', maxAttempts: 1, credentials };
    return {
      ce: new CostExplorerClient(config),
      sts: new STSClient(config),
      organizations: new OrganizationsClient(config),
    };
  };
  const control: Northwind['control'] = async <T>(method: string, path: string, body?: unknown) => {
    const response = await fetch(`${url}/_simulator/${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return (await response.json()) as T;
  };
  const clients = as('AKIANORTHWIND');
  return {
    url,
    control,
    as,
    ...clients,
    ledger: () => control<LedgerReport>('GET', 'ledger'),
    async close() {
      Object.values(clients).forEach((client) => client.destroy());
      await close();
    },
  };
}

/** Without awkwardness, with 38 months of history: where invariants hold to the last digit. */
export const startPlain = (options: SimulatorOptions = {}): Promise<Northwind> =>
  startNorthwind({ ...options, switches: { ...plainSwitches, multiYear: true, ...options.switches } });

/** The same as `startPlain`, with AWS's own 14 months. */
export const plainOf = (): Promise<Northwind> => startPlain({ switches: { multiYear: false } });

export type Ask = Partial<GetCostAndUsageCommandInput>;

const october: GetCostAndUsageCommandInput = {
  TimePeriod: { Start: '2026-10-01', End: '2026-11-01' },
  Granularity: 'MONTHLY',
  Metrics: ['UnblendedCost'],
};

/** One page; October by month in UnblendedCost unless asked otherwise. */
export const ask = (northwind: Pick<Northwind, 'ce'>, input: Ask = {}): Promise<GetCostAndUsageCommandOutput> =>
  northwind.ce.send(new GetCostAndUsageCommand({ ...october, ...input }));

export async function askPages(
  northwind: Pick<Northwind, 'ce'>,
  input: Ask = {},
): Promise<readonly GetCostAndUsageCommandOutput[]> {
  const pages: GetCostAndUsageCommandOutput[] = [];
  do {
    pages.push(await ask(northwind, { ...input, NextPageToken: pages.at(-1)?.NextPageToken }));
  } while (pages.at(-1)?.NextPageToken !== undefined);
  return pages;
}

/** All pages, periods merged. */
export async function askAll(northwind: Pick<Northwind, 'ce'>, input: Ask = {}): Promise<readonly ResultByTime[]> {
  const merged = new Map<string, ResultByTime>();
  for (const result of (await askPages(northwind, input)).flatMap((page) => page.ResultsByTime ?? [])) {
    const key = String(result.TimePeriod?.Start);
    const known = merged.get(key);
    merged.set(key, known ? { ...known, Groups: [...(known.Groups ?? []), ...(result.Groups ?? [])] } : result);
  }
  return [...merged.values()];
}

export const dimension = (Key: string) => ({ Type: 'DIMENSION', Key }) as const;
export const tag = (Key: string) => ({ Type: 'TAG', Key }) as const;

export const amount = (
  metrics: Record<string, { Amount?: string | undefined }> | undefined,
  metric = 'UnblendedCost',
): number => Number(metrics?.[metric]?.Amount ?? Number.NaN);

export const totalOf = (result: ResultByTime | undefined, metric = 'UnblendedCost'): number =>
  amount(result?.Total, metric);

export const groupSum = (result: ResultByTime | undefined, metric = 'UnblendedCost'): number =>
  (result?.Groups ?? []).reduce((sum, { Metrics }) => sum + amount(Metrics, metric), 0);

/** Key(s) joined by `|` → amount, summed over periods. */
export function byKey(results: readonly ResultByTime[], metric = 'UnblendedCost'): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { Keys, Metrics } of results.flatMap(({ Groups }) => Groups ?? [])) {
    const key = (Keys ?? []).join('|');
    sums[key] = (sums[key] ?? 0) + amount(Metrics, metric);
  }
  return sums;
}

export const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

export const records = (...Values: string[]) => is('RECORD_TYPE', ...Values);

export const is = (Key: Dimension, ...Values: string[]) => ({ Dimensions: { Key, Values } });

/** Name, status and text of the error an SDK client ends in. */
export async function failure(
  promise: Promise<unknown>,
): Promise<{ name: string; status: number | undefined; message: string }> {
  try {
    await promise;
  } catch (error) {
    const { name, message, $metadata } = error as {
      name: string;
      message: string;
      $metadata?: { httpStatusCode?: number };
    };
    return { name, status: $metadata?.httpStatusCode, message };
  }
  throw new Error('no error came');
}
