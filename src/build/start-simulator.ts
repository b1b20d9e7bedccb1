// The simulator as a process of its own: nothing of ours imports it.
import path from 'node:path';
import { root } from './project';
import { type Running, startProcess } from './start-process';

export interface SimulatorOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  readonly seed?: number;
  /** `2026-11-20`: the simulated day. Without it the simulator runs at the real clock. */
  readonly today?: string;
}

/** Starts the simulator on loopback and resolves with its address once it prints it. Rejects with its output if it ends before. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Running & { readonly url: string }> {
  const { port = 0, seed, today } = options;
  const lines: string[] = [];
  let tell: (line: string) => void = () => {};
  const running = startProcess({
    command: process.execPath,
    args: [
      '--import',
      'tsx',
      path.join(root, 'src/simulator/main.ts'),
      `--port=${port}`,
      // What the demo and the provisioned data source ask for: 38 months of history. AWS's own default is 14.
      '--on=multiYear',
      ...(seed === undefined ? [] : [`--seed=${seed}`]),
      ...(today === undefined ? [] : [`--today=${today}`]),
    ],
    onLine: (line) => {
      lines.push(line);
      tell(line);
    },
  });
  const url = await new Promise<string>((resolve, reject) => {
    tell = (line) => {
      const found = /https?:\/\/[\w.:[\]-]+/.exec(line)?.[0];
      if (found) {
        resolve(found);
      }
    };
    running.child.once('exit', () => reject(new Error(`The simulator ended at once:\n${lines.join('\n')}`)));
  });
  return { ...running, url };
}
