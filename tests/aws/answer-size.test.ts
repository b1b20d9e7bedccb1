import { sizeOfAnswer } from '../../src/aws/answer-size';
import type { CostTable } from '../../src/aws/cost-table';

function table(groups: number, periods: number): CostTable {
  const amounts = Array.from({ length: periods }, (_, period) => `${period}.1234567890`);
  return {
    periods: Array.from({ length: periods }, () => ({ start: '2026-11-01', end: '2026-11-02', estimated: false })),
    groups: Array.from({ length: groups }, (_, group) => [`group-${group}`]),
    columns: { UnblendedCost: Array.from({ length: groups }, () => ({ amounts, unit: 'USD' })) },
    descriptions: {},
  };
}

it('weighs a cell of a cost table between what Node and what Bun need for it', () => {
  const perCell = sizeOfAnswer('ce:GetCostAndUsage', table(1_000, 100)) / 100_000;

  expect(perCell).toBeGreaterThan(48);
  expect(perCell).toBeLessThan(72);
});

it('weighs an empty period of a group as a pointer', () => {
  const full = table(1, 100);
  const empty = { ...full, columns: { UnblendedCost: [{ amounts: full.periods.map(() => undefined), unit: 'USD' }] } };

  expect(sizeOfAnswer('ce:GetCostAndUsage', full) - sizeOfAnswer('ce:GetCostAndUsage', empty)).toBeGreaterThan(
    100 * 40,
  );
});

it('weighs units by period, descriptions and lists of values', () => {
  const one = table(1, 2);
  const units = { ...one, columns: { UnblendedCost: [{ amounts: ['1', '2'], unit: ['USD', 'CNY'] }] } };

  expect(sizeOfAnswer('ce:GetCostAndUsage', units)).toBeGreaterThan(0);
  expect(sizeOfAnswer('ce:GetTags', ['a', 'b'])).toBeGreaterThan(sizeOfAnswer('ce:GetTags', ['a']));
  expect(sizeOfAnswer('sts:GetCallerIdentity', { account: '1', arn: undefined })).toBeGreaterThan(0);
});

it('weighs points of metrics by their bytes, without a look at each', () => {
  const points = { timesMs: new Float64Array(1_000_000), values: new Float64Array(1_000_000) };

  expect(sizeOfAnswer('cloudwatch:GetMetricData', { results: [points], messages: [] })).toBeLessThan(16_001_000);
});
