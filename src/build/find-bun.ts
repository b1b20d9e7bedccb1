// Where npm put Bun. Its install script moves the executable, so it is in one of two places; no script is needed.
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Platform } from './platforms';

/** An unmoved `bun/bin/bun.exe` is a placeholder of 450 bytes that only prints a complaint. */
const SMALLEST_BYTES = 1_000_000;

/** The Bun that runs on this machine. Throws with what to do if npm installed none. */
export function findBun(nodeModules: string, host: Platform): string {
  const places = [path.join(nodeModules, 'bun/bin/bun.exe'), path.join(nodeModules, host.bunPackage, host.bunFile)];
  const found = places.find((place) => existsSync(place) && statSync(place).size > SMALLEST_BYTES);
  if (!found) {
    throw new Error(
      `Bun is not installed: looked for ${places.join(' and ')}. Run \`npm install\` without --omit=optional.`,
    );
  }
  return found;
}
