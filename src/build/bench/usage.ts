// Five hundred metrics of a day's minutes in one query, from Grafana's request to its frames. AWS's pages are made before: what is measured
// is all ours, the reading of them included.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Measured } from './figures';
import { NO_PROC, readMemory } from './memory';
import { type Plugin, startPlugin } from './plugin';
import { sourceAt } from './questions';
import { best, median } from './samples';

const METRICS = 500;
const POINTS = 1_440;
/** AWS's bound of a page: 70 metrics of a day's minutes. */
const PER_PAGE = Math.floor(100_800 / POINTS);
const MINUTE_MS = 60_000;
const RUNS = 5;

export async function measureUsage(executable: string): Promise<readonly Measured[]> {
  const endMs = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
  const server = await serve(makePages(endMs));
  const plugin = await startPlugin(executable);
  try {
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    // The SDK's client is loaded by the first question of a process.
    await ask(plugin, { endpoint, metrics: 1, endMs, run: 0 });
    const idle = readMemory(plugin.pid)?.rssMb;
    const samples = [await ask(plugin, { endpoint, metrics: METRICS, endMs, run: 1 })];
    const peak = readMemory(plugin.pid)?.peakMb;
    for (let run = 2; run <= RUNS; run++) {
      samples.push(await ask(plugin, { endpoint, metrics: METRICS, endMs, run }));
    }
    return [
      { name: 'usage.day', value: median(samples), note: `${best(samples)}; ${Math.ceil(METRICS / PER_PAGE)} pages` },
      idle === undefined || peak === undefined
        ? { name: 'usage.day-memory', skipped: NO_PROC }
        : {
            name: 'usage.day-memory',
            value: peak - idle,
            note: 'the peak of the first, over what the process held before',
          },
    ];
  } finally {
    await plugin.stop();
    server.close();
  }
}

/** Another access key is another identity: nothing is held. */
async function ask(
  plugin: Plugin,
  { endpoint, metrics, endMs, run }: { endpoint: string; metrics: number; endMs: number; run: number },
): Promise<number> {
  const InstanceId = Array.from({ length: metrics }, (_, index) => `i-${index}`);
  const model = {
    queryType: 'usage',
    namespace: 'AWS/EC2',
    metricName: 'CPUUtilization',
    dimensions: { InstanceId },
    period: '60',
  };
  const source = sourceAt(endpoint, { accessKey: `AKIAUSAGE${run}` });
  const answered = await plugin.query({
    source,
    updatedMs: run,
    model,
    fromMs: endMs - POINTS * MINUTE_MS,
    toMs: endMs,
  });
  if (answered.frames !== metrics) {
    throw new Error(`${metrics} series were to come, ${answered.frames} came.`);
  }
  return answered.ms;
}

/** Bodies of GetMetricData as AWS prints them, newest period last. */
function makePages(endMs: number): readonly Buffer[] {
  const startS = endMs / 1_000 - POINTS * 60;
  const Timestamps = Array.from({ length: POINTS }, (_, index) => startS + index * 60);
  const series = Array.from({ length: METRICS }, (_, metric) => ({
    Id: metric === 0 ? 'queryA' : `queryA__${metric + 1}`,
    Label: `i-${metric}`,
    Timestamps,
    Values: Timestamps.map((_, index) => 50 + 40 * Math.sin((index + metric) / 97)),
    StatusCode: 'Complete',
  }));
  return Array.from({ length: Math.ceil(METRICS / PER_PAGE) }, (_, page) => {
    const MetricDataResults = series.slice(page * PER_PAGE, (page + 1) * PER_PAGE);
    const isLast = (page + 1) * PER_PAGE >= METRICS;
    return Buffer.from(
      JSON.stringify({ MetricDataResults, Messages: [], ...(!isLast && { NextToken: `${page + 1}` }) }),
    );
  });
}

/** One metric is answered by a page of its own, all of them page by page. */
async function serve(pages: readonly Buffer[]): Promise<Server> {
  const one = Buffer.from(
    JSON.stringify({
      MetricDataResults: [{ Id: 'queryA', Label: 'x', Timestamps: [Date.now() / 1_000 - 600], Values: [1] }],
    }),
  );
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { NextToken = '0', MetricDataQueries } = JSON.parse(Buffer.concat(chunks).toString()) as {
        NextToken?: string;
        MetricDataQueries: readonly unknown[];
      };
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': 'bench' });
      response.end(MetricDataQueries.length === 1 ? one : pages[Number(NextToken)]);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
