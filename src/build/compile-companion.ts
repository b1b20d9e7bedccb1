// The companion as one executable. Bun, because its executable starts in Grafana's own Alpine image, which has no libstdc++.
import { chmodSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { findBun } from './find-bun';
import { executableName, type Platform, platformOf } from './platforms';
import { cacheFolder, readPluginJson, readVersion, root } from './project';
import { run } from './run';

const ENTRY = path.join(root, 'src/companion/plugin-main.ts');

const FLAGS = [
  // A `.env` or bunfig.toml in Grafana's working directory is somebody else's. @see tests/build/executable.test.ts
  '--no-compile-autoload-dotenv',
  '--no-compile-autoload-bunfig',
  // Parsed at build time instead of at each start.
  '--bytecode',
  '--minify',
  // Stack traces in Grafana's log name our own functions.
  '--keep-names',
];

/** The platform of this machine. Throws where Bun or we have nothing for it. */
export function hostPlatform(): Platform {
  const host = platformOf(process.platform, process.arch);
  if (!host) {
    throw new Error(`No executable is built on ${process.platform} ${process.arch}.`);
  }
  return host;
}

/**
 * Compiles the companion for a platform into a folder and returns the file's path.
 * `runtime` is the Bun executable of that platform; without it Bun would download one from a fixed address.
 */
export async function compileCompanion(
  platform: Platform,
  { folder, runtime }: { readonly folder: string; readonly runtime?: string },
): Promise<string> {
  const name = executableName(readPluginJson().executable, platform);
  const target = path.join(folder, name);
  // Bun writes the output's name into the file, so the draft has the same name in another folder. Moving it over an executable that
  // runs is allowed, writing into it is not.
  const draft = path.join(cacheFolder, `compile-${process.pid}`, name);
  mkdirSync(path.dirname(draft), { recursive: true });
  try {
    await run(findBun(path.join(root, 'node_modules'), hostPlatform()), [
      'build',
      '--compile',
      `--target=${platform.bunTarget}`,
      ...(runtime ? [`--compile-executable-path=${runtime}`] : []),
      ...FLAGS,
      `--define=process.env.npm_package_version=${JSON.stringify(readVersion())}`,
      `--outfile=${draft}`,
      ENTRY,
    ]);
    chmodSync(draft, 0o755);
    mkdirSync(folder, { recursive: true });
    renameSync(draft, target);
  } finally {
    rmSync(path.dirname(draft), { recursive: true, force: true });
  }
  return target;
}
