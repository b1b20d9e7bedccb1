// A panel that is looked at again: everything is held, nothing is sent to AWS.
import type { Measured } from './figures';
import type { Plugin } from './plugin';
import { DAY_MS, sourceAt, TWENTY } from './questions';
import { best, median, quantile } from './samples';
import { withPlugin } from './with-plugin';

const SERIES = 20;
const WARM_UPS = 100;
const RUNS = 600;

export async function measureWarm(executable: string): Promise<readonly Measured[]> {
  return withPlugin(executable, async (plugin, simulatorUrl) => {
    const month = await askAgain(plugin, { simulatorUrl, days: 30 });
    const year = await askAgain(plugin, { simulatorUrl, days: 365 });
    return [
      { name: 'warm.month', value: median(month.samples), note: month.note },
      { name: 'warm.month-p99', value: quantile(month.samples, 0.99) },
      {
        name: 'warm.year',
        value: median(year.samples),
        note: `${year.note}, p99 ${quantile(year.samples, 0.99).toFixed(2)}`,
      },
    ];
  });
}

async function askAgain(plugin: Plugin, { simulatorUrl, days }: { simulatorUrl: string; days: number }) {
  const source = sourceAt(simulatorUrl);
  // A dashboard's "now" moves with every refresh.
  const ask = () =>
    plugin.query({ source, updatedMs: 1, model: TWENTY, fromMs: Date.now() - days * DAY_MS, toMs: Date.now() });
  const samples: number[] = [];
  let bytes = 0;
  for (let run = -WARM_UPS; run < RUNS; run++) {
    const answered = await ask();
    if (answered.frames !== SERIES) {
      throw new Error(`${SERIES} series were to come, ${answered.frames} came.`);
    }
    bytes = answered.bytes;
    if (run >= 0) {
      samples.push(answered.ms);
    }
  }
  return { samples, note: `${best(samples)}, ${Math.round(bytes / 1000)} kB` };
}
