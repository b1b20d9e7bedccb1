// How many paid requests a board takes, by the simulator's ledger: when it is opened, and each time the open month is due.
import type { CostTable } from '../../../src/aws/request';
import type { PlannerMode } from '../../../src/aws/planner/rules';
import { boardOf8, open } from './support/board';
import { difference } from './support/compare';
import { standing, startBill } from './support/northwind';
import type { Bill } from './support/northwind';
import { NOON } from '../support/fake-clock';

const HOUR_MS = 3_600_000;
let nowMs = NOON;
let bill: Bill;
beforeEach(async () => {
  nowMs = NOON;
  bill = await startBill({ pageSize: 1_000 }, { ...standing, now: () => nowMs });
});
afterEach(() => bill.close());

/** A day: opened, and asked again every hour. The simulator's clock goes with ours. */
async function dayOf(planner: PlannerMode): Promise<{ opened: number; day: number; second: number }> {
  const aws = bill.connect({ planner });
  const paidAt: number[] = [];
  for (let hour = 0; hour < 48; hour += 1) {
    nowMs = NOON + hour * HOUR_MS;
    const now = new Date(nowMs).toISOString().replace('.000', '');
    await fetch(`${bill.url}/_simulator/clock`, { method: 'POST', body: JSON.stringify({ now }) });
    await open(aws, boardOf8(nowMs));
    paidAt.push((await bill.ledger()).paid);
  }
  return { opened: paidAt[0]!, day: paidAt[23]!, second: paidAt[47]! - paidAt[23]! };
}

// First open, first day, every day after. What the first day has more is the closed months, which then live for a week.
const BOUNDS = {
  full: { opened: 5, day: 11, second: 9 },
  selection: { opened: 7, day: 21, second: 21 },
  off: { opened: 8, day: 27, second: 22 },
} as const;

it.each(['full', 'selection', 'off'] as const)(
  'counts the board of eight, planner %s',
  async (mode) => {
    const paid = await dayOf(mode);

    process.stdout.write(`board of 8, planner ${mode}: ${JSON.stringify(paid)}\n`);
    expect(paid).toEqual(BOUNDS[mode]);
  },
  60_000,
);

it('shows on the board what AWS says', async () => {
  const direct = await open(bill.direct, boardOf8(nowMs));
  const planned = await open(bill.connect({ planner: 'full' }), boardOf8(nowMs));

  const differences = planned.map(({ output }, place) =>
    difference(direct[place]!.output as CostTable, output as CostTable, { by: 'addition', summands: 31 * 40 }),
  );
  expect(differences).toEqual(planned.map(() => undefined));
  expect(planned.map(({ facts }) => facts.derived)).toEqual(expect.arrayContaining(['selection', 'addition']));
});
