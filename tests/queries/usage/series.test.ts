import { usage } from '../../../src/queries/usage';
import type { UsageQuery } from '../../../src/queries/usage/model';
import { answer, cpu, type MetricRequest, panelOf, series, sixHours, usageQuery } from './metric-data';
import type { MetricAnswer } from '#aws/request';
import type { Answer, QueryContext } from '#queries';

const at = sixHours();
const nine = [['2026-11-20T09:00:00Z', 1]] as const;

function drawn(query: UsageQuery, results: readonly MetricAnswer[], context: QueryContext = at) {
  const requests = usage.requests(query, context) as readonly MetricRequest[];
  return usage.frames(
    query,
    requests.map((request) => answer(request, results)),
    context,
  );
}

const named = (query: UsageQuery, results: readonly MetricAnswer[]) =>
  drawn(query, results).map(({ fields: [, value] }) => [value?.config?.displayNameFromDS, value?.labels]);

describe('a series', () => {
  it('of one metric is called by metric and values', () => {
    expect(named(cpu(), [series('queryA', nine)])).toEqual([
      ['CPUUtilization · i-1', { Region: 'eu-west-1', InstanceId: 'i-1' }],
    ]);
  });

  it('of several is called by what may differ', () => {
    const query = cpu({ dimensions: { InstanceId: ['i-1', 'i-2'], Zone: ['a'] }, accountId: '111111111111' });
    expect(named(query, [series('queryA', nine), series('queryA__2', nine)])).toEqual([
      ['i-1', { Region: 'eu-west-1', InstanceId: 'i-1', Zone: 'a', AccountId: '111111111111' }],
      ['i-2', { Region: 'eu-west-1', InstanceId: 'i-2', Zone: 'a', AccountId: '111111111111' }],
    ]);
  });

  it('carries its account where two accounts have the same', () => {
    const query = cpu({ dimensions: { InstanceId: ['*'] } });
    const found = ['1', '2'].map((account) => series('queryA', nine, { label: `x|&|i-1|&|${account}` }));
    expect(named(query, found).map(([name]) => name)).toEqual(['i-1 · 1', 'i-1 · 2']);
  });

  it("goes by AWS's label too where only dimensions nobody named tell it apart", () => {
    const query = cpu({ matchExact: false });
    const found = ['i-1 large', 'i-1 small'].map((label) => series('queryA', nine, { label: `${label}|&|i-1|&|1` }));
    const labels = { Region: 'eu-west-1', InstanceId: 'i-1', AccountId: '1' };
    expect(named(query, found)).toEqual([
      ['i-1 large', { ...labels, Series: 'i-1 large' }],
      ['i-1 small', { ...labels, Series: 'i-1 small' }],
    ]);
  });

  it('is called as the label says, in several regions with the region', () => {
    const query = cpu({ label: 'CPU', regions: ['eu-west-1', 'us-east-1'] });
    expect(named(query, [series('queryA', nine, { label: 'CPU' })]).map(([name]) => name)).toEqual([
      'CPU · eu-west-1',
      'CPU · us-east-1',
    ]);
  });

  it('of metric math goes by the label AWS gave it', () => {
    const query = usageQuery({ metricEditorMode: 'code', expression: "SEARCH('x', 'Sum', 60) * 2" });
    expect(
      named(
        query,
        ['a', 'a', 'b'].map((label) => series('queryA', nine, { label })),
      ).map(([, labels]) => labels),
    ).toEqual([
      { Region: 'eu-west-1', Series: 'a' },
      { Region: 'eu-west-1', Series: 'a (2)' },
      { Region: 'eu-west-1', Series: 'b' },
    ]);
  });

  it('of another query of the panel is not drawn', () => {
    const panel = panelOf(cpu(), cpu({ statistic: 'Sum' }));
    const frames = drawn(cpu(), [series('queryA', nine), series('queryB', nine)], { ...at, panel, refId: 'A' });
    expect(frames).toHaveLength(1);
    expect(frames[0]?.meta?.executedQueryString).toContain('… and 1 more of this panel');
  });
});

it('is cut to its own range where the call reached further', () => {
  const panel = panelOf(cpu({ period: '1h' }), cpu({ period: '1d' }));
  const points = ['03', '04', '09', '10'].map((hour) => [`2026-11-20T${hour}:00:00Z`, 1] as const);
  const [frame] = drawn(cpu({ period: '1h' }), [series('queryA', points)], { ...at, panel, refId: 'A' });

  expect(Array.from(frame!.fields[0]!.values as ArrayLike<number>, (ms) => new Date(ms).getUTCHours())).toEqual([4, 9]);
});

