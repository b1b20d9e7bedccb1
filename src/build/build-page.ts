// The workbench's page and the module.js it loads, in .cache/workbench; built again only when something they are made of is newer.
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { buildFrontend } from './build-frontend';
import { cacheFolder, readPluginJson, root } from './project';
import { runNode } from './run';

export const pageFolder = path.join(cacheFolder, 'workbench');

const SHARED = ['src/queries', 'src/settings', 'src/aws/request.ts', '.config/webpack', 'package-lock.json'];
const PAGE = [...SHARED, 'src/workbench', 'dashboards', 'plugin.json', 'src/img'];
const MODULE = [...SHARED, 'src/frontend'];

/** Brings the page up to date. Throws with webpack's words. */
export async function buildPage(): Promise<void> {
  const moduleFolder = path.join(pageFolder, 'public/plugins', readPluginJson().id);
  const tasks = [
    ...(isOlder(path.join(pageFolder, 'workbench.js'), PAGE) ? [buildWorkbench()] : []),
    ...(isOlder(path.join(moduleFolder, 'module.js'), MODULE) ? [buildFrontend(moduleFolder)] : []),
  ];
  await Promise.all(tasks);
}

async function buildWorkbench(): Promise<void> {
  const webpack = path.join(root, 'node_modules/webpack/bin/webpack.js');
  await runNode(webpack, ['-c', '.config/webpack/webpack.config.ts', '--config-name', 'workbench']);
}

function isOlder(file: string, sources: readonly string[]): boolean {
  const built = modifiedMs(file);
  return sources.some((source) => newestMs(path.join(root, source)) > built);
}

/** The last change of a file, or of anything in a folder. */
function newestMs(source: string): number {
  const stat = statSync(source, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) {
    return stat?.mtimeMs ?? 0;
  }
  return Math.max(stat.mtimeMs, ...readdirSync(source).map((name) => newestMs(path.join(source, name))));
}

function modifiedMs(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
