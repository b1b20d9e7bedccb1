// The planner's two promises, over slices made to tempt it, against Northwind with every awkward switch on.
import fc from 'fast-check';
import { buyPool, choices, judge } from './support/law';
import type { Pool } from './support/law';
import { startBill } from './support/northwind';
import type { Bill } from './support/northwind';

const RUNS = Number(process.env['LAW_RUNS'] ?? 2_000);
const SEED = Number(process.env['LAW_SEED'] ?? 20261120);

let bill: Bill;
let pool: Pool;
beforeAll(async () => {
  bill = await startBill();
  pool = await buyPool(bill);
}, 120_000);
afterAll(() => bill.close());

it(`answers ${RUNS} derived slices as AWS does directly (seed ${SEED})`, async () => {
  const count = { selection: 0, addition: 0 };
  const startedAt = performance.now();
  await fc.assert(
    fc.asyncProperty(choices, async (chosen) => {
      const verdict = await judge(pool, chosen);
      fc.pre(verdict !== undefined);
      count[verdict!.by] += 1;
      if (verdict!.difference !== undefined) {
        throw new Error(`${verdict!.by}: ${verdict!.difference} for ${JSON.stringify(verdict!.request.input)}`);
      }
    }),
    { seed: SEED, numRuns: RUNS, maxSkipsPerRun: 20, endOnFailure: true },
  );
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
  process.stdout.write(
    `the law: ${count.selection} selections, ${count.addition} additions, seed ${SEED}, ${seconds} s\n`,
  );
  expect(count.selection).toBeGreaterThan(RUNS / 5);
  expect(count.addition).toBeGreaterThan(RUNS / 5);
}, 280_000);
