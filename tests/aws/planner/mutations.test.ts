// Each rule broken on purpose once: the law must notice. A mutant that lives is a rule nobody proves.
import fc from 'fast-check';
import { buyPool, choices, judge, rules } from './support/law';
import type { Pool, Rules } from './support/law';
import { startBill } from './support/northwind';
import type { Bill } from './support/northwind';

const SEED = 20261120;

let bill: Bill;
let pool: Pool;
beforeAll(async () => {
  bill = await startBill();
  pool = await buyPool(bill);
}, 120_000);
afterAll(() => bill.close());

const floats = (amounts: readonly string[]) =>
  String(amounts.reduce((sum, amount) => sum + Number(amount), 0).toFixed(6));

const mutants: Readonly<Record<string, Partial<Rules>>> = {
  'takes usage for cost': { isCostMetric: () => true },
  'uses what the page cap cut': { isUncut: () => true },
  'takes a part of a month for the month': {
    reaches: (cube, { start }) => cube.start.slice(0, 7) <= start.slice(0, 7),
  },
  'picks rows without asking whether AWS drops tax': { maySelect: ({ key }) => key !== undefined && !key.excludes },
  'picks all rows but some of a key that is no account': {
    maySelect: (condition, held, state) => condition.key?.excludes === true || rules.maySelect(condition, held, state),
  },
  'picks the accounts it should leave out': { matches: ({ key }, printed) => key?.printed.has(printed) === true },
  'takes absent for any value': {
    matches: (condition, printed) =>
      rules.matches(condition, printed) || [...(condition.key?.printed ?? [])].some((value) => value.endsWith('$')),
  },
  'forgets a condition': { matches: () => true },
  'adds with six decimals': { add: floats },
  'keeps the last amount instead of adding': { add: (amounts) => amounts.at(-1) ?? '0' },
  'leaves out one summand': { add: (amounts) => rules.add(amounts.length > 1 ? amounts.slice(1) : amounts) },
  'reads the first key for every key': { project: (keys, _from, to) => to.map(() => keys[0] ?? '') },
  'gives the keys in the order of the cube': {
    project: (keys, from, to) => keys.filter((_, place) => to.includes(from[place] ?? '')),
  },
  'takes the end for inclusive': { isIn: ({ start }, part) => start >= part.start && start <= part.end },
  'starts a day late': { isIn: ({ start }, part) => start > part.start && start < part.end },
  'takes a month with days missing for whole': { isWhole: () => true },
  'lays days of two cubes on each other': { lay: (_span, pieces) => ({ parts: pieces, missing: [] }) },
  'reads the first metric for every metric': { columnOf: (table) => Object.values(table.columns)[0] },
};

it.each(Object.keys(mutants))(
  'the law catches a planner that %s',
  async (name) => {
    const broken = { ...rules, ...mutants[name] };

    const outcome = await fc.check(
      fc.asyncProperty(choices, async (chosen) => {
        const verdict = await judge(pool, chosen, broken);
        fc.pre(verdict !== undefined);
        return verdict!.difference === undefined;
      }),
      { seed: SEED, numRuns: 2_000, maxSkipsPerRun: 20, endOnFailure: true },
    );

    process.stdout.write(`${name}: ${outcome.failed ? `caught by slice ${outcome.numRuns}` : 'LIVES'}\n`);
    expect(outcome.failed).toBe(true);
  },
  120_000,
);
