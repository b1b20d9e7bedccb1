// PURE. Where the spend ledger is kept: a folder that outlives the process and an update of the plugin.
import path from 'node:path';
import type { LedgerFiles, LedgerPlace } from '#aws';
import { PLUGIN_ID } from './plugin-id';

export interface Disk {
  readonly files: LedgerFiles;
  /** Where the executable lies: an update replaces that folder. */
  readonly programFolder: string;
}

/**
 * `state_folder` in `[plugin.finops-awscost-datasource]` (Grafana hands it on as GF_PLUGIN_STATE_FOLDER), AWSCOST_STATE_FOLDER for
 * serve, else Grafana's data path where it is known (GF_PATHS_DATA); else the reason why there is none. Throws nothing.
 */
export function ledgerPlace(env: Readonly<Record<string, string | undefined>>, disk: Disk | undefined): LedgerPlace {
  const data = env['GF_PATHS_DATA'];
  const folder = env['GF_PLUGIN_STATE_FOLDER'] || env['AWSCOST_STATE_FOLDER'] || (data && path.join(data, PLUGIN_ID));
  if (!disk || !folder) {
    return { note: `no state_folder is set in [plugin.${PLUGIN_ID}] of Grafana's configuration` };
  }
  if (!path.isAbsolute(folder)) {
    return { note: `the state_folder "${folder}" is not an absolute path` };
  }
  const fromProgram = path.relative(disk.programFolder, folder);
  if (!fromProgram.startsWith('..') && !path.isAbsolute(fromProgram)) {
    return { note: "the state_folder lies in the plugin's own folder, which an update deletes" };
  }
  return { folder, files: disk.files };
}
