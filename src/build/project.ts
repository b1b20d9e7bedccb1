// What is built, and where it lands. Everything here is read from plugin.json and package.json, so that a name stands once.
import { readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');
export const distFolder = path.join(root, 'dist');
/** Made by builds, never committed, safe to delete. */
export const cacheFolder = path.join(root, '.cache');

export interface PluginJson {
  readonly id: string;
  readonly name: string;
  readonly executable: string;
  readonly info: {
    readonly logos: { readonly small: string; readonly large: string };
    readonly screenshots: readonly { readonly name: string; readonly path: string }[];
  };
  readonly includes: readonly { readonly type: string; readonly name: string; readonly path: string }[];
}

/** plugin.json as committed, with its placeholders. */
export function readPluginJson(): PluginJson {
  return JSON.parse(readFileSync(path.join(root, 'plugin.json'), 'utf8')) as PluginJson;
}

/** The version of package.json: the plugin has no other. */
export function readVersion(): string {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
  return version;
}
