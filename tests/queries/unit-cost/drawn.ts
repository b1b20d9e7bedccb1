// A unit cost query drawn from what AWS said: days of cost, and days of metrics for each region.
import type { AwsAnswer, AwsRequest, MetricAnswer } from '#aws/request';
import type { Frame } from '#plugin-sdk/data';
import { parseQuery, type QueryContext } from '#queries';
import { unitCost } from '../../../src/queries/unit-cost';
import type { UnitCostQuery } from '../../../src/queries/unit-cost/model';
import { answer as costAnswer, context, days, table } from '../cost/table';
import { answer as metricAnswer, type MetricRequest, series } from '../usage/metric-data';

/** A parsed unit cost query with every default. */
export function unitCostQuery(query: Record<string, unknown> = {}): UnitCostQuery {
  const parsed = parseQuery({ queryType: 'unit-cost', ...query });
  if ('issues' in parsed) {
    throw new Error(JSON.stringify(parsed.issues));
  }
  return parsed.query as unknown as UnitCostQuery;
}

const LAMBDA = { type: 'DIMENSION', key: 'SERVICE', operator: 'is', values: ['AWS Lambda'] };

/** Invocations of Lambda in one region. */
export const lambda = (more: Record<string, unknown> = {}): UnitCostQuery =>
  unitCostQuery({
    filters: [LAMBDA],
    regions: ['eu-west-1'],
    namespace: 'AWS/Lambda',
    metricNames: ['Invocations'],
    ...more,
  });

/** Monday 16 to Friday 20 November, of which Thursday and Friday are incomplete. */
export const workWeek = (more: Partial<QueryContext> = {}): QueryContext =>
  context('2026-11-16T00:00:00Z', '2026-11-20T10:30:00Z', more);

export interface Told {
  /** By UTC day from the first; none for no row at all. */
  readonly cost?: readonly (string | undefined)[];
  /** Points of each metric, in every region: `m1`, `m2` … */
  readonly usage?: Readonly<Record<string, readonly (readonly [day: string, value: number])[]>>;
  readonly currency?: string;
  readonly firstDay?: string;
}

export const asked = (query: UnitCostQuery, at: QueryContext): readonly AwsRequest[] => unitCost.requests(query, at);

export function answersTo(query: UnitCostQuery, told: Told, at: QueryContext): AwsAnswer[] {
  return asked(query, at).map((request) =>
    request.operation === 'ce:GetCostAndUsage'
      ? costAnswer(request, costTable(query, told), {})
      : metricAnswer(request as MetricRequest, metricResults(told)),
  );
}

export function draw(query: UnitCostQuery, told: Told, at: QueryContext = workWeek()): readonly Frame[] {
  return unitCost.frames(query, answersTo(query, told, at), at);
}

export const notices = ([first]: readonly Frame[]): string[] => (first?.meta?.notices ?? []).map(({ text }) => text);

export const column = (frame: Frame | undefined, name: string): unknown[] =>
  Array.from<unknown>(frame?.fields.find((field) => field.name === name)?.values ?? []);

function costTable({ metric }: UnitCostQuery, { cost, currency, firstDay = '2026-11-16' }: Told) {
  return table(days(firstDay, 5, '2026-11-18'), cost ? [[[], cost, currency]] : [], { metric });
}

function metricResults({ usage = {} }: Told): MetricAnswer[] {
  return Object.entries(usage).map(([id, points]) =>
    series(
      id,
      points.map(([day, value]) => [`${day}T00:00:00Z`, value]),
    ),
  );
}
