// A plugin's archive, as Grafana's installer and its catalogue expect it: one root folder named after the plugin.
import { createWriteStream, readdirSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** The date of every entry: the same content gives the same archive. */
const DATE = new Date('2000-01-01T00:00:00Z');

/**
 * Zips a folder under another name. `isExecutable` tells, by the path within the folder, what gets mode 0755; all else gets 0644.
 * @see https://grafana.com/developers/plugin-tools/publish-a-plugin/package-a-plugin
 */
export async function zipFolder(
  folder: string,
  options: { readonly rootName: string; readonly target: string; readonly isExecutable: (file: string) => boolean },
): Promise<void> {
  const zip = new ZipFile();
  for (const file of filesOf(folder)) {
    zip.addFile(path.join(folder, file), `${options.rootName}/${file}`, {
      mode: options.isExecutable(file) ? 0o100755 : 0o100644,
      mtime: DATE,
    });
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(options.target));
}

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}
