// `npm run grafana -- [--homepath DIR --server FILE] [--port N]`: a Grafana that is on this machine, with the plugin from dist/, our
// provisioning and the simulator, in a throw-away folder. Runs until Ctrl-C.
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findGrafana, type GrafanaPlace } from './find-grafana';
import { grafanaEnvironment, makeGrafanaFolder } from './grafana-folder';
import { distFolder } from './project';
import { type Running, startProcess } from './start-process';
import { startSimulator } from './start-simulator';

const DEFAULT_PORT = 3000;
const HEALTH_WITHIN_MS = 120_000;
const ASK_EVERY_MS = 250;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { homepath: { type: 'string' }, server: { type: 'string' }, port: { type: 'string' } },
  });
  const { server, homepath } = findGrafana(values, { pathVariable: process.env['PATH'] ?? '' });
  if (!existsSync(path.join(distFolder, 'module.js'))) {
    throw new Error('There is no plugin in dist/ yet: run `npm run build` first.');
  }
  const port = Number(values.port ?? DEFAULT_PORT);
  const folder = makeGrafanaFolder();
  const running: Running[] = [];
  const asked = askedToEnd();
  try {
    const simulator = await startSimulator();
    running.push(simulator);
    const grafana = startGrafana(
      { server, homepath },
      grafanaEnvironment({ folder, port, simulatorUrl: simulator.url }),
    );
    running.push(grafana);
    const healthy = waitForHealth(`http://127.0.0.1:${port}/api/health`, grafana).then(() => {
      console.log(`Grafana http://127.0.0.1:${port} (admin/admin), simulator ${simulator.url}, logs in ${folder}/log`);
      console.log('Ctrl-C ends both.');
    });
    await Promise.race([asked, healthy.then(() => grafana.gone)]);
  } finally {
    // Grafana first: it still asks its plugin to end.
    for (const one of running.reverse()) {
      await one.stop();
    }
    rmSync(folder, { recursive: true, force: true });
  }
}

function startGrafana({ server, homepath }: GrafanaPlace, environment: Readonly<Record<string, string>>): Running {
  // `grafana-server` was the program's name before it had commands.
  const command = path.basename(server).startsWith('grafana-server') ? [] : ['server'];
  return startProcess({
    command: server,
    args: [...command, '--homepath', homepath],
    env: { ...process.env, ...environment },
    onLine: (line) => {
      // All of it is in the log folder; here is what keeps Grafana from starting, and what our plugin complains about.
      if (/level=critical|logger=(plugins?\.(?!signature)|provisioning)\S* .*level=(warn|error)/.test(line)) {
        console.log(line);
      }
    },
  });
}

/** Resolves once Grafana answers; rejects when it ends before, or takes two minutes. */
async function waitForHealth(url: string, grafana: Running): Promise<void> {
  const deadlineMs = Date.now() + HEALTH_WITHIN_MS;
  let hasEnded = false;
  void grafana.gone.then(() => (hasEnded = true));
  while (Date.now() < deadlineMs && !hasEnded) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
  throw new Error(`Grafana did not answer at ${url}; its last lines are above.`);
}

/** Resolves at Ctrl-C, at SIGTERM, and when the npm that started us is gone: its shell does not hand signals on. */
function askedToEnd(): Promise<void> {
  const parent = process.ppid;
  return new Promise((resolve) => {
    // Not `once`: a wrapper repeats a signal that its whole group got, and the second would end us before we have cleaned up.
    process.on('SIGINT', () => resolve());
    process.on('SIGTERM', () => resolve());
    setInterval(() => process.ppid !== parent && resolve(), ASK_EVERY_MS).unref();
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
