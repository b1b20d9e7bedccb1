// A program that runs beside us until we stop it, by its own process id.
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { root } from './project';

export interface Running {
  readonly child: ChildProcess;
  /** Resolves when the program has ended, or could not be started. */
  readonly gone: Promise<void>;
  /** Asks the program to end, insists after five seconds, and resolves when it is gone. */
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** Gets each line of stdout and stderr. */
  readonly onLine?: (line: string) => void;
}

const INSIST_AFTER_MS = 5_000;

/** Starts a program in the repository's folder. */
export function startProcess({ command, args, env, onLine = () => {} }: StartOptions): Running {
  const child = spawn(command, args, { cwd: root, env: env ?? process.env, stdio: ['ignore', 'pipe', 'pipe'] });
  createInterface({ input: child.stdout }).on('line', onLine);
  createInterface({ input: child.stderr }).on('line', onLine);
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  return {
    child,
    gone,
    stop: async () => {
      child.kill('SIGTERM');
      const insist = setTimeout(() => child.kill('SIGKILL'), INSIST_AFTER_MS);
      await gone;
      clearTimeout(insist);
    },
  };
}
