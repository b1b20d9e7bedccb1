import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the host in Go is to do; see host/steps.go. */
export interface Script {
  executable: string;
  pluginId: string;
  env?: Readonly<Record<string, string>>;
  settings: {
    uid: string;
    name?: string;
    jsonData: unknown;
    secureJsonData?: Readonly<Record<string, string>>;
    updatedMs?: number;
    grafanaConfig?: Readonly<Record<string, string>>;
  };
  steps: readonly Step[];
}

export interface Step {
  kind: 'health' | 'query' | 'resource' | 'metrics' | 'ping' | 'unimplemented' | 'signal' | 'exited';
  settings?: Script['settings'];
  queries?: readonly {
    refId: string;
    queryType?: string;
    json?: unknown;
    rawJson?: string;
    fromMs?: number;
    toMs?: number;
  }[];
  headers?: Readonly<Record<string, string>>;
  padBytes?: number;
  path?: string;
  method?: string;
  body?: string;
  repeat?: number;
  parallel?: number;
  timeoutMs?: number;
  signal?: 'INT' | 'TERM' | 'KILL';
}

export interface FrameJson {
  schema: {
    name?: string;
    meta?: Record<string, unknown>;
    fields: { name: string; type: string; labels?: Record<string, string>; config?: Record<string, unknown> }[];
  };
  data: { values: unknown[][] };
}

export interface QueryData {
  [refId: string]: { status: number; error: string; errorSource: string; frames: FrameJson[] };
}

export interface StepReport {
  kind: string;
  error?: string;
  code?: string;
  ms: { p50: number; p99: number; max: number };
  data?: unknown;
}

export interface Report {
  startMs: number;
  killMs: number;
  rssBytes: number;
  steps: StepReport[];
  logs: ({ '@level': string; '@message': string } & Record<string, unknown>)[];
  logCount: Record<string, number>;
}

/** Runs a script to its end. Throws with the host's words when the host itself fails, for one by a panic. */
export function runHost(host: string, script: Script): Report {
  return withScript(script, (file) => {
    const { status, stdout, stderr } = spawnSync(host, [file], {
      encoding: 'utf8',
      timeout: 120_000,
      maxBuffer: 256 * 1024 * 1024,
    });
    if (status !== 0) {
      throw new Error(`the host failed (${String(status)}): ${stderr.slice(0, 4000)}`);
    }
    return JSON.parse(stdout) as Report;
  });
}

/** A frame's JSON, read by Grafana's own SDK and written again. */
export function rereadFrame(host: string, json: string): unknown {
  return withFile(json, (file) => {
    const { status, stdout, stderr } = spawnSync(host, ['-frame', file], { encoding: 'utf8', timeout: 60_000 });
    if (status !== 0) {
      throw new Error(stderr);
    }
    return JSON.parse(stdout) as unknown;
  });
}

/** The script in a file of its own for as long as `work` takes. */
export function withScript<T>(script: Script, work: (file: string) => T): T {
  return withFile(JSON.stringify(script), work);
}

function withFile<T>(text: string, work: (file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'contract'));
  const file = join(folder, 'script.json');
  writeFileSync(file, text);
  const tidy = () => rmSync(folder, { recursive: true, force: true });
  const result = work(file);
  if (result instanceof Promise) {
    return result.finally(tidy) as T;
  }
  tidy();
  return result;
}
