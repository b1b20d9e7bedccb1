import { unitCost } from '../../../src/queries/unit-cost';
import { context } from '../cost/table';
import { lambda, unitCostQuery, workWeek } from './drawn';

const issues = (query: Record<string, unknown>, at = workWeek()) =>
  unitCost.check(lambda(query), at).map(({ path, message }) => `${path}: ${message}`);

describe('what is wrong with a unit cost query', () => {
  it('is nothing where both halves are whole', () => {
    expect(issues({})).toEqual([]);
  });

  it('is said in the names of its own fields, once each', () => {
    const empty = unitCost.check(unitCostQuery({ accounts: ['12'] }), workWeek());
    expect(empty.map(({ path }) => path)).toEqual(['accounts', 'namespace', 'metricNames']);
    empty.forEach(({ path, message }) => expect(message.startsWith(`${path} is`)).toBe(true));
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['an hour of a sum', { per: 'hour' }, 'statistic: statistic is Sum, and Hour is counted of a level'],
    ['a million of an average', { statistic: 'Average' }, 'statistic: statistic is Average, and Million is counted of'],
    ['all accounts without a dimension', { accounts: ['all'] }, 'dimensions: dimensions is empty, and all accounts'],
    ['a region that is none', { regions: ['Ireland'] }, 'regions.0: regions.0 is "Ireland"'],
    ['a dimension without values', { dimensions: { FunctionName: [] } }, 'dimensions.FunctionName: dimensions.Func'],
    ['a filter without values', { filters: [{ type: 'DIMENSION', key: 'SERVICE' }] }, 'filters.0.values: filters.0'],
  ])('is %s', (_, query, words) => {
    expect(issues(query)).toEqual([expect.stringContaining(words)]);
  });

  it('is more than 500 metrics in a call', () => {
    const FunctionName = Array.from({ length: 501 }, (_, index) => `f${index}`);
    expect(issues({ dimensions: { FunctionName } })).toEqual([expect.stringContaining('makes 501 metrics')]);
  });

  it('is a range older than days are kept', () => {
    const old = context('2025-01-01T00:00:00Z', '2025-02-01T00:00:00Z');
    expect(issues({}, old)).toEqual([expect.stringContaining('AWS keeps 14 months of days')]);
  });
});
