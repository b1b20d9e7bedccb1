import { asked, lambda, workWeek } from './drawn';

const at = workWeek();
const metricsOf = (query: Record<string, unknown>) =>
  asked(lambda(query), at).filter(({ region }) => region !== undefined);
const entriesOf = (query: Record<string, unknown>) =>
  metricsOf(query).map(({ input }) => (input as { MetricDataQueries: object[] }).MetricDataQueries);

describe('the requests of a unit cost query', () => {
  it('are for days of cost, and for the complete ones of usage, from midnight UTC', () => {
    const [cost, metrics, ...more] = asked(lambda(), at);
    expect(more).toEqual([]);
    expect(cost).toMatchObject({
      operation: 'ce:GetCostAndUsage',
      input: {
        TimePeriod: { Start: '2026-11-16', End: '2026-11-21' },
        Granularity: 'DAILY',
        Metrics: ['AmortizedCost'],
      },
    });
    expect(metrics).toMatchObject({
      operation: 'cloudwatch:GetMetricData',
      region: 'eu-west-1',
      input: { StartTime: new Date('2026-11-16T00:00:00Z'), EndTime: new Date('2026-11-19T00:00:00Z') },
    });
    expect(entriesOf({})).toEqual([
      [expect.objectContaining({ MetricStat: expect.objectContaining({ Period: 86_400 }) })],
    ]);
  });

  it('are of a day where none is complete yet: AWS refuses an empty period', () => {
    const today = workWeek({ fromMs: Date.parse('2026-11-20T08:00:00Z') });
    const [, metrics] = asked(lambda(), today);
    expect(metrics!.input).toMatchObject({
      StartTime: new Date('2026-11-20T00:00:00Z'),
      EndTime: new Date('2026-11-21T00:00:00Z'),
    });
  });

  it('are one call for each region, with every metric of every account in it', () => {
    const query = { metricNames: ['Invocations', 'Errors'], regions: ['eu-west-1', 'us-east-1'] };
    const calls = entriesOf({ ...query, accounts: ['111122223333', '444455556666'] });
    expect(calls).toHaveLength(2);
    expect(calls[0]).toMatchObject([
      { Id: 'm1', AccountId: '111122223333' },
      { Id: 'm2', AccountId: '111122223333' },
      { Id: 'm3', AccountId: '444455556666' },
      { Id: 'm4', AccountId: '444455556666' },
    ]);
  });

  it('search where a dimension may have any value, by the day', () => {
    expect(entriesOf({ dimensions: { FunctionName: ['*'] }, accounts: ['all'] })).toMatchObject([
      [{ Expression: expect.stringMatching(/^SEARCH\('\{"AWS\/Lambda",FunctionName\} .*', 'Sum', 86400\)$/) }],
    ]);
  });

  it('divide the cost of the same regions and accounts, unless told not to', () => {
    const filterOf = (query: Record<string, unknown>) => JSON.stringify(asked(lambda(query), at)[0]!.input);
    expect(filterOf({ accounts: ['111122223333'] })).toContain('"Key":"LINKED_ACCOUNT","Values":["111122223333"]');
    expect(filterOf({})).toContain('"Key":"REGION","Values":["eu-west-1"]');
    expect(filterOf({ accounts: ['all'] })).not.toContain('LINKED_ACCOUNT');
    expect(filterOf({ sameScope: false })).not.toContain('REGION');
  });

  it("take the data source's own region where none is named", () => {
    const own = workWeek({ region: 'ap-southeast-1' });
    const [cost, metrics] = asked(lambda({ regions: [] }), own);
    expect(JSON.stringify(cost!.input)).toContain('"Values":["ap-southeast-1"]');
    expect(metrics!.region).toBe('ap-southeast-1');
    expect(asked(lambda({ regions: [] }), at)[1]).not.toHaveProperty('region');
  });
});
