// The only file of the SDK that touches `process`: main.ts makes the value and hands it to `serve`.
import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { format } from 'node:util';
import type { Environment } from './handshake';

/** What a process gives to the plugin that runs in it. */
export interface ProcessHost {
  args: readonly string[];
  env: Environment;
  platform: string;
  tempDir: string;
  parentPid(): number;
  /** Milliseconds, monotonic. */
  now(): number;
  /** Hexadecimal. */
  random(bytes: number): string;
  /** Run once, or again and again; never keeps the process alive. Returns the way to call it off. */
  after(ms: number, run: () => void): () => void;
  every(ms: number, run: () => void): () => void;
  writeStdout(text: string): void;
  /** Whole lines. When nobody reads any more, `onStderrClosed` runs. */
  writeStderr(text: string): void;
  onStderrClosed(run: () => void): void;
  /** From here on `console`, stdout and warnings go to `sink`. */
  captureOutput(sink: (level: 'debug' | 'warn' | 'error', text: string) => void): void;
  onSignal(name: 'SIGINT' | 'SIGTERM', run: () => void): void;
  /** Uncaught exceptions and unhandled rejections. */
  onCrash(run: (thrown: unknown) => void): void;
  /** Sets the mask of rights for new files and returns the old one. */
  umask(mask: number): number;
  exit(code: number): void;
}

/** The real process. */
export function processHost(): ProcessHost {
  let stderrClosed = () => {};
  return {
    args: process.argv.slice(2),
    env: process.env,
    platform: process.platform,
    tempDir: tmpdir(),
    parentPid: () => process.ppid,
    now: () => performance.now(),
    random: (bytes) => randomBytes(bytes).toString('hex'),
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      timer.unref();
      return () => clearTimeout(timer);
    },
    every: (ms, run) => {
      const timer = setInterval(run, ms);
      timer.unref();
      return () => clearInterval(timer);
    },
    writeStdout: (text) => writeWhole(1, text),
    writeStderr: (text) => {
      try {
        writeWhole(2, text);
      } catch {
        stderrClosed();
      }
    },
    onStderrClosed: (run) => {
      stderrClosed = run;
    },
    captureOutput,
    onSignal: (name, run) => void process.on(name, run),
    onCrash: (run) => {
      process.on('uncaughtException', run);
      process.on('unhandledRejection', run);
    },
    umask: (mask) => (process.platform === 'win32' ? 0 : process.umask(mask)),
    exit: (code) => process.exit(code),
  };
}

/**
 * Writes at once and to the end, past `process.stdout`, which may buffer and which is captured.
 * A pipe that is full and does not block answers EAGAIN: wait for its reader, but not for ever, a stuck reader must
 * not stop us.
 */
function writeWhole(fd: number, text: string): void {
  const bytes = Buffer.from(text);
  const pause = new Int32Array(new SharedArrayBuffer(4));
  let written = 0;
  for (let attempts = 0; written < bytes.length && attempts < 500; attempts++) {
    try {
      written += writeSync(fd, bytes, written);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') {
        throw error;
      }
      Atomics.wait(pause, 0, 0, 1);
    }
  }
}

// Methods of `console` that print; in Bun they go straight to the descriptor, so the stream alone is not enough.
const printing = [
  'log',
  'info',
  'debug',
  'trace',
  'dir',
  'dirxml',
  'table',
  'group',
  'groupCollapsed',
  'count',
  'timeLog',
  'timeEnd',
];

function captureOutput(sink: (level: 'debug' | 'warn' | 'error', text: string) => void): void {
  const methods = console as unknown as Record<string, (...parts: unknown[]) => void>;
  for (const name of printing) {
    methods[name] = (...parts) => sink('debug', format(...parts));
  }
  methods.warn = (...parts) => sink('warn', format(...parts));
  methods.error = (...parts) => sink('error', format(...parts));
  methods.assert = (holds, ...parts) => holds || sink('error', format('assertion failed', ...parts));
  process.stdout.write = ((text: string | Uint8Array) => {
    sink('debug', typeof text === 'string' ? text : Buffer.from(text).toString());
    return true;
  }) as typeof process.stdout.write;
  process.removeAllListeners('warning');
  process.on('warning', (warning) => sink('warn', `${warning.name}: ${warning.message}`));
}
