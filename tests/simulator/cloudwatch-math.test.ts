// Metric math, SEARCH and Metrics Insights, through the real client.
import type { MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import { failure, sum } from './northwind';
import { api, askMetrics, shop, startMonitored, stat, type Monitored } from './cloudwatch-wire';

let northwind: Monitored;
beforeAll(async () => {
  northwind = await startMonitored();
});
afterAll(() => northwind.close());

const lambda = (MetricName: string) => ({
  Namespace: 'AWS/Lambda',
  MetricName,
  Dimensions: [{ Name: 'FunctionName', Value: 'api-prod-price-feed' }],
});
const hidden = (query: MetricDataQuery): MetricDataQuery => ({ ...query, ReturnData: false });
const helpers = [
  hidden(stat({ metric: lambda('Invocations'), account: api }, 'calls')),
  hidden(stat({ metric: lambda('Errors'), account: api }, 'errors')),
  hidden(stat({ metric: { ...lambda('Nothing') }, account: api }, 'nothing')),
];

const results = async (Expression: string, more: Partial<MetricDataQuery> = {}) =>
  (await askMetrics(northwind.cloudWatch, { MetricDataQueries: [...helpers, { Id: 'e1', Expression, ...more }] }))
    .MetricDataResults ?? [];
const values = async (expression: string): Promise<number[]> => (await results(expression))[0]?.Values ?? [];

describe('metric math', () => {
  it('hides what is not to be returned', async () => {
    expect((await results('calls')).map(({ Id, Label }) => [Id, Label])).toEqual([['e1', 'e1']]);
  });

  it.each<[string, (calls: number, errors: number) => number]>([
    ['calls + errors * 2', (calls, errors) => calls + errors * 2],
    ['(calls + errors) * 2', (calls, errors) => (calls + errors) * 2],
    ['-calls ^ 2 / 4', (calls) => -(calls ** 2) / 4],
    ['100 * errors / calls', (calls, errors) => (100 * errors) / calls],
    ['calls - errors - 1', (calls, errors) => calls - errors - 1],
    ['errors > 100 AND calls > 0 || calls == 0', (calls, errors) => (errors > 100 && calls > 0 ? 1 : 0)],
    ['IF(calls > 200000, calls, 0 - errors)', (calls, errors) => (calls > 200_000 ? calls : -errors)],
    ['SUM([calls, errors])', (calls, errors) => calls + errors],
    ['MAX(METRICS())', (calls) => calls],
    ['AVG(METRICS("r"))', (_, errors) => errors],
    ['CEIL(calls / 1000) + FLOOR(0.5) + ABS(-1)', (calls) => Math.ceil(calls / 1000) + 1],
    ['FILL(nothing, 3) + calls', (calls) => calls + 3],
    ['calls / SUM(calls) * 0 + PERIOD(calls)', () => 3600],
  ])('%s', async (expression, expected) => {
    const calls = await values('calls');
    const errors = await values('errors');
    expect(calls).toHaveLength(24);
    const got = await values(expression);
    expect(got).toHaveLength(24);
    got.forEach((value, index) => expect(value).toBeCloseTo(expected(calls[index] ?? 0, errors[index] ?? 0), 6));
  });

  it('takes differences and rates from the second point on', async () => {
    const calls = await values('calls');
    const differences = calls.slice(1).map((value, index) => value - (calls[index] ?? 0));
    expect(await values('DIFF(calls)')).toEqual(differences);
    expect(await values('RATE(calls)')).toEqual(differences.map((value) => value / 3600));
    expect((await values('RUNNING_SUM(calls)')).at(-1)).toBe(sum(calls));
  });

  it('has no point where a division has no answer, or nothing was measured', async () => {
    expect(await values('calls / (calls - calls)')).toEqual([]);
    expect(await values('calls + nothing')).toEqual([]);
    expect(await values('IF(calls > 200000, calls)')).toEqual(
      (await values('calls')).filter((value) => value > 200_000),
    );
  });

  it('sorts, slices and labels several series, all under one id', async () => {
    const sorted = await results("SORT(SEARCH('{AWS/EC2,InstanceId} CPUUtilization', 'Average', 3600), MAX, DESC, 3)", {
      Label: "cpu ${PROP('Dim.InstanceId')}",
    });
    expect(sorted).toHaveLength(3);
    expect(new Set(sorted.map(({ Id }) => Id))).toEqual(new Set(['e1']));
    sorted.forEach(({ Label }) => expect(Label).toMatch(/^cpu i-0[0-9a-f]{16}$/));
    const tops = sorted.map(({ Values }) => Math.max(...(Values ?? [])));
    expect(tops).toEqual([...tops].sort((a, b) => b - a));
  });

  it('is never paged: what is too much is cut off and said to be partial', async () => {
    await northwind.control('POST', 'switches', { metricPageSize: 10 });
    const { MetricDataResults, NextToken } = await askMetrics(northwind.cloudWatch, {
      MetricDataQueries: [...helpers, { Id: 'e1', Expression: 'calls * 2' }],
    });
    await northwind.control('POST', 'switches', { metricPageSize: 100_800 });
    expect(NextToken).toBeUndefined();
    expect(MetricDataResults?.[0]).toMatchObject({ StatusCode: 'PartialData' });
    expect(MetricDataResults?.[0]?.Values).toHaveLength(10);
  });

  it.each([
    ['calls +', "Error in expression 'e1': Invalid syntax"],
    ['calls ? 1', "Error in expression 'e1': Invalid syntax"],
    ['MEDIAN(calls)', "Error in expression 'e1': Function 'MEDIAN' not found"],
    ['calls + m9', "Error in expression 'e1': The expression refers to 'm9', which is no id of this request"],
    ['e1 + 1', "Error in expression 'e1': Circular reference: e1 → e1"],
    ['SUM(calls)', "Error in expression 'e1': The expression does not return a time series"],
    ['SELECT AVG(CPUUtilization FROM "AWS/EC2"', "Error in expression 'e1': Invalid syntax"],
  ])('refuses %s', async (expression, message) => {
    expect(await failure(results(expression))).toEqual({ name: 'ValidationException', status: 400, message });
  });

  it('refuses a circle of several and an expression of more than 2,048 characters', async () => {
    const circle = askMetrics(northwind.cloudWatch, {
      MetricDataQueries: [
        { Id: 'e1', Expression: 'e2 + 1' },
        { Id: 'e2', Expression: 'e3 + 1' },
        { Id: 'e3', Expression: 'e1 + 1' },
      ],
    });
    expect((await failure(circle)).message).toBe("Error in expression 'e1': Circular reference: e1 → e2 → e3 → e1");
    expect((await failure(results(`calls${' + 1'.repeat(600)}`))).message).toMatch(
      /^1 validation error detected: Value '.*' at 'metricDataQueries\.4\.member\.expression' failed to satisfy constraint: Member must have length less than or equal to 2048$/,
    );
  });
});

describe('SEARCH', () => {
  it.each([
    '{"AWS/Lambda","FunctionName"} MetricName="Errors"',
    `{AWS/Lambda,FunctionName} MetricName="Errors" :aws.AccountId = "${api}"`,
    'Namespace="AWS/Lambda" MetricName="Errors" FunctionName=("api-prod-price-feed" OR "shop-prod-price-feed")',
  ])('finds %s', async (search) => {
    const found = await results(`SEARCH('${search}', 'Sum', 3600)`);
    expect(found.length).toBeGreaterThan(0);
    found.forEach(({ Label }) => expect(Label).toMatch(/price-feed|checkout-hooks|e1/));
  });

  it('finds by words, and leaves out what NOT names', async () => {
    const all = await results("SEARCH('{AWS/EC2,InstanceId} network', 'Average', 3600)");
    const some = await results("SEARCH('{AWS/EC2,InstanceId} network NOT NetworkOut', 'Average', 3600)");
    expect(all.length).toBe(2 * some.length);
  });

  it('is charged for every metric it finds', async () => {
    await northwind.control('DELETE', 'ledger');
    await results("SEARCH('{AWS/EC2,InstanceId} MetricName=\"CPUUtilization\"', 'Average', 3600)");
    const { requests } = await northwind.ledger();
    const [found] = await results(
      "TIME_SERIES(METRIC_COUNT(SEARCH('{AWS/EC2,InstanceId} MetricName=\"CPUUtilization\"', 'Average', 3600)))",
    );
    expect(requests[0]?.priceUsd).toBeGreaterThan(0.0001);
    // Instances that are listed no more are found, and have no data.
    expect(Math.round((requests[0]?.priceUsd ?? 0) * 1e5)).toBeGreaterThanOrEqual(
      (found?.Values?.[0] ?? 0) + helpers.length,
    );
  });
});

describe('Metrics Insights', () => {
  const insights = (sql: string) => results(sql, { Period: 3600 });

  it('groups, orders and limits', async () => {
    const found = await insights(
      'SELECT AVG(CPUUtilization) FROM SCHEMA("AWS/EC2", InstanceId) GROUP BY InstanceId ORDER BY AVG() DESC LIMIT 4',
    );
    expect(found).toHaveLength(4);
    const means = found.map(({ Values }) => sum(Values ?? []) / (Values?.length ?? 0));
    expect(means).toEqual([...means].sort((a, b) => b - a));
    found.forEach(({ Label }) => expect(Label).toMatch(/^i-0/));
  });

  it('sums over metrics, filtered by dimension and account', async () => {
    const [whole] = await insights('SELECT SUM(Invocations) FROM SCHEMA("AWS/Lambda", FunctionName)');
    const parts = await insights(
      'SELECT SUM(Invocations) FROM SCHEMA("AWS/Lambda", FunctionName) GROUP BY AWS.AccountId',
    );
    expect(parts.map(({ Label }) => Label).sort()).toEqual([shop, api].sort());
    expect(sum(whole?.Values ?? [])).toBe(sum(parts.flatMap(({ Values }) => Values ?? [])));
    const [one] = await insights(
      `SELECT SUM(Invocations) FROM "AWS/Lambda" WHERE FunctionName = 'api-prod-price-feed' AND AWS.AccountId = '${api}'`,
    );
    expect(one?.Values).toEqual(await values('calls'));
  });

  it('takes one query a request', async () => {
    const sql = 'SELECT MAX(CPUUtilization) FROM "AWS/EC2"';
    const asked = askMetrics(northwind.cloudWatch, {
      MetricDataQueries: ['a', 'b'].map((Id) => ({ Id, Expression: sql, Period: 300 })),
    });
    expect((await failure(asked)).message).toBe('A GetMetricData request can have only one Metrics Insights query.');
  });
});
