// From AWS's pages to the bytes Grafana gets, in processes of their own: on Bun, which runs in production, and on Node beside it.
import path from 'node:path';
import { hostPlatform } from '../compile-companion';
import { findBun } from '../find-bun';
import { root } from '../project';
import { run } from '../run';
import type { Fed } from './feed-pages';
import type { Measured } from './figures';
import { NO_PROC } from './memory';
import { best, median } from './samples';

const SCRIPT = path.join(root, 'src/build/bench/feed-pages.ts');
const RUNS = 3;

export async function measurePages(): Promise<readonly Measured[]> {
  const bun = findBun(path.join(root, 'node_modules'), hostPlatform());
  const onBun = (...size: readonly number[]): Promise<readonly Fed[]> =>
    feedOften(bun, ['run', SCRIPT, ...size.map(String)]);
  const onNode = (...size: readonly number[]): Promise<readonly Fed[]> =>
    feedOften(process.execPath, ['--import', 'tsx', SCRIPT, ...size.map(String)]);
  const many = await onBun(5000, 360);
  const manyOnNode = await onNode(5000, 360);
  return [
    timeOf('pages.100k', await onBun(1000, 100)),
    timeOf('pages.1800k', many),
    peakOf('pages.1800k-peak', many),
    timeOf('pages.node-100k', await onNode(1000, 100)),
    timeOf('pages.node-1800k', manyOnNode),
    peakOf('pages.node-1800k-peak', manyOnNode),
  ];
}

async function feedOften(command: string, args: readonly string[]): Promise<readonly Fed[]> {
  const all: Fed[] = [];
  for (let round = 0; round < RUNS; round++) {
    all.push(JSON.parse(await run(command, args)) as Fed);
  }
  return all;
}

function timeOf(name: Measured['name'], all: readonly Fed[]): Measured {
  const [first] = all;
  const samples = all.map(({ ms }) => ms);
  return {
    name,
    value: median(samples),
    note: `${best(samples)}; ${first?.frames} frames, ${((first?.bytes ?? 0) / 1e6).toFixed(1)} MB`,
  };
}

function peakOf(name: Measured['name'], all: readonly Fed[]): Measured {
  const peaks = all.map(({ peakMb }) => peakMb ?? NaN);
  return Number.isNaN(median(peaks))
    ? { name, skipped: NO_PROC }
    : { name, value: median(peaks), note: `pages of JSON included; ${best(peaks)}` };
}
