// tsx src/simulator/main.ts -- --port 4599 --seed 1 --today 2026-11-20 --latency real --off zeroRows,shuffleGroups --on multiYear
import { parseArgs } from 'node:util';
import { startSimulator } from './index';

const { values } = parseArgs({
  // npm and tsx each may leave a `--` of their own.
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: {
    port: { type: 'string', default: '4599' },
    host: { type: 'string' },
    seed: { type: 'string', default: '1' },
    today: { type: 'string' },
    latency: { type: 'string', default: 'none' },
    throttling: { type: 'boolean', default: false },
    'page-size': { type: 'string' },
    on: { type: 'string', default: '' },
    off: { type: 'string', default: '' },
  },
});

const named = (list: string, value: boolean): [string, boolean][] =>
  list
    .split(',')
    .filter(Boolean)
    .map((name) => [name, value]);

const { url, close } = await startSimulator({
  port: Number(values.port),
  seed: Number(values.seed),
  ...(values.host && { host: values.host }),
  ...(values.today ? { today: values.today } : { now: Date.now }),
  latency: values.latency === 'real' ? 'real' : 'none',
  throttling: values.throttling,
  ...(values['page-size'] && { pageSize: Number(values['page-size']) }),
  switches: Object.fromEntries([...named(values.on, true), ...named(values.off, false)]),
}).catch((error: unknown) => {
  process.stderr.write(`simulator: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});

process.stdout.write(`simulator: Northwind's AWS at ${url}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void close().then(() => process.exit(0)));
}
