// What a tags query asks, and what it refuses to ask.
import type { AwsRequest } from '#aws/request';
import { context } from '../cost/table';
import { ENVIRONMENT, TEAM, tags, tagsQuery } from './drawn';

const at = context('2026-11-01T00:00:00Z', '2026-11-08T00:00:00Z');
const requests = (query: object) => tags.requests(tagsQuery(query), at);
const inputs = (query: object) =>
  requests(query).map(({ input }) => input as AwsRequest<'ce:GetCostAndUsage'>['input']);
const issues = (query: object) => tags.check(tagsQuery(query), at).map(({ message }) => message);

const USAGE = { Dimensions: { Key: 'RECORD_TYPE', Values: ['DiscountedUsage', 'SavingsPlanCoveredUsage', 'Usage'] } };
const without = (key: string) => ({ Tags: { Key: key, MatchOptions: ['ABSENT'] } });

describe('a tags query asks', () => {
  it('the same for cost, values and coverage of one tag', () => {
    const cost = requests({ keys: [TEAM] });
    expect(cost).toEqual([
      {
        operation: 'ce:GetCostAndUsage',
        input: {
          TimePeriod: { Start: '2026-11-01', End: '2026-11-08' },
          Granularity: 'DAILY',
          Metrics: ['AmortizedCost'],
          GroupBy: [{ Type: 'TAG', Key: 'team' }],
          Filter: USAGE,
        },
      },
    ]);
    expect(requests({ keys: [TEAM], view: 'values' })).toEqual(cost);
    expect(requests({ keys: [TEAM], view: 'coverage' })).toEqual(cost);
  });

  it('for what carries every key, and for what lacks any, where coverage is by something', () => {
    const query = { view: 'coverage', keys: [TEAM, ENVIRONMENT], coverageBy: 'LINKED_ACCOUNT' };
    expect(inputs(query)).toEqual([
      expect.objectContaining({
        GroupBy: [{ Type: 'DIMENSION', Key: 'LINKED_ACCOUNT' }],
        Filter: { And: [USAGE, { Not: without('environment') }, { Not: without('team') }] },
      }),
      expect.objectContaining({
        GroupBy: [{ Type: 'DIMENSION', Key: 'LINKED_ACCOUNT' }],
        Filter: { And: [USAGE, { Or: [without('environment'), without('team')] }] },
      }),
    ]);
    expect(inputs({ ...query, keys: [ENVIRONMENT, TEAM] })).toEqual(inputs(query));
  });

  it('nothing but the tag where all charges count', () => {
    const query = { view: 'coverage', keys: [TEAM], coverageBy: 'SERVICE', chargeTypes: 'all' };
    expect(inputs(query).map(({ Filter }) => Filter)).toEqual([{ Not: without('team') }, without('team')]);
    expect(inputs({ keys: [TEAM], chargeTypes: 'all' })[0]).not.toHaveProperty('Filter');
  });

  it('in parts where a filter holds more values than AWS takes', () => {
    const values = Array.from({ length: 150 }, (_, index) => String(210000000000 + index));
    const filters = [{ type: 'DIMENSION', key: 'LINKED_ACCOUNT', operator: 'is', values }];
    expect(inputs({ keys: [TEAM], filters })).toHaveLength(2);
    expect(inputs({ view: 'coverage', keys: [TEAM], coverageBy: 'SERVICE', filters })).toHaveLength(4);
  });
});

describe('a tags query is refused', () => {
  it.each([
    [{}, 'keys is empty'],
    [{ keys: [TEAM, ENVIRONMENT] }, 'keys holds 2'],
    [{ view: 'coverage', keys: [TEAM, TEAM] }, 'keys.1.key repeats team'],
    [{ keys: [{ type: 'DIMENSION', key: 'SERVICE' }] }, 'keys.0.type is DIMENSION'],
    [{ keys: [{ type: 'TAG', key: ' ' }] }, 'keys.0.key is empty'],
    [{ view: 'keys', keys: [{ type: 'COST_CATEGORY', key: 'BusinessUnit' }] }, 'keys.0.type is COST_CATEGORY'],
    [{ keys: [TEAM], filters: [{ type: 'DIMENSION', key: 'REGION' }] }, 'filters.0.values is empty'],
  ])('%j: %s', (query, words) => expect(issues(query)).toEqual([expect.stringContaining(words)]));
});
