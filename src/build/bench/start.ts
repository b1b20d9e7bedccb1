// From nothing to the handshake, and what the process holds when nobody asks.
import type { Measured } from './figures';
import { NO_PROC, readMemory } from './memory';
import { startPlugin } from './plugin';
import { best, median } from './samples';

const STARTS = 21;
const IDLE_STARTS = 3;
/** What is loaded after the handshake has settled by then. */
const IDLE_MS = 3_000;

export async function measureStart(executable: string): Promise<readonly Measured[]> {
  const starts: number[] = [];
  const idle: number[] = [];
  for (let round = 0; round < STARTS; round++) {
    const plugin = await startPlugin(executable);
    starts.push(plugin.startMs);
    if (round < IDLE_STARTS) {
      await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
      idle.push(readMemory(plugin.pid)?.rssMb ?? NaN);
    }
    await plugin.stop();
  }
  return [
    { name: 'start.handshake', value: median(starts), note: best(starts) },
    Number.isNaN(median(idle))
      ? { name: 'start.idle-rss', skipped: NO_PROC }
      : { name: 'start.idle-rss', value: median(idle), note: `${IDLE_MS / 1000} s after the start` },
  ];
}
