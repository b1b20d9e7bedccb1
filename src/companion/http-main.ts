// `npm run serve`: the HTTP door as a process of its own.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Clock, createAwsShared, readAwsLimits, systemClock } from '#aws';
import { createLog } from '#plugin-sdk';
import { createFrameStore } from './frame-store';
import { startHttpDoor } from './http-door';
import { MEGABYTE, readMemoryBounds } from './memory-bounds';
import { scrubSecrets } from './scrub-secrets';
import { diskFiles } from './disk-files';
import { ledgerPlace } from './state-folder';
import { readServeOptions, type ServeFile } from './serve-options';

main().catch((thrown: unknown) => {
  process.stderr.write(`${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
  process.exit(1);
});

async function main(): Promise<void> {
  const { values: flags } = parseArgs({
    options: {
      address: { type: 'string' },
      port: { type: 'string' },
      config: { type: 'string' },
      workbench: { type: 'string' },
      today: { type: 'string' },
    },
  });
  const options = readServeOptions(flags, readFile(flags.config ?? process.env['AWSCOST_CONFIG']), process.env);
  if ('issues' in options) {
    process.stderr.write(`${options.issues.join('\n')}\n`);
    process.exit(1);
  }
  const log = createLog({ write: (line) => void process.stderr.write(line), scrub: scrubSecrets });
  const dependencies = {
    clock: clockFrom(flags.workbench === undefined ? undefined : flags.today),
    random: Math.random,
    env: process.env,
    log,
  };
  const bounds = readMemoryBounds(process.env);
  const ledgers = ledgerPlace(process.env, { files: diskFiles, programFolder: path.dirname(process.execPath) });
  const door = await startHttpDoor(options, {
    ...dependencies,
    limits: readAwsLimits({}, process.env),
    shared: createAwsShared({ cacheBytes: bounds.answersMb * MEGABYTE, ledgers }, dependencies),
    frames: createFrameStore({ maxBytes: bounds.framesMb * MEGABYTE }),
  });
  process.stdout.write(`AWS Cost & Usage listens on ${door.url}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void door.close().then(() => process.exit(0)));
  }
}

/** `--today 2026-11-20`, with the workbench only: the clock runs on from noon of that UTC day, for a simulator that was set to it. */
function clockFrom(today: string | undefined): Clock {
  if (today === undefined) {
    return systemClock;
  }
  const noonMs = Date.parse(`${today}T12:00:00Z`);
  if (Number.isNaN(noonMs)) {
    throw new Error(`--today "${today}" is not a day like 2026-11-20.`);
  }
  const shiftMs = noonMs - Date.now();
  return { ...systemClock, now: () => Date.now() + shiftMs };
}

/** Throws an Error that names the file and not its content: there are secrets in it. */
function readFile(path: string | undefined): ServeFile {
  if (path === undefined) {
    return {};
  }
  const text = readFileSync(path, 'utf8');
  try {
    return JSON.parse(text) as ServeFile;
  } catch {
    throw new Error(`${path} is not JSON. It should read {"jsonData": {…}, "secureJsonData": {…}}.`);
  }
}
