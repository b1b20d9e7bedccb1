import { CoreApp, LoadingState, rangeUtil, type DataQueryRequest } from '@grafana/data';
import { config } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';
import { parseQuery } from '#queries';
import type { AwsCostQuery } from '../../src/frontend/query';
import { newDataSource, stubBackend } from './grafana-stub';

const ACCOUNT = { type: 'DIMENSION', key: 'LINKED_ACCOUNT' } as const;

function costQuery(fields: Partial<AwsCostQuery>): AwsCostQuery {
  return { refId: 'A', queryType: 'cost', schemaVersion: 1, ...fields };
}

function filtered(...values: string[]): AwsCostQuery {
  return costQuery({ filters: [{ ...ACCOUNT, operator: 'is', values }] });
}

describe('default query', () => {
  it('asks for unblended cost per service and day, and parses', () => {
    const query = newDataSource().getDefaultQuery(CoreApp.Dashboard);

    expect(query).toMatchObject({ queryType: 'cost', schemaVersion: 1, metric: 'UnblendedCost', granularity: 'DAILY' });
    expect(query.groupBy).toEqual([{ type: 'DIMENSION', key: 'SERVICE' }]);
    expect(parseQuery(query)).not.toHaveProperty('issues');
  });

  it('is a new object each time', () => {
    const datasource = newDataSource();
    expect(datasource.getDefaultQuery(CoreApp.Explore).groupBy).not.toBe(
      datasource.getDefaultQuery(CoreApp.Explore).groupBy,
    );
  });
});

// Before it runs a panel, Grafana lays the default query under a stored one that says no more than its type.
it.each(['forecast', 'usage', 'alarms'])(
  'asks a provisioned %s that says nothing else by its own defaults',
  (queryType) => {
    const datasource = newDataSource();
    const stored = { refId: 'A', queryType };

    const sent = datasource.applyTemplateVariables(
      { ...datasource.getDefaultQuery(CoreApp.PanelEditor), ...stored },
      {},
    );

    expect(parseQuery(sent)).toEqual(parseQuery(stored));
  },
);

it('lays nothing under the queries of alert rules, which run as they are stored', () => {
  expect(newDataSource().getDefaultQuery(CoreApp.UnifiedAlerting)).toEqual({});
});

describe('filterQuery', () => {
  it.each([
    ['a query', costQuery({}), true],
    ['a hand-written query without a type', { refId: 'A', metric: 'AmortizedCost' }, true],
    ['a hidden query', costQuery({ hide: true }), false],
    ['a query nobody filled in, which is the default one', { refId: 'A', datasource: { uid: 'bill' } }, true],
  ])('%s: sent %p', (_case, query: AwsCostQuery, sent) => {
    expect(newDataSource().filterQuery(query)).toBe(sent);
  });
});

describe('template variables', () => {
  const datasource = newDataSource({
    account: { value: '111122223333' },
    accounts: { value: ['111122223333', '222233334444'] },
    everything: { value: '$__all', allValue: '*' },
    tag: { value: 'team' },
    granularity: { value: 'MONTHLY' },
  });
  const filters = (query: AwsCostQuery, scopedVars = {}) =>
    datasource.applyTemplateVariables(query, scopedVars).filters;

  it('fills in a single value', () => {
    expect(filters(filtered('$account'))).toEqual([{ ...ACCOUNT, operator: 'is', values: ['111122223333'] }]);
  });

  it('fills in every value of a multi-value variable, once each', () => {
    expect(filters(filtered('${accounts}', '111122223333'))).toEqual([
      { ...ACCOUNT, operator: 'is', values: ['111122223333', '222233334444'] },
    ]);
  });

  it('understands a list format as a list', () => {
    expect(filters(filtered('${accounts:csv}'))).toEqual([
      { ...ACCOUNT, operator: 'is', values: ['111122223333', '222233334444'] },
    ]);
  });

  it('leaves a filter out when its variable is All with a wildcard', () => {
    expect(filters(filtered('$everything'))).toEqual([]);
  });

  it('uses the value of a repeated panel', () => {
    const scopedVars = { accounts: { value: '222233334444', text: 'prod' } };
    expect(filters(filtered('$accounts'), scopedVars)).toEqual([
      { ...ACCOUNT, operator: 'is', values: ['222233334444'] },
    ]);
  });

  it('fills in keys, choices and texts', () => {
    const query = costQuery({
      granularity: '$granularity',
      groupBy: [{ type: 'TAG', key: '$tag' }],
      alias: 'by $tag in $accounts',
    });

    expect(datasource.applyTemplateVariables(query, {})).toMatchObject({
      granularity: 'MONTHLY',
      groupBy: [{ type: 'TAG', key: 'team' }],
      alias: 'by team in 111122223333, by team in 222233334444',
    });
  });

  it('keeps the variable where one value is needed and several are chosen', () => {
    const query = costQuery({ groupBy: [{ type: 'TAG', key: '$accounts' }] });
    expect(datasource.applyTemplateVariables(query, {}).groupBy).toEqual([{ type: 'TAG', key: '$accounts' }]);
  });

  it('fills in a query that says no type, as the companion will read it', () => {
    const query = { refId: 'A', filters: [{ ...ACCOUNT, values: ['$account'] }] };
    expect(filters(query)).toEqual([{ ...ACCOUNT, values: ['111122223333'] }]);
  });

  it('does not change the stored query', () => {
    const query = filtered('$accounts');
    datasource.applyTemplateVariables(query, {});
    expect(query).toEqual(filtered('$accounts'));
  });

  it('fills in queries that are sent to Explore', () => {
    const [query] = datasource.interpolateVariablesInQueries([filtered('$account')], {});
    expect(query?.filters).toEqual([{ ...ACCOUNT, operator: 'is', values: ['111122223333'] }]);
  });
});

