// What one query is asked as, in AWS's words.
import { usageRequests } from '../../../src/queries/usage/request';
import { insightsSql, readSql } from '../../../src/queries/usage/insights-sql';
import { cpu, sixHours, usageQuery } from './metric-data';

const at = sixHours();
const entries = (query: ReturnType<typeof cpu>) =>
  usageRequests(query, at).flatMap(({ input }) => input.MetricDataQueries ?? []);
const expressionOf = (query: ReturnType<typeof cpu>) => entries(query)[0]?.Expression;

describe('the builder', () => {
  it('asks a metric by itself where all values are known, one for each combination', () => {
    const query = cpu({ dimensions: { B: ['1', '2'], A: ['x'] }, accountId: '111111111111', label: '${LAST}' });

    expect(entries(query)).toEqual(
      ['1', '2'].map((value, index) => ({
        Id: index === 0 ? 'queryA' : 'queryA__2',
        MetricStat: {
          Metric: {
            Namespace: 'AWS/EC2',
            MetricName: 'CPUUtilization',
            Dimensions: [
              { Name: 'A', Value: 'x' },
              { Name: 'B', Value: value },
            ],
          },
          Period: 60,
          Stat: 'Average',
        },
        Label: '${LAST}',
        AccountId: '111111111111',
      })),
    );
  });

  it('asks a metric without dimensions as that, not as a search', () => {
    expect(entries(cpu({ dimensions: {} }))[0]?.MetricStat?.Metric?.Dimensions).toEqual([]);
  });

  it.each([
    ['any value', { dimensions: { InstanceId: ['*'] } }, '{"AWS/EC2",InstanceId} MetricName="CPUUtilization"'],
    [
      'any of one, some of another',
      { dimensions: { InstanceType: ['b', 'a'], InstanceId: ['*'] } },
      '{"AWS/EC2",InstanceId,InstanceType} MetricName="CPUUtilization" "InstanceType"=("a" OR "b")',
    ],
    [
      'others beside',
      { dimensions: { InstanceId: ['*'], ImageId: ['ami-1'] }, matchExact: false },
      'Namespace="AWS/EC2" MetricName="CPUUtilization" "ImageId"="ami-1" "InstanceId"',
    ],
    [
      'whatever dimensions there are',
      { dimensions: {}, matchExact: false },
      'Namespace="AWS/EC2" MetricName="CPUUtilization"',
    ],
    [
      'one account',
      { dimensions: { InstanceId: ['*'] }, accountId: '111111111111' },
      '{"AWS/EC2",InstanceId} MetricName="CPUUtilization" :aws.AccountId="111111111111"',
    ],
    [
      'all accounts',
      { dimensions: { InstanceId: ['i-1'] }, accountId: 'all' },
      '{"AWS/EC2",InstanceId} MetricName="CPUUtilization" "InstanceId"="i-1"',
    ],
    [
      'names that need quotes',
      { namespace: 'My App', dimensions: { 'Instance Name': ['*'] } },
      '{"My App","Instance Name"} MetricName="CPUUtilization"',
    ],
  ])('searches for %s', (_words, more, search) => {
    expect(expressionOf(cpu(more))).toBe(`SEARCH('${search}', 'Average', 60)`);
  });

  it('asks for labels that tell the series apart', () => {
    const dimensions = { InstanceId: ['*'], ImageId: ['*'] };
    expect(entries(cpu({ dimensions }))[0]?.Label).toBe(
      "${LABEL}|&|${PROP('Dim.ImageId')}|&|${PROP('Dim.InstanceId')}|&|${PROP('AccountId')}",
    );
    expect(entries(cpu({ dimensions, label: '${MAX}' }))[0]?.Label).toMatch(/^\$\{MAX\}\|&\|/);
  });
});

describe('code', () => {
  const code = (expression: string) => usageQuery({ metricEditorMode: 'code', expression });

  it('is sent as it is, with the period in it', () => {
    expect(entries(code(" SUM(SEARCH('x', 'Sum', $__period_auto)) / ${__period_auto} "))).toEqual([
      { Id: 'queryA', Expression: "SUM(SEARCH('x', 'Sum', 60)) / 60", Period: 60 },
    ]);
  });

  it("asks for the labels of a search's own dimensions", () => {
    const search = `SEARCH('{AWS/EC2,InstanceId,"Image Id"} MetricName="x"', 'Sum', 60)`;
    expect(entries(code(search))[0]?.Label).toBe("${LABEL}|&|${PROP('Dim.InstanceId')}|&|${PROP('Dim.Image Id')}");
    expect(entries(code(`SUM(${search})`))[0]?.Label).toBeUndefined();
  });
});

describe('Metrics Insights', () => {
  const built = (more: Record<string, unknown> = {}) => cpu({ metricQueryType: 'insights', dimensions: {}, ...more });

  it.each([
    ['a namespace', {}, 'SELECT AVG(CPUUtilization) FROM "AWS/EC2"'],
    [
      'groups, in order, some',
      { statistic: 'Maximum', sqlGroupBy: ['InstanceId'], sqlOrderBy: 'DESC', sqlLimit: 5 },
      'SELECT MAX(CPUUtilization) FROM SCHEMA("AWS/EC2", InstanceId) GROUP BY InstanceId ORDER BY MAX() DESC LIMIT 5',
    ],
    [
      'filters',
      { dimensions: { Group: ["it's", 'b'], InstanceId: ['*'] }, matchExact: false, metricName: 'my-metric' },
      `SELECT AVG("my-metric") FROM "AWS/EC2" WHERE ("Group" = 'b' OR "Group" = 'it''s')`.replaceAll(
        '"Group"',
        'Group',
      ),
    ],
  ])('is built of %s', (_words, more, sql) => {
    expect(insightsSql(built(more))).toBe(sql);
    expect(entries(built(more))).toMatchObject([{ Id: 'queryA', Expression: sql, Period: 60 }]);
  });

  it('is read for its unit and its labels', () => {
    expect(
      readSql(
        'select Max(CPUUtilization) from schema("AWS/EC2", InstanceId) group by InstanceId, "a b" order by max() desc',
      ),
    ).toEqual({
      metricName: 'CPUUtilization',
      namespace: 'AWS/EC2',
      statistic: 'Maximum',
      groupBy: ['InstanceId', 'a b'],
    });
    expect(readSql('nonsense')).toEqual({ metricName: '', namespace: '', statistic: '', groupBy: [] });
  });
});
