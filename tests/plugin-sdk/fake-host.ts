import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProcessHost } from '../../src/plugin-sdk';

export const grafanaEnv = { grafana_plugin_type: 'datasource', PLUGIN_MIN_PORT: '10000', PLUGIN_MAX_PORT: '25000' };

export interface FakeHost extends ProcessHost {
  stdout: string[];
  stderr: string[];
  exits: number[];
  /** Resolves with the exit code. */
  exited: Promise<number>;
  parent: number;
  signal(name: 'SIGINT' | 'SIGTERM'): void;
  crash(thrown: unknown): void;
  closeStderr(): void;
  /** Runs what was asked to run every so often. */
  tick(): void;
  /** Runs what was asked to run once, later. */
  elapse(): void;
  print(text: string): void;
  removeTempDir(): void;
}

/** A process with a temp dir of its own, in which time passes only when a test says so. */
export function fakeHost(env: ProcessHost['env'] = grafanaEnv, args: readonly string[] = []): FakeHost {
  const tempDir = mkdtempSync(join(tmpdir(), 'sdk'));
  const signals = new Map<string, () => void>();
  const repeated: (() => void)[] = [];
  const later = new Set<() => void>();
  let crash = (_thrown: unknown): void => {};
  let stderrClosed = (): void => {};
  let sink = (_level: 'debug' | 'warn' | 'error', _text: string): void => {};
  let exit = (_code: number): void => {};
  let randomSeed = 0;
  const exited = new Promise<number>((resolve) => (exit = resolve));
  const host: FakeHost = {
    args,
    env,
    platform: 'linux',
    tempDir,
    parent: 100,
    stdout: [],
    stderr: [],
    exits: [],
    exited,
    parentPid: () => host.parent,
    now: () => 0,
    random: (bytes) => (++randomSeed).toString(16).padStart(bytes * 2, '0'),
    after: (_ms, run) => {
      later.add(run);
      return () => void later.delete(run);
    },
    every: (_ms, run) => {
      repeated.push(run);
      return () => {};
    },
    writeStdout: (text) => void host.stdout.push(text),
    writeStderr: (text) => void host.stderr.push(text),
    onStderrClosed: (run) => (stderrClosed = run),
    captureOutput: (given) => (sink = given),
    onSignal: (name, run) => void signals.set(name, run),
    onCrash: (run) => (crash = run),
    umask: () => 0,
    exit: (code) => {
      host.exits.push(code);
      exit(code);
    },
    signal: (name) => signals.get(name)?.(),
    crash: (thrown) => crash(thrown),
    closeStderr: () => stderrClosed(),
    tick: () => repeated.forEach((run) => run()),
    elapse: () => [...later].forEach((run) => run()),
    print: (text) => sink('debug', text),
    removeTempDir: () => rmSync(tempDir, { recursive: true, force: true }),
  };
  return host;
}

/** The lines of the log, parsed. */
export function logLines(host: FakeHost): Record<string, unknown>[] {
  return host.stderr.map((line) => JSON.parse(line) as Record<string, unknown>);
}
