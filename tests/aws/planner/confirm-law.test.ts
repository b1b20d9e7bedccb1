// The law of confirmations: a revision that changes what any day costs, in any metric, is seen by the next answer that has that day.
import fc from 'fast-check';
import { daysIn, nextDay } from '../../../src/aws/planner/calendar';
import { confirmRules, createConfirmations } from '../../../src/aws/planner/confirm';
import type { ConfirmRules } from '../../../src/aws/planner/confirm';
import { cubeOf } from '../../../src/aws/planner/cube';
import type { Cube } from '../../../src/aws/planner/cube';
import { NOON } from '../support/fake-clock';
import { by, cost } from './support/northwind';

const RUNS = Number(process.env['LAW_RUNS'] ?? 2_000);
const SEED = Number(process.env['LAW_SEED'] ?? 20261120);
const HOUR_MS = 3_600_000;
const METRICS = ['UnblendedCost', 'AmortizedCost', 'BlendedCost', 'NetAmortizedCost', 'NetUnblendedCost'];
const DAYS = daysIn({ start: '2026-11-10', end: '2026-11-15' });
/** AWS prints ten decimals; amounts here are whole ten-thousandths of a millionth. */
const UNIT = 10_000_000_000n;
/** More than what AWS's rounding of this many cells can hide. */
const SEEN = 100n;

const text = (units: bigint): string => {
  const digits = (units < 0n ? -units : units).toString().padStart(11, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -10)}.${digits.slice(-10)}`;
};

const amount = fc.bigInt({ min: -5_000n * UNIT, max: 50_000n * UNIT });
/** Lines of a bill: of each day and metric an amount; two keys say where each is seen. */
const bills = fc.record({
  lines: fc.array(
    fc.record({
      service: fc.constantFrom('EC2', 'S3', 'RDS', 'Tax'),
      region: fc.constantFrom('eu', 'us', 'NoRegion'),
      amounts: fc.array(amount, { minLength: DAYS.length * METRICS.length, maxLength: DAYS.length * METRICS.length }),
    }),
    { minLength: 1, maxLength: 12 },
  ),
  revisions: fc.uniqueArray(
    fc.record({
      day: fc.nat(DAYS.length - 1),
      metric: fc.nat(METRICS.length - 1),
      line: fc.nat(11),
      delta: fc.oneof(
        fc.bigInt({ min: SEEN, max: 5n * UNIT }),
        fc.bigInt({ min: SEEN, max: 5n * UNIT }).map((one) => -one),
        fc.constantFrom(SEEN, -SEEN),
      ),
    }),
    // One in each cell: two could undo each other, and then no day has changed.
    { selector: ({ day, metric }) => day * METRICS.length + metric, maxLength: 4 },
  ),
});
type Bill = typeof bills extends fc.Arbitrary<infer T> ? T : never;

function cubeBy(key: 'SERVICE' | 'REGION' | undefined, { lines, revisions }: Bill, hours: number): Cube {
  const groups = new Map<string, bigint[]>();
  for (const [place, { service, region, amounts }] of lines.entries()) {
    const name = key === 'SERVICE' ? service : key === 'REGION' ? region : '';
    const sums = groups.get(name) ?? amounts.map(() => 0n);
    const revised = [...amounts];
    for (const { day, metric, line, delta } of revisions) {
      revised[day * METRICS.length + metric]! += line % lines.length === place ? delta : 0n;
    }
    groups.set(
      name,
      sums.map((sum, cell) => sum + revised[cell]!),
    );
  }
  const columns = METRICS.map((name, metric) => [
    name,
    [...groups.values()].map((sums) => ({
      unit: 'USD',
      amounts: DAYS.map((_, day) => text(sums[day * METRICS.length + metric]!)),
    })),
  ]);
  const request = cost({
    TimePeriod: { Start: DAYS[0], End: nextDay(DAYS.at(-1)!) } as never,
    Metrics: METRICS,
    ...(key && by(key)),
  });
  const output = {
    periods: DAYS.map((start) => ({ start, end: nextDay(start), estimated: true })),
    groups: [...groups.keys()].map((name) => (key ? [name] : [])),
    columns: Object.fromEntries(columns) as never,
    descriptions: {},
  };
  return cubeOf({ request, merged: { output, fetchedAtMs: NOON + hours * HOUR_MS, pages: 1 } })!;
}

/** The days on which the confirmations are wrong: a revised day taken for unchanged, or one that AWS left alone bought anew. */
function wrongDays(bill: Bill, rules: ConfirmRules, key: 'REGION' | undefined): readonly string[] {
  const older = cubeBy('SERVICE', { ...bill, revisions: [] }, 0);
  const newer = cubeBy(key, bill, 8);
  const confirmations = createConfirmations(() => true, rules);
  confirmations.learn([older, newer]);
  const revised = new Set(bill.revisions.map(({ day }) => DAYS[day]));
  return DAYS.filter((day) => {
    const isConfirmed = confirmations.saidAtMs(older, day) > older.fetchedAtMs;
    return isConfirmed === revised.has(day);
  });
}

it(`sees every revision of a day's total, in ${RUNS} bills (seed ${SEED})`, () => {
  let revisions = 0;
  fc.assert(
    fc.property(bills, fc.constantFrom('REGION' as const, undefined), (bill, key) => {
      revisions += bill.revisions.length;
      expect(wrongDays(bill, confirmRules, key)).toEqual([]);
    }),
    { seed: SEED, numRuns: RUNS, endOnFailure: true },
  );
  process.stdout.write(`confirmations: ${revisions} revisions in ${RUNS} bills, seed ${SEED}\n`);
}, 60_000);

const mutants: Readonly<Record<string, Partial<ConfirmRules>>> = {
  'takes any later answer for a confirmation': { isEqual: () => true },
  'looks at one metric only': {
    isEqual: (one, other, metric) => metric !== METRICS[0] || confirmRules.isEqual(one, other, metric),
  },
  'looks at whole cents': {
    isEqual: (one, other, metric) =>
      Number(one.sums.get(metric)).toFixed(2) === Number(other.sums.get(metric)).toFixed(2),
  },
  'never takes two sums for equal': { isEqual: () => false },
};

it.each(Object.keys(mutants))('the law catches confirmations that: %s', (name) => {
  const rules = { ...confirmRules, ...mutants[name] };

  const outcome = fc.check(
    fc.property(bills, (bill) => wrongDays(bill, rules, 'REGION').length === 0),
    { seed: SEED, numRuns: 2_000, endOnFailure: true },
  );

  process.stdout.write(`${name}: ${outcome.failed ? `caught by bill ${outcome.numRuns}` : 'LIVES'}\n`);
  expect(outcome.failed).toBe(true);
});