it.each([
  ['AWS/EC2', 'NetworkOut', 'Sum', 'bytes'],
  ['AWS/EC2', 'NetworkOut', 'SampleCount', 'short'],
  ['AWS/Billing', 'EstimatedCharges', 'Maximum', 'currencyUSD'],
  ['AWS/ApplicationELB', 'TargetResponseTime', 'p99', 's'],
  ['AWS/EC2', 'StatusCheckFailed', 'Sum', 'short'],
  ['Mine', 'Whatever', 'Sum', undefined],
])('has the unit of %s %s, %s: %s', (namespace, metricName, statistic, unit) => {
  const query = cpu({ namespace, metricName, statistic });
  expect(drawn(query, [series('queryA', nine)])[0]?.fields[1]?.config?.unit).toBe(unit);
});

it('has the unit of what SQL selects', () => {
  const query = usageQuery({
    metricQueryType: 'insights',
    metricEditorMode: 'code',
    sqlExpression: 'SELECT AVG(CPUUtilization) FROM "AWS/EC2"',
  });
  expect(drawn(query, [series('queryA', nine)])[0]?.fields[1]?.config?.unit).toBe('percent');
});

describe('a notice', () => {
  const notices = (query: UsageQuery, answers: readonly Answer[], context = at) =>
    usage.frames(query, answers, context)[0]?.meta?.notices?.map(({ severity, text }) => `${severity}: ${text}`) ?? [];
  const asked = (query: UsageQuery, context = at) => (usage.requests(query, context) as readonly MetricRequest[])[0]!;

  it.each([
    ['PartialData', 'warning: AWS sent a part of the points only (PartialData)'],
    ['InternalError', 'warning: AWS failed on some series (InternalError)'],
    ['Forbidden', 'warning: AWS does not let these credentials read some of the series (Forbidden)'],
  ])('tells of %s', (status, words) => {
    const result = series('queryA', nine, { status });
    expect(notices(cpu(), [answer(asked(cpu()), [result])])).toEqual([expect.stringContaining(words)]);
  });

  it("repeats AWS's words once each, those on the whole and those on a series", () => {
    const results = ['queryA', 'queryA__2'].map((id) => series(id, nine, { messages: ['ArithmeticError: one'] }));
    const query = cpu({ dimensions: { InstanceId: ['i-1', 'i-2'] } });
    expect(notices(query, [answer(asked(query), results, { messages: ['MaxMetricsExceeded: more'] })])).toEqual([
      'warning: CloudWatch says: MaxMetricsExceeded: more',
      'warning: CloudWatch says: ArithmeticError: one',
    ]);
  });

  it('names a region once that needed two calls', () => {
    const many = cpu({ dimensions: { InstanceId: Array.from({ length: 501 }, (_, index) => `i-${index}`) } });
    const answers = (usage.requests(many, at) as readonly MetricRequest[]).map((request) => answer(request, []));
    expect(answers).toHaveLength(2);
    expect(notices(many, answers)).toEqual([expect.stringContaining('AWS/EC2 CPUUtilization in eu-west-1. It says')]);
  });

  it('tells of a raised period, in a range of seventy days', () => {
    const long = { ...at, fromMs: at.nowMs - 70 * 86_400_000 };
    const query = cpu({ period: '300' });
    expect(notices(query, [answer(asked(query, long), [series('queryA', nine)])], long)).toEqual([
      'info: The period is 1 h instead of 5 min: CloudWatch keeps no finer points for a range that begins so long ago.',
    ]);
  });

  it('tells of a range that begins before what CloudWatch keeps', () => {
    const longest = { ...at, fromMs: at.nowMs - 460 * 86_400_000 };
    expect(notices(cpu(), [answer(asked(cpu(), longest), [series('queryA', nine)])], longest)).toEqual([
      'info: CloudWatch keeps metrics for 455 days: what is older is not in these numbers.',
    ]);
    const kept = { ...at, fromMs: at.nowMs - 454 * 86_400_000 };
    expect(notices(cpu(), [answer(asked(cpu(), kept), [series('queryA', nine)])], kept)).toEqual([]);
  });

  it('tells of pages that were not asked for, and of the age of a stale answer', () => {
    const facts = { truncatedAtPages: 20, staleBecause: 'AWS throttled', ageMs: 600_000 };
    expect(notices(cpu(), [answer(asked(cpu()), [series('queryA', nine)], { facts })])).toEqual([
      expect.stringContaining('AWS had more than 20 pages'),
      expect.stringContaining('(AWS throttled): these points are 10 min old'),
    ]);
  });

  it('tells that Metrics Insights has no more than two weeks, and CloudWatch no more than 455 days', () => {
    const month = { ...at, fromMs: at.nowMs - 30 * 86_400_000 };
    const query = cpu({ metricQueryType: 'insights' });
    expect(notices(query, [answer(asked(query, month), [series('queryA', nine)])], month)).toEqual([
      expect.stringContaining('the last two weeks only'),
    ]);
    const ages = { ...at, fromMs: at.nowMs - 600 * 86_400_000, toMs: at.nowMs - 500 * 86_400_000 };
    expect(notices(cpu(), [answer(asked(cpu(), ages), [])], ages)).toEqual([
      'info: CloudWatch keeps metrics for 455 days: this range is older.',
    ]);
  });
});
