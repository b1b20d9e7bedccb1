import { checkUsage } from '../../../src/queries/usage/check';
import { cpu, sixHours, usageQuery } from './metric-data';

const messages = (query: ReturnType<typeof cpu>) => checkUsage(query, sixHours()).map(({ message }) => message);

it.each([
  ['namespace', { namespace: ' ' }, 'namespace is empty: choose one, for example AWS/EC2.'],
  ['metric', { metricName: '' }, 'metricName is empty: choose a metric of the namespace, for example CPUUtilization.'],
  ['statistic', { statistic: 'p101' }, 'statistic is "p101"; allowed:'],
  ['dimension without a value', { dimensions: { InstanceId: [] } }, 'dimensions.InstanceId has no value'],
  ['value without a dimension', { dimensions: { '': ['i-1'] } }, 'dimensions has a value without a dimension'],
  ['id', { id: 'M1' }, 'id is "M1"; AWS takes a small letter first'],
  ['period', { period: '90' }, 'period is "90"; write auto'],
  ['account', { accountId: '42' }, 'accountId is "42"; it must be the 12 digits'],
  ['region', { regions: ['eu-west-1', 'Ireland'] }, 'regions.1 is "Ireland"; write the code of a region'],
  [
    'function of SQL',
    { metricQueryType: 'insights', statistic: 'p99' },
    'statistic is p99, and Metrics Insights knows',
  ],
  ['expression', { metricEditorMode: 'code' }, 'expression is empty'],
  ['statement', { metricEditorMode: 'code', metricQueryType: 'insights' }, 'sqlExpression is empty'],
])('names what is wrong: %s', (_what, more, words) => {
  expect(messages(cpu(more))).toEqual([expect.stringContaining(words)]);
});

it('knows every statistic of CloudWatch', () => {
  const statistics = [
    'SampleCount',
    'p0',
    'p99.95',
    'p100',
    'tm99',
    'IQM',
    'PR(:300)',
    'TM(2%:98%)',
    'ts90',
    'WM(80%:95%)',
  ];

  expect(statistics.flatMap((statistic) => messages(cpu({ statistic })))).toEqual([]);
});

it('counts an expression before AWS does', () => {
  const values = Array.from({ length: 120 }, (_, index) => `i-${String(index).padStart(17, '0')}`);
  const dimensions = { InstanceId: values };

  expect(messages(cpu({ dimensions, matchExact: false }))).toEqual([
    expect.stringMatching(/^dimensions makes an expression of \d+ characters, and AWS takes 2048/),
  ]);
  // Each by itself needs no expression.
  expect(messages(cpu({ dimensions }))).toEqual([]);
  expect(messages(usageQuery({ metricEditorMode: 'code', expression: '1 + '.repeat(600) }))).toEqual([
    expect.stringMatching(/^expression has 2400 characters, and AWS takes 2048/),
  ]);
});
