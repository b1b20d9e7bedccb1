// The executable in dist/, compiled again when it is older than what it is made of.
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { compileCompanion, hostPlatform } from '../compile-companion';
import { executableName } from '../platforms';
import { distFolder, readPluginJson, root } from '../project';

const SOURCES = ['src/companion', 'src/plugin-sdk', 'src/aws', 'src/queries', 'src/settings'];
const FILES = ['src/build/compile-companion.ts', 'package.json', 'package-lock.json'];

/** Its path. Throws with Bun's words when it does not compile. */
export async function freshExecutable(): Promise<string> {
  const file = path.join(distFolder, executableName(readPluginJson().executable, hostPlatform()));
  const sources = [...FILES, ...SOURCES.flatMap(filesBelow)];
  const isStale = sources.some((source) => modifiedMs(path.join(root, source)) > modifiedMs(file));
  return isStale ? compileCompanion(hostPlatform(), { folder: distFolder }) : file;
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(path.join(root, folder), { recursive: true }).map((name) => path.join(folder, String(name)));
}

function modifiedMs(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
