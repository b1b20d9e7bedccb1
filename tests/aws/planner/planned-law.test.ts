// The same law through the whole layer: slices sent six at a time, cubes bought, widened, shared and held as they are for a board.
import fc from 'fast-check';
import type { CostTable } from '../../../src/aws/request';
import { patient } from '../support/connection';
import { difference } from './support/compare';
import { buyPool, choices, question } from './support/law';
import { startBill } from './support/northwind';
import type { Bill } from './support/northwind';

const SEED = 20261120;
const SLICES = 240;

let bill: Bill;
beforeAll(async () => {
  bill = await startBill();
}, 60_000);
afterAll(() => bill.close());

it.each(['full', 'selection'] as const)(
  `sends ${SLICES} slices, planner %s (seed ${SEED})`,
  async (mode) => {
    const pool = await buyPool(bill);
    const requests = fc.sample(choices, { seed: SEED, numRuns: SLICES }).map((chosen) => question(pool, chosen));
    const aws = bill.connect({ planner: mode, isolation: mode });
    const wrong: string[] = [];
    const count: Record<string, number> = { selection: 0, addition: 0, asked: 0 };

    for (let at = 0; at < requests.length; at += 6) {
      const six = requests.slice(at, at + 6);
      const answers = await Promise.all(six.map((request) => aws.send(request, patient)));
      for (const [place, { output, facts }] of answers.entries()) {
        const direct = (await bill.direct.send(six[place]!, patient)).output;
        const made = [...bill.shared.planner.derived.values()].find(({ table }) => table === output);
        const by = made?.by ?? 'selection';
        const found = difference(direct, output as CostTable, { by, summands: made?.summands ?? 1 });
        count[facts.derived ?? 'asked']! += 1;
        wrong.push(...(found === undefined ? [] : [`${JSON.stringify(six[place]?.input)}: ${found}`]));
      }
    }

    process.stdout.write(`planner ${mode}: ${JSON.stringify(count)}\n`);
    expect(wrong).toEqual([]);
    expect(count['selection']).toBeGreaterThan(20);
    expect(count['addition']! > 10).toBe(mode === 'full');
  },
  120_000,
);
