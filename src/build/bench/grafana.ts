// The same warm queries through a real Grafana, and beside them Grafana's own test data: what no plugin can be faster than.
import type { FigureName, Measured } from './figures';
import { createHttpClient, type HttpClient } from './http-client';
import { DAY_MS, TWENTY } from './questions';
import { best, median } from './samples';

/** As provisioning names it. */
const OURS = 'awscost';
const SERIES = 20;
const WARM_UPS = 50;
const RUNS = 300;
const SIZES = [
  { days: 30, name: 'grafana.month', floor: 'grafana.month-floor' },
  { days: 365, name: 'grafana.year', floor: 'grafana.year-floor' },
] as const;

/** GRAFANA_URL names it; GRAFANA_TOKEN, a service account's, only where anonymous users may not query. */
export async function measureGrafana(): Promise<readonly Measured[]> {
  const { GRAFANA_URL: url, GRAFANA_TOKEN: token } = process.env;
  if (!url) {
    const skipped = 'GRAFANA_URL is not set (`npm run grafana` starts one)';
    return SIZES.flatMap(({ name, floor }) => [
      { name, skipped },
      { name: floor, skipped },
    ]);
  }
  const http = createHttpClient(url, {
    'content-type': 'application/json',
    ...(token && { authorization: `Bearer ${token}` }),
  });
  const testData = await addTestData(http);
  try {
    const measured: Measured[] = [];
    for (const { days, name, floor } of SIZES) {
      measured.push(await askAgain(http, { name, days, query: { ...TWENTY, datasource: { uid: OURS } } }));
      measured.push(
        typeof testData === 'string'
          ? { name: floor, skipped: testData }
          : await askAgain(http, { name: floor, days, query: walkOf(testData.uid) }),
      );
    }
    return measured;
  } finally {
    if (typeof testData !== 'string') {
      await http.ask(`/api/datasources/uid/${testData.uid}`, { method: 'DELETE' });
    }
    http.close();
  }
}

function walkOf(uid: string): object {
  return { datasource: { uid }, scenarioId: 'random_walk', seriesCount: SERIES };
}

/** A data source of Grafana's own for the time being, or why there is none. */
async function addTestData(http: HttpClient): Promise<{ readonly uid: string } | string> {
  const uid = `bench-${process.pid}`;
  try {
    const body = JSON.stringify({ name: uid, uid, type: 'grafana-testdata-datasource', access: 'proxy' });
    await http.ask('/api/datasources', { body });
    await http.ask('/api/ds/query', { body: questionOf(walkOf(uid), 1) });
    return { uid };
  } catch (error) {
    await http.ask(`/api/datasources/uid/${uid}`, { method: 'DELETE' }).catch(() => undefined);
    return `no TestData in this Grafana: ${error instanceof Error ? error.message : String(error)}`;
  }
}

async function askAgain(
  http: HttpClient,
  { name, days, query }: { name: FigureName; days: number; query: object },
): Promise<Measured> {
  const samples: number[] = [];
  let bytes = 0;
  for (let run = -WARM_UPS; run < RUNS; run++) {
    const { ms, body } = await http.ask('/api/ds/query', { body: questionOf(query, days) });
    if (run === -WARM_UPS) {
      expectSeries(body.toString());
    }
    bytes = body.length;
    if (run >= 0) {
      samples.push(ms);
    }
  }
  return { name, value: median(samples), note: `${best(samples)}, ${Math.round(bytes / 1000)} kB` };
}

function questionOf(query: object, days: number): string {
  const toMs = Date.now();
  const asked = { ...query, refId: 'A', intervalMs: DAY_MS, maxDataPoints: 1000 };
  return JSON.stringify({ queries: [asked], from: String(toMs - days * DAY_MS), to: String(toMs) });
}

function expectSeries(body: string): void {
  const { results } = JSON.parse(body) as { results: { A?: { frames?: readonly unknown[] } } };
  const found = results.A?.frames?.length;
  if (found !== SERIES) {
    throw new Error(`${SERIES} series were to come from Grafana, ${found} came.`);
  }
}
