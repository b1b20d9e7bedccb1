// The simulator by itself: a demo's first chart waits for it.
import { startSimulator } from '../start-simulator';
import { createSimulatorClient } from './ask-simulator';
import type { Measured } from './figures';
import { costInput, grouped, wholeDays } from './questions';
import { best, median } from './samples';

const STARTS = 5;
const REPEATS = 5;

export async function measureSimulator(): Promise<readonly Measured[]> {
  const input = costInput({ model: grouped('SERVICE'), ...wholeDays(365, 0) });
  const first: number[] = [];
  const again: number[] = [];
  let size = '';
  for (let round = 0; round < STARTS; round++) {
    const simulator = await startSimulator();
    const client = createSimulatorClient(simulator.url);
    try {
      const walk = await client.walk(input);
      size = `${walk.rows} rows on ${walk.pages} pages`;
      first.push(walk.ms);
      for (let repeat = 0; repeat < REPEATS; repeat++) {
        again.push((await client.walk(input)).ms);
      }
    } finally {
      client.close();
      await simulator.stop();
    }
  }
  return [
    { name: 'simulator.first', value: median(first), note: `${best(first)}; ${size}` },
    { name: 'simulator.again', value: median(again), note: best(again) },
  ];
}
