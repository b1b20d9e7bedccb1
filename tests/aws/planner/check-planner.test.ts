// "Check the planner": what it asks, what it finds, and what it then switches off.
import { checkPlanner, priceOfCheck } from '../../../src/aws/planner/check-planner';
import { createPlannerMemory } from '../../../src/aws/planner/memory';
import type { Ask } from '../../../src/aws/planner/purchases';
import type { AwsAnswer, CostTable } from '../../../src/aws/request';
import { patient } from '../support/connection';
import { NOON } from '../support/fake-clock';
import { cost, startBill } from './support/northwind';
import type { Bill } from './support/northwind';

let bill: Bill;
beforeEach(async () => {
  bill = await startBill({ pageSize: 1_000 });
});
afterEach(() => bill.close());

const RULES = [
  'days to months',
  'sum SERVICE',
  'sum LINKED_ACCOUNT',
  'sum REGION',
  'sum RECORD_TYPE',
  'sum USAGE_TYPE',
  'filter LINKED_ACCOUNT',
  'filter SERVICE',
  'filter REGION',
  'filter RECORD_TYPE',
];

it('proves every rule on a bill that keeps them, for the price it said', async () => {
  const aws = bill.connect({ planner: 'full' });
  const price = aws.priceOfPlannerCheck();

  const report = await aws.checkPlanner(patient);

  expect(report.rules.map(({ rule, passed }) => [rule, passed])).toEqual(RULES.map((rule) => [rule, true]));
  expect(report.month).toEqual({ start: '2026-09-01', end: '2026-10-01' });
  expect([report.priceUsd, (await bill.ledger()).usd]).toEqual([0.11, 0.11]);
  expect(price).toBe(0.11);
});

it('lets other values be picked from then on', async () => {
  const aws = bill.connect({ planner: 'full' });
  await aws.checkPlanner(patient);
  const { paid } = await bill.ledger();

  const september = { TimePeriod: { Start: '2026-09-01', End: '2026-10-01' }, Granularity: 'MONTHLY' as const };
  const lambda = { Filter: { Dimensions: { Key: 'SERVICE' as const, Values: ['AWS Lambda'] } } };
  const answer = await aws.send(cost({ ...september, ...lambda }), patient);
  const direct = await bill.direct.send(cost({ ...september, ...lambda }), patient);

  expect((await bill.ledger()).paid).toBe(paid + 1);
  expect(answer.facts.derived).toBe('selection');
  expect(answer.output.columns).toEqual(direct.output.columns);
});

it('switches off a rule that fails, says by how much, and goes on without it', async () => {
  const memory = createPlannerMemory({ maxBytes: 1 }).memoryFor('c');
  const lying: Ask = async (request, options) => {
    const answer = (await bill.direct.send(request, options)) as AwsAnswer<'ce:GetCostAndUsage'>;
    const isByRegion = answer.request.input.GroupBy?.[0]?.Key === 'REGION';
    return isByRegion ? { ...answer, output: withoutFirstGroup(answer.output) } : answer;
  };

  const { rules } = await checkPlanner(patient, { ask: lying, memory, nowMs: NOON });

  const failed = rules.filter(({ passed }) => !passed);
  expect(failed.map(({ rule }) => rule)).toContain('sum REGION');
  expect(Number(failed[0]?.difference)).not.toBe(0);
  expect(memory.rules.failed).toContain('sum REGION');
  expect(memory.rules.passed).toContain('sum SERVICE');
  expect(priceOfCheck({ memory, nowMs: NOON })).toBeCloseTo(0.11, 2);
});

function withoutFirstGroup(table: CostTable): CostTable {
  const [first = []] = Object.values(table.columns);
  const largest = first
    .map(({ amounts }, place) => ({ place, size: Number(amounts[0] ?? 0) }))
    .sort((a, b) => b.size - a.size)[0]?.place;
  return {
    ...table,
    groups: table.groups.filter((_, place) => place !== largest),
    columns: Object.fromEntries(
      Object.entries(table.columns).map(([metric, columns]) => [
        metric,
        columns.filter((_, place) => place !== largest),
      ]),
    ),
  };
}
