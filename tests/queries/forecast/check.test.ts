import { parseQuery } from '#queries';
import { at, forecast, forecastQuery } from './outlook';

const now = at('2026-11-20T10:30:00Z', '2026-11-01');
const messages = (query: object) => forecast.check(forecastQuery(query), now).map(({ message }) => message);
const filter = (type: string, key: string, values = ['x'], operator = 'is') => ({ type, key, values, operator });

describe('a forecast query is checked before anything is paid', () => {
  it.each([
    [filter('TAG', 'team'), 'filters.0.key cannot be tag:team: AWS forecasts by these dimensions only: AZ,'],
    [filter('COST_CATEGORY', 'Unit'), 'filters.0.key cannot be category:Unit'],
    [filter('DIMENSION', 'CACHE_ENGINE'), 'filters.0.key cannot be CACHE_ENGINE'],
    [filter('DIMENSION', ''), 'filters.0.key is empty'],
    [filter('DIMENSION', 'SERVICE', []), 'filters.0.values is empty'],
    [filter('DIMENSION', 'SERVICE', [' ']), 'filters.0.values holds an empty value'],
    [filter('DIMENSION', 'SERVICE', [], 'isAbsent'), 'filters.0.operator cannot be isAbsent'],
  ])('%j', (one, message) => {
    expect(messages({ filters: [one] })).toEqual([expect.stringContaining(message) as string]);
  });

  it('takes every dimension that AWS forecasts by, excluded too', () => {
    expect(messages({ filters: [filter('DIMENSION', 'SAVINGS_PLAN_ARN', ['x'], 'isNot')] })).toEqual([]);
  });

  it('refuses more values than AWS takes: intervals of parts do not add up', () => {
    const values = Array.from({ length: 101 }, (_, index) => `${index}`);
    expect(messages({ filters: [filter('DIMENSION', 'LINKED_ACCOUNT', values)] })).toEqual([
      expect.stringMatching(/101 values.*100/) as string,
    ]);
  });

  it('wants to know what is counted before it forecasts usage', () => {
    const issue = [expect.stringContaining('USAGE_TYPE') as string];
    expect(messages({ metric: 'UsageQuantity' })).toEqual(issue);
    expect(messages({ metric: 'UsageQuantity', filters: [filter('DIMENSION', 'USAGE_TYPE', ['x'], 'isNot')] })).toEqual(
      issue,
    );
    expect(messages({ metric: 'UsageQuantity', filters: [filter('DIMENSION', 'USAGE_TYPE')] })).toEqual([]);
  });

  it.each(['75k', '75,000', '-1', '0', 'NaN'])('takes no budget of %s', (budget) => {
    expect(messages({ budget })).toEqual([expect.stringContaining(`budget is "${budget}"`) as string]);
  });

  it('takes a budget as number or text, and wants one for its percentage', () => {
    expect([75000, '75000.50'].flatMap((budget) => messages({ budget }))).toEqual([]);
    expect(messages({ format: 'monthEnd', monthEndAs: 'percentOfBudget' })).toEqual([
      expect.stringContaining('monthEndAs is percentOfBudget, which needs a budget') as string,
    ]);
  });

  it.each([
    [50, 'level is 50; it must be 51 or more.'],
    [100, 'level is 100; it must be 99 or less.'],
  ])('says which levels there are when it is given %s', (level, message) => {
    expect(parseQuery({ queryType: 'forecast', level })).toEqual({ issues: [{ path: 'level', message }] });
  });
});