describe('query text', () => {
  it('describes the query in one line', () => {
    const text = newDataSource().getQueryDisplayText(costQuery({ groupBy: [ACCOUNT], granularity: 'DAILY' }));
    expect(text).toMatch(/^Unblended cost by LINKED_ACCOUNT, daily/i);
  });

  it('describes a query that holds variables', () => {
    expect(newDataSource().getQueryDisplayText(filtered('$account'))).toContain('$account');
  });

  it('does not fail on a query of another version', () => {
    expect(newDataSource().getQueryDisplayText({ refId: 'B', queryType: 'novelty' })).toBe('Unreadable query B');
  });
});

describe('range', () => {
  // From issue 4, "local-zone midnight": Berlin's "This month so far" asked AWS for October too.
  async function sent(query: AwsCostQuery, timezone: string): Promise<readonly [string, string]> {
    jest.useFakeTimers({ now: Date.parse('2026-11-20T12:00:00Z') });
    const calls = stubBackend({ '/api/ds/query?ds_type=finops-awscost-datasource&requestId=Q1': { results: {} } });
    const range = rangeUtil.convertRawToRange({ from: 'now/M', to: 'now' }, timezone);
    const request = { requestId: 'Q1', targets: [query], range, timezone, scopedVars: {} } as unknown;
    await lastValueFrom(newDataSource({ grain: { value: 'HOURLY' } }).query(request as DataQueryRequest<AwsCostQuery>));
    const { from, to } = calls[0]?.data as { from: string; to: string };
    return [new Date(Number(from)).toISOString(), new Date(Number(to)).toISOString()];
  }

  it.each(['Europe/Berlin', 'America/New_York', 'utc'])('in %s this month begins with AWS’s', async (zone) => {
    const expected = ['2026-11-01T00:00:00.000Z', '2026-11-20T12:00:00.000Z'];
    expect(await sent(costQuery({ granularity: 'DAILY' }), zone)).toEqual(expected);
  });

  it.each(['HOURLY', '$grain'])('is left alone for hours (%s)', async (granularity) => {
    expect((await sent(costQuery({ granularity }), 'Europe/Berlin'))[0]).toBe('2026-10-31T23:00:00.000Z');
  });

  // Else the sum of "This month" in Berlin had the last of October in it.
  it.each([{ transform: 'perDay' }, { period: '1d' }, { period: '86400' }])(
    'of metrics by the day is AWS’s (%j)',
    async (fields) => {
      const query = { refId: 'A', queryType: 'usage', ...fields };
      expect((await sent(query, 'Europe/Berlin'))[0]).toBe('2026-11-01T00:00:00.000Z');
    },
  );

  it.each(['usage', 'alarms'])('is left alone for moments (%s)', async (queryType) => {
    expect((await sent({ refId: 'A', queryType }, 'Europe/Berlin'))[0]).toBe('2026-10-31T23:00:00.000Z');
  });
});

