import { parseQuery } from '#queries';

const issues = (json: unknown) => {
  const parsed = parseQuery(json);
  return 'issues' in parsed ? parsed.issues.map(({ path, message }) => [path, message]) : parsed.query;
};

describe('parseQuery', () => {
  it('fills in every default of a cost query', () => {
    expect(issues({})).toEqual({
      queryType: 'cost',
      schemaVersion: 1,
      metric: 'UnblendedCost',
      granularity: 'AUTO',
      groupBy: [],
      filters: [],
      serviceGroup: 'none',
      chargeTypes: 'all',
      format: 'timeSeries',
      compare: 'none',
      compareAs: 'series',
      runningTotal: false,
      share: false,
      rollUp: 'none',
      incomplete: 'mark',
      lagDays: 2,
      alias: '',
      accountNames: true,
      organizationalUnits: false,
      shortServiceNames: false,
      mergeRegions: false,
    });
  });

  it('takes a query without queryType, or with Grafana’s empty one, for cost', () => {
    expect(issues({ refId: 'A', queryType: '', datasource: { uid: 'x' }, hide: false })).toEqual(
      issues({ queryType: 'cost' }),
    );
  });

  it('takes null for "not set", as provisioning writes it', () => {
    expect(issues({ queryType: 'cost', top: null, alias: null, schemaVersion: null })).toEqual(issues({}));
  });

  it.each([null, [], 'cost', 7])('refuses %j, which is no object', (json) => {
    expect(issues(json)).toEqual([['', expect.stringContaining('must be a JSON object')]]);
  });

  it('names an unknown queryType and the known ones', () => {
    expect(issues({ queryType: 'weather' })).toEqual([
      ['queryType', expect.stringMatching(/"weather".*Allowed: cost/)],
    ]);
    expect(issues({ queryType: 7 })).toEqual([['queryType', expect.stringContaining('queryType is 7')]]);
  });

  it('names a newer schemaVersion and the way out', () => {
    expect(issues({ schemaVersion: 2 })).toEqual([['schemaVersion', expect.stringMatching(/is 2.*update the plugin/)]]);
    expect(issues({ schemaVersion: 'x' })).toEqual([['schemaVersion', expect.stringContaining('"x"')]]);
  });

  it.each([
    [{ metric: 'Cost' }, 'metric', /metric is "Cost"; allowed: "UnblendedCost" \| "AmortizedCost"/],
    [{ granularity: 'daily' }, 'granularity', /"AUTO" \| "HOURLY" \| "DAILY" \| "MONTHLY"/],
    [{ format: 3 }, 'format', /format is 3; allowed: "timeSeries"/],
    [{ groupBy: [1, 2, 3].map(() => ({ type: 'TAG', key: 'a' })) }, 'groupBy', /groupBy has 3 entries; at most 2/],
    [{ groupBy: [{ type: 'TAGS', key: 'a' }] }, 'groupBy.0.type', /groupBy\.0\.type is "TAGS"; allowed: "DIMENSION"/],
    [{ groupBy: 'SERVICE' }, 'groupBy', /groupBy is "SERVICE"; allowed: Array/],
    [{ filters: [{ type: 'TAG', key: 'a', values: 'web' }] }, 'filters.0.values', /allowed: Array/],
    [{ filters: [{ type: 'TAG', key: 'a', values: [1] }] }, 'filters.0.values.0', /is 1; allowed: string/],
    [
      { filters: [{ type: 'TAG', key: 'a', operator: 'contains' }] },
      'filters.0.operator',
      /"is" \| "isNot" \| "isAbsent"/,
    ],
    [{ top: 0 }, 'top', /top is 0; it must be 1 or more/],
    [{ top: 1001 }, 'top', /top is 1001; it must be 1000 or less/],
    [{ top: 2.5 }, 'top', /whole number/],
    [{ accountNames: 'yes' }, 'accountNames', /allowed: boolean/],
  ])('of %j names the field and what is allowed', (query, path, message) => {
    expect(issues(query)).toEqual(expect.arrayContaining([[path, expect.stringMatching(message)]]));
  });

  it('collects every issue, not the first', () => {
    expect(issues({ metric: 'x', format: 'y' })).toHaveLength(2);
  });
});
