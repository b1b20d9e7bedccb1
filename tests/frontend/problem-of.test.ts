import { dateTime, type TimeRange } from '@grafana/data';
import { problemOf } from '../../src/frontend/price/problem-of';

const nowMs = Date.parse('2026-11-20T12:00:00Z');
const range = { from: dateTime(nowMs - 86_400_000), to: dateTime(nowMs) } as TimeRange;
const problem = (filter: object) =>
  problemOf({ refId: 'A', queryType: 'cost', filters: [filter] }, { range, settings: {}, nowMs });

it('says what is wrong with a query', () => {
  expect(problem({ type: 'TAG', key: 'team', operator: 'is', values: [] })).toContain('filters.0.values is empty');
});

it('leaves to the companion what only the companion can resolve: units, and more values than AWS takes', () => {
  expect(problem({ type: 'DIMENSION', key: 'ORGANIZATIONAL_UNIT', operator: 'is', values: ['Root'] })).toBeUndefined();
  const values = Array.from({ length: 150 }, (_, index) => `value ${index}`);
  expect(problem({ type: 'TAG', key: 'team', operator: 'isNot', values })).toBeUndefined();
});