describe('a panel of costs and metrics', () => {
  const usage = { refId: 'B', queryType: 'usage' };
  const hiddenUsage = { refId: 'C', queryType: 'usage', hide: true };
  const month = costQuery({ refId: 'D', granularity: 'MONTHLY' });
  const frame = (refId: string) => ({ schema: { refId, fields: [] }, data: { values: [] } });
  const path = (id: string) => `/api/ds/query?ds_type=finops-awscost-datasource&requestId=${id}`;
  const answered = (...refIds: string[]) => ({
    results: Object.fromEntries(refIds.map((refId) => [refId, { frames: [frame(refId)] }])),
  });

  async function run(
    targets: AwsCostQuery[],
    { timezone = 'Europe/Berlin', days = answered('A', 'D'), app = {} } = {},
  ) {
    jest.useFakeTimers({ now: Date.parse('2026-11-20T12:00:00Z') });
    const calls = stubBackend({ [path('Q1')]: days, [path('Q1-moments')]: answered('B', 'C') });
    const range = rangeUtil.convertRawToRange({ from: 'now/M', to: 'now' }, timezone);
    const request = { requestId: 'Q1', targets, range, timezone, scopedVars: {}, ...app } as unknown;
    const answer = await lastValueFrom(newDataSource().query(request as DataQueryRequest<AwsCostQuery>));
    const sent = calls.map(({ data }) => {
      const { from, queries } = data as { from: string; queries: { refId: string }[] };
      return [new Date(Number(from)).toISOString(), queries.map(({ refId }) => refId).join('')];
    });
    return { sent, answer };
  }

  it('asks costs for UTC days and metrics, with the hidden ones beside them, for moments', async () => {
    const { sent } = await run([costQuery({}), usage, hiddenUsage, month]);
    expect(sent).toEqual([
      ['2026-11-01T00:00:00.000Z', 'AD'],
      ['2026-10-31T23:00:00.000Z', 'BC'],
    ]);
  });

  it('leaves a metric by the day among the others, which may refer to it', async () => {
    const { sent } = await run([costQuery({}), { ...usage, period: '1d' }, hiddenUsage], { days: answered('A') });
    expect(sent).toEqual([
      ['2026-11-01T00:00:00.000Z', 'A'],
      ['2026-10-31T23:00:00.000Z', 'BC'],
    ]);
  });

  it('draws them in the order of the panel, once', async () => {
    const { answer } = await run([costQuery({}), usage, hiddenUsage, month]);
    expect(answer.data.map(({ refId }) => refId as string)).toEqual(['A', 'B', 'C', 'D']);
    expect(answer.state).toBe(LoadingState.Done);
  });

  it('asks once where both are the same', async () => {
    const { sent } = await run([costQuery({}), usage], { timezone: 'utc', days: answered('A', 'B') });
    expect(sent).toEqual([['2026-11-01T00:00:00.000Z', 'AB']]);
  });

  it('still draws the metrics where the costs fail', async () => {
    const { answer } = await run([costQuery({}), usage], {
      days: { results: { A: { error: 'no', frames: [] } } } as never,
    });
    expect(answer.data.map(({ refId }) => refId as string)).toEqual(['B']);
    expect(answer.errors).toEqual([expect.objectContaining({ refId: 'A', message: 'no' })]);
    expect(answer.state).toBe(LoadingState.Error);
  });

  // Grafana runs the stored panel there, all of it, whatever it is asked.
  it('asks once on a public dashboard', async () => {
    config.publicDashboardAccessToken = 'token';
    try {
      const calls = stubBackend({});
      const range = rangeUtil.convertRawToRange({ from: 'now/M', to: 'now' }, 'Europe/Berlin');
      const request = {
        requestId: 'Q1',
        panelId: 1,
        targets: [costQuery({}), usage],
        range,
        scopedVars: {},
      } as unknown;
      newDataSource()
        .query({ ...(request as DataQueryRequest<AwsCostQuery>), timezone: 'Europe/Berlin' })
        .subscribe();
      expect(calls).toHaveLength(1);
    } finally {
      config.publicDashboardAccessToken = undefined as never;
    }
  });
});

it('supports annotations through the query editor', () => {
  expect(newDataSource().annotations).toEqual({});
});
