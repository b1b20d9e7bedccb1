// The executable under test, compiled from what is in src/ now and kept until that changes.
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { compileCompanion, hostPlatform } from '../../src/build/compile-companion';
import { executableName } from '../../src/build/platforms';
import { cacheFolder, readPluginJson, root } from '../../src/build/project';
import { listFiles } from '../architecture/source-files';

const SOURCES = ['src/companion', 'src/plugin-sdk', 'src/aws', 'src/queries', 'src/settings', 'src/build'];
const FOLDER = path.join(cacheFolder, 'system');

/** Its path. Not the one in dist/: a Grafana that runs beside the tests may have that one open. */
export async function buildExecutable(): Promise<string> {
  const file = path.join(FOLDER, executableName(readPluginJson().executable, hostPlatform()));
  return isFresh(file) ? file : compileCompanion(hostPlatform(), { folder: FOLDER });
}

function isFresh(file: string): boolean {
  const inputs = [...SOURCES.flatMap(listFiles), 'package-lock.json'].map((input) => path.join(root, input));
  return existsSync(file) && inputs.every((input) => statSync(input).mtimeMs < statSync(file).mtimeMs);
}
