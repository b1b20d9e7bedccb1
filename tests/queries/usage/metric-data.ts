// Answers of GetMetricData for tests, as #aws merges them.
import type { AwsAnswer, AwsRequest, MetricAnswer, MetricData } from '#aws/request';
import { parseQuery, type QueryContext } from '#queries';
import type { UsageQuery } from '../../../src/queries/usage/model';
import { context, NOW } from '../cost/table';

export type MetricRequest = AwsRequest<'cloudwatch:GetMetricData'>;

/** A parsed usage query with every default. */
export function usageQuery(query: Record<string, unknown> = {}): UsageQuery {
  const parsed = parseQuery({ queryType: 'usage', ...query });
  if ('issues' in parsed) {
    throw new Error(JSON.stringify(parsed.issues));
  }
  return parsed.query as unknown as UsageQuery;
}

/** One instance's CPU. */
export const cpu = (more: Record<string, unknown> = {}): UsageQuery =>
  usageQuery({ namespace: 'AWS/EC2', metricName: 'CPUUtilization', dimensions: { InstanceId: ['i-1'] }, ...more });

/** Six hours before 10:00 UTC on 20 November 2026. */
export const sixHours = (more: Partial<QueryContext> = {}): QueryContext =>
  context('2026-11-20T04:00:00Z', '2026-11-20T10:00:00Z', { region: 'eu-west-1', ...more });

/** The queries of a panel, A, B, C …, as each of them sees it. */
export function panelOf(...queries: readonly (UsageQuery & { hide?: boolean })[]): QueryContext['panel'] {
  return queries.map(({ hide = false, ...query }, index) => ({
    refId: String.fromCharCode(65 + index),
    isHidden: hide,
    query,
  }));
}

export function series(
  id: string,
  points: readonly (readonly [time: string, value: number])[],
  more: Partial<MetricAnswer> = {},
): MetricAnswer {
  return {
    id,
    label: id,
    timesMs: Float64Array.from(points, ([time]) => Date.parse(time)),
    values: Float64Array.from(points, ([, value]) => value),
    status: 'Complete',
    messages: [],
    ...more,
  };
}

export function answer(
  request: MetricRequest,
  results: readonly MetricAnswer[],
  more: { messages?: readonly string[]; facts?: Partial<AwsAnswer['facts']> } = {},
): AwsAnswer<'cloudwatch:GetMetricData'> {
  const facts = { fetchedAtMs: NOW, cached: false, ageMs: 0, pages: 1, paidRequests: 1, priceUsd: 0.000_01 };
  return { request, output: { results, messages: more.messages ?? [] }, facts: { ...facts, ...more.facts } };
}

/** For the laws: a metric has the grid's first row, an expression a series for each; a point a day. */
export function gridOfMetrics(
  { input }: MetricRequest,
  grid: readonly (readonly (string | undefined)[])[],
): MetricData {
  const startMs = input.StartTime!.getTime();
  const results = (input.MetricDataQueries ?? [])
    .filter(({ ReturnData }) => ReturnData !== false)
    .flatMap(({ Id = '', Label, MetricStat }) =>
      (MetricStat ? grid.slice(0, 1) : grid).map((row, group) => {
        const points = row.flatMap((amount, day) =>
          amount === undefined ? [] : [[day, Number(amount || 'none')] as const],
        );
        return series(Id, [], {
          label: fillLabel(Label ?? '${LABEL}', group),
          timesMs: Float64Array.from(points, ([day]) => startMs + day * 86_400_000),
          values: Float64Array.from(points, ([, value]) => value),
        });
      }),
    );
  return { results, messages: [] };
}

function fillLabel(template: string, group: number): string {
  return template.replace(/\$\{[^}]*\}/g, `g${group}`);
}
