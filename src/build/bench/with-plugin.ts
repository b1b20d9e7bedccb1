// A fresh executable with a fresh simulator behind it, for as long as they are measured.
import { startSimulator } from '../start-simulator';
import { type Plugin, startPlugin } from './plugin';

/** Runs `measure` and stops both, whatever happens. */
export async function withPlugin<T>(
  executable: string,
  measure: (plugin: Plugin, simulatorUrl: string) => Promise<T>,
): Promise<T> {
  const simulator = await startSimulator();
  try {
    const plugin = await startPlugin(executable);
    try {
      return await measure(plugin, simulator.url);
    } finally {
      await plugin.stop();
    }
  } finally {
    await simulator.stop();
  }
}
