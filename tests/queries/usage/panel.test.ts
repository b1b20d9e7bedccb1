// The queries of a panel together: which calls they come to, and what metric math may refer to.
import fc from 'fast-check';
import type { UsageQuery } from '../../../src/queries/usage/model';
import { checkUsage } from '../../../src/queries/usage/check';
import { usageRequests } from '../../../src/queries/usage/request';
import { cpu, panelOf, sixHours, usageQuery } from './metric-data';

type Hideable = UsageQuery & { hide?: boolean };

const math = (expression: string, more: Record<string, unknown> = {}) =>
  usageQuery({ metricEditorMode: 'code', expression, ...more });
const hidden = (query: UsageQuery): Hideable => ({ ...query, hide: true });
const sql = (more: Record<string, unknown> = {}) => cpu({ metricQueryType: 'insights', ...more });

/** What each visible query of the panel asks. */
function askedBy(...queries: readonly Hideable[]) {
  const panel = panelOf(...queries);
  return queries.flatMap((query, index) =>
    query.hide ? [] : [usageRequests(query, sixHours({ panel, refId: String.fromCharCode(65 + index) }))],
  );
}

function issuesOf(index: number, ...queries: readonly Hideable[]) {
  const at = sixHours({ panel: panelOf(...queries), refId: String.fromCharCode(65 + index) });
  return checkUsage(queries[index]!, at).map(({ message }) => message);
}

const idsOf = (requests: ReturnType<typeof usageRequests>) =>
  requests.map(({ input }) => input.MetricDataQueries?.map(({ Id }) => Id));

