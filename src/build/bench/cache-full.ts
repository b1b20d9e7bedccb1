// More answers than the cache may hold: it must stay within its bound, and the process with it.
import type { Measured } from './figures';
import { NO_PROC, readMemory } from './memory';
import type { Plugin } from './plugin';
import { grouped, sourceAt, wholeDays } from './questions';
import { withPlugin } from './with-plugin';

/** About 10,000 amounts on ten pages, as many as one identity may ask at once. */
const MODEL = grouped('USAGE_TYPE', 'LINKED_ACCOUNT');
const DAYS = 22;
/** After the first answer was let go, so many more. */
const BEYOND = 40;
const WITHIN_MS = 240_000;
const SETTLE_MS = 3_000;

export async function measureCacheFull(executable: string): Promise<readonly Measured[]> {
  return withPlugin(executable, async (plugin, simulatorUrl) => {
    const { asked, heldMb, wasFull } = await fill(plugin, simulatorUrl);
    const atOnce = readMemory(plugin.pid)?.rssMb;
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    const memory = readMemory(plugin.pid);
    const note = `${asked} answers of ${DAYS} days by usage type and account`;
    if (!wasFull) {
      const skipped = `${note} did not fill it in ${WITHIN_MS / 1000} s`;
      return [
        { name: 'cache.held', skipped },
        { name: 'cache.rss', skipped },
      ];
    }
    return [
      { name: 'cache.held', value: heldMb, note },
      memory
        ? {
            name: 'cache.rss',
            value: memory.rssMb,
            note: `${SETTLE_MS / 1000} s later; ${atOnce?.toFixed(0)} at once, at most ${memory.peakMb.toFixed(0)}`,
          }
        : { name: 'cache.rss', skipped: NO_PROC },
    ];
  });
}

async function fill(
  plugin: Plugin,
  simulatorUrl: string,
): Promise<{ asked: number; heldMb: number; wasFull: boolean }> {
  const untilMs = Date.now() + WITHIN_MS;
  let heldMb = 0;
  let asked = 0;
  let beyond = 0;
  while (beyond < BEYOND && Date.now() < untilMs) {
    asked += 1;
    // Keys that change each time: the rate limit is by identity, and its wait would make this an hour.
    const source = sourceAt(simulatorUrl, { accessKey: `AKIABENCH${asked}`, planner: 'off' });
    await plugin.query({ source, updatedMs: asked, model: MODEL, ...wholeDays(DAYS, 1 + (asked % 300)) });
    const before = heldMb;
    heldMb = readHeldMb(await plugin.metrics());
    beyond += beyond > 0 || heldMb < before ? 1 : 0;
  }
  return { asked, heldMb, wasFull: beyond > 0 };
}

function readHeldMb(metrics: string): number {
  const bytes = /^aws_held_bytes\{of="answers"\} (\S+)$/m.exec(metrics)?.[1];
  return Number(bytes) / 1e6;
}
