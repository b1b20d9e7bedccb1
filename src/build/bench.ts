// `npm run bench -- [--json] [--only start,warm,grafana,cold,cache,pages,usage,simulator]`: how fast and how large we are. Everything on
// loopback, against the simulator; takes about three minutes. On a busy machine look at the smallest of the runs.
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { measureCacheFull } from './bench/cache-full';
import { measureCold } from './bench/cold';
import { freshExecutable } from './bench/executable';
import type { Measured } from './bench/figures';
import { measureGrafana } from './bench/grafana';
import { measurePages } from './bench/pages';
import { printTable, toJson } from './bench/report';
import { measureSimulator } from './bench/simulator';
import { measureStart } from './bench/start';
import { measureUsage } from './bench/usage';
import { measureWarm } from './bench/warm';

const withExecutable = (measure: (executable: string) => Promise<readonly Measured[]>) => async () =>
  measure(await freshExecutable());

const SECTIONS: Readonly<Record<string, () => Promise<readonly Measured[]>>> = {
  start: withExecutable(measureStart),
  warm: withExecutable(measureWarm),
  grafana: measureGrafana,
  cold: withExecutable(measureCold),
  cache: withExecutable(measureCacheFull),
  pages: measurePages,
  usage: withExecutable(measureUsage),
  simulator: measureSimulator,
};

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: 'boolean' }, only: { type: 'string' } } });
  const names = values.only?.split(',') ?? Object.keys(SECTIONS);
  const unknown = names.find((name) => !(name in SECTIONS));
  if (unknown !== undefined) {
    throw new Error(`There is no ${unknown}; there are ${Object.keys(SECTIONS).join(', ')}.`);
  }
  const loadBefore = loadavg()[0] ?? 0;
  const measured: Measured[] = [];
  for (const name of names) {
    console.error(`${name} …`);
    measured.push(...((await SECTIONS[name]?.()) ?? []));
  }
  const [processor] = cpus();
  const machine = {
    processor: processor?.model ?? 'unknown',
    cores: cpus().length,
    node: process.versions.node,
    load: [loadBefore, loadavg()[0] ?? 0],
  } as const;
  console.log(values.json ? JSON.stringify(toJson(measured, machine), null, 2) : printTable(measured, machine));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
