// From issue 6: the board "usage beside cost" took $0.0064 in three minutes, and the ledger had $0.0024 of it.
import { metricsAnswered, metricsAsked, UNSEEN_METRICS } from '../../src/aws/metric-price';

const metric = (Id: string) => ({ Id, MetricStat: { Metric: { MetricName: 'Errors' }, Period: 60, Stat: 'Sum' } });
const CPU = `SEARCH('{AWS/EC2,InstanceId} MetricName="CPUUtilization (%)"', 'Average', 60)`;
const search = { Id: 's', Expression: CPU };
const found = (Id: string, count: number) => Array.from({ length: count }, () => ({ Id }));
const asked = (...MetricDataQueries: object[]) => metricsAsked({ MetricDataQueries } as never);
const answered = (queries: object[], results: object[]) =>
  metricsAnswered({ MetricDataQueries: queries } as never, { MetricDataResults: results } as never);

it.each([
  ['metrics', [metric('a'), metric('b')], 2],
  ['a hidden metric', [{ ...metric('a'), ReturnData: false }], 1],
  ['math of metrics', [metric('a'), { Id: 'b', Expression: 'a * 2' }], 2],
  ['a search, until its answer shows what it found', [search], 1],
  ['a hidden search', [{ ...search, ReturnData: false }], UNSEEN_METRICS],
  ['a search within math', [{ Id: 'm', Expression: `AVG(${CPU})` }], UNSEEN_METRICS],
  ['two of them', [{ Id: 'm', Expression: `SUM(${CPU}) + SUM(${CPU})` }], 2 * UNSEEN_METRICS],
  ['math beside a search', [{ Id: 'm', Expression: `${CPU} / 100` }], UNSEEN_METRICS],
  ['the word in a name', [{ Id: 'm', Expression: `SEARCH('{x,y} MetricName="SEARCH("', 'Sum', 60)` }], 1],
  ['a statement', [{ Id: 'q', Expression: 'SELECT MAX(CPUUtilization) FROM "AWS/EC2"' }], UNSEEN_METRICS],
])('counts %s before the answer', (_case, queries, count) => {
  expect(asked(...queries)).toBe(count);
});

it.each([
  ['a search by what it found', [search], found('s', 20), 20],
  ['a search that found nothing as one', [search], [], 1],
  ['a hidden search as before', [{ ...search, ReturnData: false }], [], UNSEEN_METRICS],
  ['math over a search as before', [{ Id: 'm', Expression: `AVG(${CPU})` }], found('m', 1), UNSEEN_METRICS],
  ['math with more series than that by these', [{ Id: 'm', Expression: `${CPU} / 100` }], found('m', 300), 300],
  ['a metric as one', [metric('a')], found('a', 1), 1],
  [
    'each by itself',
    [search, metric('a'), { Id: 'm', Expression: 'AVG(s)' }],
    [...found('s', 20), ...found('m', 1)],
    22,
  ],
])('counts %s after the answer', (_case, queries, results, count) => {
  expect(answered(queries, results)).toBe(count);
});
