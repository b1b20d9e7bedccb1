// Our data source and Grafana's own for CloudWatch, asked alike: both look at the simulator of `npm run grafana`, with the same keys.
import { test as base } from '@grafana/plugin-e2e';
import type { APIRequestContext } from '@playwright/test';
import { type Drawn, readDrawn, type Sent } from './drawn-series';
import { DATA_SOURCE } from './data-source';

export const CLOUDWATCH = { uid: 'cloudwatch-beside', name: 'CloudWatch, Grafana’s own', type: 'cloudwatch' };
const OURS = { uid: DATA_SOURCE.uid, type: 'finops-awscost-datasource' };

/** Epoch ms, as Grafana sends them. */
export interface Range {
  readonly fromMs: number;
  readonly toMs: number;
}

const DAY_MS = 86_400_000;

/** Whole UTC days up to yesterday's last millisecond, as Grafana's time picker writes them. */
export function wholeDays(days: number): Range {
  const midnightMs = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  return { fromMs: midnightMs - days * DAY_MS, toMs: midnightMs - 1 };
}

/** A query of a panel in the words that both have; where they differ, `ours` and `theirs` say so. */
export interface Ask {
  readonly form: 'metric' | 'expression' | 'sqlBuilder' | 'sql';
  readonly region?: string;
  readonly namespace?: string;
  readonly metricName?: string;
  readonly statistic?: string;
  readonly period?: string;
  readonly dimensions?: Readonly<Record<string, readonly string[]>>;
  readonly matchExact?: boolean;
  readonly accountId?: string;
  readonly expression?: string;
  readonly sqlExpression?: string;
  readonly label?: string;
  readonly id?: string;
  readonly hide?: boolean;
  readonly ours?: object;
  readonly theirs?: object;
}

/** As a dashboard keeps it. */
type Stored = Readonly<Record<string, unknown>> & {
  readonly datasource: { readonly uid: string; readonly type: string };
};

export interface TwoSources {
  /** The visible queries of a panel, as each of the two draws them. */
  draw(
    asks: readonly Ask[],
    range: Range,
  ): Promise<{ readonly ours: readonly Drawn[]; readonly theirs: readonly Drawn[] }>;
}

/** Makes Grafana's own source through its API, and takes it away in the end. */
export const test = base.extend<object, { readonly sources: TwoSources }>({
  sources: [
    async ({ playwright }, use, { project }) => {
      const { baseURL, storageState } = project.use;
      const request = await playwright.request.newContext({ baseURL, storageState });
      await createCloudWatch(request);
      await use({
        draw: async (asks, range) => ({
          ours: await draw(request, { asks: asks.map(asOurs), range }),
          theirs: await draw(request, { asks: asks.map(asTheirs), range }),
        }),
      });
      await request.delete(`/api/datasources/uid/${CLOUDWATCH.uid}`);
      await request.dispose();
    },
    { scope: 'worker' },
  ],
});

async function createCloudWatch(request: APIRequestContext): Promise<void> {
  const ours = await request.get(`/api/datasources/uid/${DATA_SOURCE.uid}`);
  const { jsonData } = (await ours.json()) as { jsonData: { endpoint: string; defaultRegion: string } };
  await request.delete(`/api/datasources/uid/${CLOUDWATCH.uid}`);
  const created = await request.post('/api/datasources', {
    data: {
      ...CLOUDWATCH,
      access: 'proxy',
      jsonData: { authType: 'keys', endpoint: jsonData.endpoint, defaultRegion: jsonData.defaultRegion },
      // Not real keys: those of provisioning/datasources.
      secureJsonData: { accessKey: 'AKIAIOSFODNN7EXAMPLE', secretKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' },
    },
  });
  if (!created.ok()) {
    throw new Error(`Grafana made no CloudWatch data source: ${await created.text()}`);
  }
}

export function asOurs({ form, region, theirs: _theirs, ours, ...same }: Ask): Stored {
  return {
    datasource: OURS,
    queryType: 'usage',
    schemaVersion: 1,
    metricQueryType: form.startsWith('sql') ? 'insights' : 'search',
    metricEditorMode: form === 'expression' || form === 'sql' ? 'code' : 'builder',
    regions: [region ?? 'default'],
    ...same,
    ...ours,
  };
}

/** As Grafana's editor stores it. */
export function asTheirs({ form, region, ours: _ours, theirs, ...same }: Ask): Stored {
  return {
    datasource: { uid: CLOUDWATCH.uid, type: CLOUDWATCH.type },
    type: 'timeSeriesQuery',
    queryMode: 'Metrics',
    metricQueryType: form.startsWith('sql') ? 1 : 0,
    metricEditorMode: form === 'expression' || form === 'sql' ? 1 : 0,
    region: region ?? 'default',
    statistic: 'Average',
    matchExact: true,
    id: '',
    ...same,
    ...theirs,
  };
}

async function draw(
  request: APIRequestContext,
  { asks, range }: { readonly asks: readonly object[]; readonly range: Range },
): Promise<readonly Drawn[]> {
  const response = await request.post('/api/ds/query', {
    data: {
      from: String(range.fromMs),
      to: String(range.toMs),
      queries: asks.map((ask, index) => ({
        ...ask,
        refId: String.fromCharCode(65 + index),
        intervalMs: 60_000,
        maxDataPoints: 1_500,
      })),
    },
  });
  return readDrawn((await response.json()) as Sent);
}
