// Programs that builds call.
import { spawn } from 'node:child_process';
import { root } from './project';

/**
 * Runs a program in the repository's folder and waits for it; its output is shown only when it fails.
 * Throws with the command and all it printed.
 */
export async function run(command: string, args: readonly string[]): Promise<string> {
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: string[] = [];
  const keep = (chunk: Buffer): void => void chunks.push(chunk.toString());
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const output = chunks.join('');
  if (code !== 0) {
    throw new Error(`\`${[command, ...args].join(' ')}\` ended with ${code}:\n${output}`);
  }
  return output;
}

/** Runs a TypeScript program or a package's script with this Node. */
export async function runNode(script: string, args: readonly string[]): Promise<string> {
  return run(process.execPath, ['--import', 'tsx', script, ...args]);
}
