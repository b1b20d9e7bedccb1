// `npm run build`: makes dist/ a plugin folder that Grafana on this machine can load.
import path from 'node:path';
import { statSync } from 'node:fs';
import { buildFrontend } from './build-frontend';
import { compileCompanion, hostPlatform } from './compile-companion';
import { missingFiles, writePluginFolder } from './plugin-folder';
import { distFolder, root } from './project';

async function main(): Promise<void> {
  const startedAtMs = Date.now();
  writePluginFolder(distFolder, new Date());
  const [executable] = await Promise.all([
    compileCompanion(hostPlatform(), { folder: distFolder }),
    buildFrontend(distFolder),
  ]);
  const missing = missingFiles(distFolder);
  if (missing.length > 0) {
    throw new Error(`The plugin folder lacks ${missing.join(', ')}.`);
  }
  const megabytes = (statSync(executable).size / 1e6).toFixed(1);
  const seconds = ((Date.now() - startedAtMs) / 1000).toFixed(1);
  console.log(
    `${path.relative(root, distFolder)}/ is a complete plugin folder (executable ${megabytes} MB, built in ${seconds} s).`,
  );
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
