// The editors as Grafana loads them: module.js, made by webpack.
import path from 'node:path';
import { root } from './project';
import { runNode } from './run';

/** Writes module.js and its source map into the folder. Throws with webpack's words. */
export async function buildFrontend(folder: string): Promise<void> {
  const webpack = path.join(root, 'node_modules/webpack/bin/webpack.js');
  const config = ['-c', '.config/webpack/webpack.config.ts', '--config-name', 'plugin'];
  await runNode(webpack, [...config, '--output-path', folder]);
}
