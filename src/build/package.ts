// `npm run package`: a zip per platform. One each, because an executable is 110 MB; Grafana's installer takes an address of one.
import { mkdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { buildFrontend } from './build-frontend';
import { compileCompanion, hostPlatform } from './compile-companion';
import { fetchRuntime } from './fetch-runtime';
import { type Platform, PLATFORMS } from './platforms';
import { missingFiles, writePluginFolder } from './plugin-folder';
import { cacheFolder, readPluginJson, readVersion, root } from './project';
import { zipFolder } from './zip';

async function main(): Promise<void> {
  const outFolder = path.join(cacheFolder, 'package');
  mkdirSync(outFolder, { recursive: true });
  const folder = path.join(outFolder, 'folder');
  rmSync(folder, { recursive: true, force: true });
  await buildFrontend(folder);
  writePluginFolder(folder, new Date());
  const missing = missingFiles(folder);
  if (missing.length > 0) {
    throw new Error(`The plugin folder lacks ${missing.join(', ')}.`);
  }
  for (const platform of PLATFORMS) {
    const target = await packagePlatform(platform, { folder, outFolder });
    console.log(`${path.relative(root, target)}  ${(statSync(target).size / 1e6).toFixed(1)} MB`);
  }
  rmSync(folder, { recursive: true, force: true });
}

/** Adds the platform's executable to the folder, zips it, and takes it out again. */
async function packagePlatform(
  platform: Platform,
  { folder, outFolder }: { readonly folder: string; readonly outFolder: string },
): Promise<string> {
  const { id } = readPluginJson();
  const isHost = platform === hostPlatform();
  const runtime = isHost ? undefined : await fetchRuntime(platform);
  const executable = await compileCompanion(platform, { folder, runtime });
  const target = path.join(outFolder, `${id}-${readVersion()}.${platform.os}_${platform.cpu}.zip`);
  await zipFolder(folder, { rootName: id, target, isExecutable: (file) => file === path.basename(executable) });
  rmSync(executable);
  return target;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
