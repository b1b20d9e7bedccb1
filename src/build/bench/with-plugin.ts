// A fresh executable with a fresh simulator behind it, for as long as they are measured.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSimulator } from '../start-simulator';
import { type Plugin, startPlugin } from './plugin';

/** Runs `measure` and stops both, whatever happens. Each page is booked on the disk before it is sent, as where Grafana runs. */
export async function withPlugin<T>(
  executable: string,
  measure: (plugin: Plugin, simulatorUrl: string) => Promise<T>,
): Promise<T> {
  const stateFolder = mkdtempSync(path.join(tmpdir(), 'awscost-bench-'));
  const simulator = await startSimulator();
  try {
    const plugin = await startPlugin(executable, { GF_PLUGIN_STATE_FOLDER: stateFolder });
    try {
      return await measure(plugin, simulator.url);
    } finally {
      await plugin.stop();
    }
  } finally {
    await simulator.stop();
    rmSync(stateFolder, { recursive: true, force: true });
  }
}