describe('the calls of a panel', () => {
  it('are one for all its queries, and the same for each of them', () => {
    const [first, ...others] = askedBy(cpu({ id: 'm1' }), cpu({ statistic: 'Maximum' }), math('m1 * 2'), sql());

    expect(idsOf(first!)).toEqual([['m1', 'queryC', 'queryB', 'queryD']]);
    others.forEach((requests) => expect(requests).toEqual(first));
  });

  it('hold hidden queries only where metric math needs them, without their data', () => {
    const [requests] = askedBy(
      math('m2 + 1'),
      hidden(cpu({ id: 'm1' })),
      hidden(math('m3', { id: 'm2' })),
      hidden(cpu({ id: 'm3' })),
    );

    expect(idsOf(requests!)).toEqual([['queryA', 'm2', 'm3']]);
    expect(requests![0]?.input.MetricDataQueries?.map(({ ReturnData }) => ReturnData)).toEqual([
      undefined,
      false,
      false,
    ]);
  });

  it('take every metric of the panel for METRICS()', () => {
    const [requests] = askedBy(math('SUM(METRICS())'), hidden(cpu({ id: 'm1' })), hidden(math('m1', { id: 'e1' })));

    expect(idsOf(requests!)).toEqual([['queryA', 'm1']]);
  });

  it('ask many values of a metric as one search where metric math names it', () => {
    const many = cpu({ id: 'm1', dimensions: { InstanceId: ['i-1', 'i-2'] } });

    expect(idsOf(askedBy(many)[0]!)).toEqual([['m1', 'm1__2']]);
    expect(idsOf(askedBy(many, math('SUM(m1)'))[0]!)).toEqual([['m1', 'queryB']]);
  });

  it('are one for each region, and each query asks only its own', () => {
    const [both, one] = askedBy(cpu({ regions: ['eu-west-1', 'us-east-1'] }), cpu({ regions: ['us-east-1'] }));

    expect(both!.map(({ region }) => region)).toEqual(['eu-west-1', 'us-east-1']);
    expect(idsOf(both!)).toEqual([['queryA'], ['queryA', 'queryB']]);
    expect(one).toEqual(both!.slice(1));
  });

  it('are one for each statement of Metrics Insights, the others beside the first', () => {
    const [first, second, metric] = askedBy(sql(), sql({ sqlLimit: 3 }), cpu());

    expect([idsOf(first!), idsOf(second!), idsOf(metric!)]).toEqual([
      [['queryA', 'queryC']],
      [['queryB']],
      [['queryA', 'queryC']],
    ]);
  });

  it('begin and end with whole periods of the longest, and reach a day further back for growth', () => {
    const [mixed] = askedBy(cpu({ period: '5m' }), cpu({ period: '1d' }));
    expect(mixed![0]?.input).toMatchObject({
      StartTime: new Date('2026-11-20T00:00:00Z'),
      EndTime: new Date('2026-11-21T00:00:00Z'),
    });

    const [growth] = askedBy(cpu({ transform: 'perDay' }));
    expect(growth![0]?.input.StartTime).toEqual(new Date('2026-11-19T00:00:00Z'));
  });

  it('are apart where one has no whole number of periods in the other', () => {
    expect(askedBy(cpu({ period: '7m' }), cpu({ period: '5m' })).map((requests) => requests.length)).toEqual([1, 1]);
  });

  it('are apart where one with metric math would hold more points than AWS sends at once', () => {
    const values = Array.from({ length: 300 }, (_, index) => `i-${index}`);
    const many = cpu({ dimensions: { InstanceId: values }, period: '60' });
    const search = cpu({ dimensions: { InstanceId: ['*'] }, period: '60' });

    // 300 metrics of six hours by the minute are 108,000 points: paged by themselves, cut beside a search.
    expect(askedBy(many, cpu({ period: '60' })).map((requests) => requests.length)).toEqual([1, 1]);
    expect(idsOf(askedBy(many, search)[1]!)).toEqual([['queryB']]);
  });

  it('do not reach so far back that the finer points are no longer kept', () => {
    const at = sixHours({ fromMs: Date.parse('2026-11-05T11:00:00Z') });
    const panel = panelOf(cpu({ period: '60' }), cpu({ period: '1d' }));

    expect(usageRequests(cpu({ period: '60' }), { ...at, panel, refId: 'A' })[0]?.input).toMatchObject({
      StartTime: new Date('2026-11-05T11:00:00Z'),
    });
  });

  it('leave out what is wrong: it must not take the others down', () => {
    const wrong = [cpu({ namespace: '' }), math('nothing'), math('queryD', { id: 'e' }), math('e')];

    expect(idsOf(askedBy(cpu(), ...wrong)[0]!)).toEqual([['queryA']]);
  });

  it('hold only what a query needs itself once AWS refused them together', () => {
    const panel = panelOf(cpu({ id: 'm1' }), math('m1 * 2'), cpu({ statistic: 'Sum' }));

    expect(idsOf(usageRequests(math('m1 * 2'), sixHours({ panel, refId: 'B', apart: true })))).toEqual([
      ['m1', 'queryB'],
    ]);
  });

  it('are the fewest for any number of metrics, each asked once', () => {
    const values = (count: number) => Array.from({ length: count }, (_, index) => `i-${index}`);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 6 }), (counts) => {
        const queries = counts.map((count) => cpu({ dimensions: { InstanceId: values(count) } }));
        const calls = new Map(
          askedBy(...queries)
            .flat()
            .map((request) => [JSON.stringify(request), request]),
        );
        const ids = idsOf([...calls.values()]).flatMap((each) => each ?? []);
        const total = counts.reduce((sum, count) => sum + count, 0);

        expect(calls.size).toBe(Math.ceil(total / 500));
        expect([new Set(ids).size, ids.length]).toEqual([total, total]);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a reference', () => {
  it('to a missing id is named, with those there are', () => {
    expect(issuesOf(0, math('m1 / m9'), cpu({ id: 'm1' }))).toEqual([
      'expression refers to m9, which no usage query of this panel is called. Ids of this panel: m1.',
    ]);
  });

  it('in a circle is named', () => {
    expect(issuesOf(0, math('b', { id: 'a' }), math('c', { id: 'b' }), math('a', { id: 'c' }))).toEqual([
      'expression refers to itself: a → b → c → a. Take one of these references out.',
    ]);
    expect(issuesOf(0, math('a + 1', { id: 'a' }))).toEqual([expect.stringContaining('a → a')]);
  });

  it('into another region is refused', () => {
    expect(issuesOf(0, math('m1'), cpu({ id: 'm1', regions: ['us-east-1'] }))).toEqual([
      expect.stringContaining('m1 (query B), which is not asked in eu-west-1'),
    ]);
  });

  it('to a query that is wrong says what is wrong with that', () => {
    expect(issuesOf(0, math('m1'), cpu({ id: 'm1', metricName: '' }))).toEqual([
      expect.stringMatching(/refers to m1 \(query B\), which cannot be asked: metricName is empty/),
    ]);
  });

  it('is refused in an alert rule, where each query comes alone', () => {
    const [issue] = checkUsage(math('m1'), sixHours({ fromAlert: true }));

    expect(issue?.message).toContain('Grafana sends each query of an alert rule alone');
    expect(checkUsage(math("SUM(SEARCH('{AWS/EC2} m', 'Sum', 60))"), sixHours({ fromAlert: true }))).toEqual([]);
  });

  it('to more values than a search can hold is refused', () => {
    const values = Array.from({ length: 120 }, (_, index) => `i-${String(index).padStart(17, '0')}`);

    expect(issuesOf(0, math('SUM(m1)'), cpu({ id: 'm1', dimensions: { InstanceId: values } }))).toEqual([
      expect.stringMatching(/^expression refers to m1, which as one search has \d+ characters/),
    ]);
  });

  it('is no function, text in quotes, or exponent', () => {
    expect(
      issuesOf(0, math(`IF(m1 > 1e3, SUM(SEARCH('{AWS/EC2} name="x"', 'Sum', 60)), "label")`), cpu({ id: 'm1' })),
    ).toEqual([]);
  });

  it('to the id of two queries is refused in both', () => {
    expect(issuesOf(0, cpu({ id: 'm1' }), cpu({ id: 'm1', statistic: 'Sum' }))).toEqual([
      'expression has the id m1, and so has query B: give each its own.',
    ]);
  });

  it('to two statements of Metrics Insights is refused: AWS takes one in a call', () => {
    expect(issuesOf(0, math('a + b'), sql({ id: 'a' }), sql({ id: 'b' }))).toEqual([
      expect.stringContaining('AWS takes one Metrics Insights query in a call'),
    ]);
  });
});
