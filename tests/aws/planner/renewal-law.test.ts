// Renewed in parts, confirmed by sums, revised meanwhile: nothing is doubled, nothing lost, and no day is of two versions of the data.
import fc from 'fast-check';
import { confirmRules } from '../../../src/aws/planner/confirm';
import type { ConfirmRules } from '../../../src/aws/planner/confirm';
import { histories, live } from './support/renewal-law';

const RUNS = Number(process.env['RENEWAL_RUNS'] ?? 25);
const SEED = Number(process.env['LAW_SEED'] ?? 20261120);

it(`says of each day what AWS said at one moment of its life, in ${RUNS} histories (seed ${SEED})`, async () => {
  const count = { answers: 0, pages: 0, bought: 0 };
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      const { breach, answers, pages, bought } = await live(history);
      count.answers += answers;
      count.pages += pages;
      count.bought += bought;
      expect(breach).toBeUndefined();
    }),
    { seed: SEED, numRuns: RUNS, endOnFailure: true },
  );
  process.stdout.write(`renewals: ${JSON.stringify(count)}, seed ${SEED}\n`);
  expect(count.answers).toBeGreaterThan(RUNS * 20);
}, 200_000);

const mutants: Readonly<Record<string, Partial<ConfirmRules>>> = {
  'takes any later answer for a confirmation': { isEqual: () => true },
  'looks at the first digits only': {
    isEqual: (one, other, metric) => Math.abs(Number(one.sums.get(metric)) - Number(other.sums.get(metric))) < 5_000,
  },
};

it.each(Object.keys(mutants))(
  'the law catches a planner that %s',
  async (name) => {
    const confirming = { ...confirmRules, ...mutants[name] };

    const outcome = await fc.check(
      fc.asyncProperty(histories, async (history) => (await live(history, confirming)).breach === undefined),
      { seed: SEED, numRuns: 100, endOnFailure: true },
    );

    process.stdout.write(`${name}: ${outcome.failed ? `caught by history ${outcome.numRuns}` : 'LIVES'}\n`);
    expect(outcome.failed).toBe(true);
  },
  200_000,
);
