// `npm run demo -- [--port 3777] [--today 2026-11-20]`: the simulator, the HTTP door in front of it, and the workbench's page.
import { parseArgs } from 'node:util';
import { buildPage, pageFolder } from './build-page';
import { type Running, startProcess } from './start-process';
import { startSimulator } from './start-simulator';

const running: Running[] = [];
let isEnding = false;

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});

async function main(): Promise<void> {
  const { values: flags } = parseArgs({
    args: process.argv.slice(2).filter((argument) => argument !== '--'),
    options: { port: { type: 'string', default: '3777' }, today: { type: 'string' } },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      isEnding = true;
      void Promise.all(running.map((one) => one.stop())).then(() => process.exit(0));
    });
  }
  // Whatever ends this process, its children do not outlive it.
  process.once('exit', () => running.forEach(({ child }) => child.kill('SIGTERM')));

  process.stdout.write('Building the page…\n');
  await buildPage();
  const simulator = await startSimulator({ today: flags.today });
  running.push(simulator);
  const door = await startDoor(flags.port, { simulatorUrl: simulator.url, today: flags.today });
  const page = `${door}/${flags.today ? `?today=${flags.today}` : ''}`;
  process.stdout.write(`\n  AWS Cost & Usage, on a simulated organisation's bill:  ${page}\n\n  Ctrl-C ends it.\n`);
  await Promise.race(running.map(({ gone }) => gone));
  if (!isEnding) {
    throw new Error('The simulator or the HTTP door has ended, and the demo with it.');
  }
}

/** Starts the HTTP door with the page on this port, asking the simulator, and resolves with its address. */
async function startDoor(
  port: string,
  { simulatorUrl, today }: { simulatorUrl: string; today?: string },
): Promise<string> {
  const lines: string[] = [];
  return new Promise((resolve, reject) => {
    const door = startProcess({
      command: process.execPath,
      args: [
        ...['--import', 'tsx', 'src/companion/http-main.ts'],
        ...['--port', port, '--workbench', pageFolder, ...(today ? ['--today', today] : [])],
      ],
      env: { ...process.env, ...settingsFor(simulatorUrl) },
      onLine: (line) => {
        lines.push(line);
        const address = /listens on (http:\S+)/.exec(line)?.[1];
        if (address) {
          resolve(address.replace(/\/$/, ''));
        }
      },
    });
    running.push(door);
    void door.gone.then(() => {
      const isTaken = lines.some((line) => line.includes('EADDRINUSE'));
      const advice = `Port ${port} is taken; choose another: npm run demo -- --port ${Number(port) + 1}`;
      reject(new Error(isTaken ? advice : `The HTTP door has ended:\n${lines.slice(-20).join('\n')}`));
    });
  });
}

/** The settings of a data source that asks the simulator, as `npm run serve` reads them; any keys will do. */
function settingsFor(endpoint: string): Record<string, string> {
  return {
    AWSCOST_AUTH_TYPE: 'keys',
    AWSCOST_ACCESS_KEY: 'AKIADEMO',
    AWSCOST_SECRET_KEY: 'demo',
    AWSCOST_DEFAULT_REGION: 'us-east-1',
    AWSCOST_ENDPOINT: endpoint,
    AWSCOST_HISTORY_MONTHS: '38',
    AWSCOST_HOURLY: 'true',
  };
}
