// The files of a plugin folder that need no compiler.
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readPluginJson, readVersion, root } from './project';

/** From the repository → in the plugin folder. */
const COPIES = [
  ['README.md', 'README.md'],
  ['LICENSE', 'LICENSE'],
  ['CHANGELOG.md', 'CHANGELOG.md'],
  ['src/img', 'img'],
  ['dashboards', 'dashboards'],
] as const;

/** Writes plugin.json, texts, pictures and dashboards into the folder. */
export function writePluginFolder(folder: string, today: Date): void {
  mkdirSync(folder, { recursive: true });
  for (const [from, to] of COPIES) {
    // What is missing is found by `missingFiles`: a half-written README should not keep anybody from starting the rest.
    if (existsSync(path.join(root, from))) {
      cpSync(path.join(root, from), path.join(folder, to), { recursive: true });
    }
  }
  const pluginJson = readFileSync(path.join(root, 'plugin.json'), 'utf8');
  writeFileSync(path.join(folder, 'plugin.json'), fillPlaceholders(pluginJson, today));
}

/** Version and date of build, which Grafana shows on the plugin's page. */
export function fillPlaceholders(text: string, today: Date): string {
  return text.replaceAll('%VERSION%', readVersion()).replaceAll('%TODAY%', today.toISOString().slice(0, 10));
}

/** What a complete plugin folder holds, or plugin.json names, and this one lacks. */
export function missingFiles(folder: string): readonly string[] {
  const { info, includes } = readPluginJson();
  const named = [info.logos.small, info.logos.large, ...info.screenshots.map(({ path: file }) => file)];
  const needed = ['module.js', ...COPIES.map(([, to]) => to), ...named, ...includes.map(({ path: file }) => file)];
  return [...new Set(needed)].filter((file) => !existsSync(path.join(folder, file)));
}
