// PURE. GetMetricData's results → the series of one usage query: cut to its range, told apart by labels, named.
import type { AwsAnswer, MetricAnswer } from '#aws/request';
import type { Answer, QueryContext } from '../kind';
import type { Batch } from './batch';
import type { UsageQuery } from './model';
import { growthPerDay } from './month-counter';
import { type Named, nameSeries } from './naming';
import { ceilTo, floorTo, periodOf } from './period';

export interface UsageSeries extends Named {
  /** UTC starts of periods, epoch ms, ascending. */
  readonly timesMs: ArrayLike<number>;
  readonly values: ArrayLike<number | null>;
  /** Values AWS could not make, as of 0 / 0. */
  readonly holes: number;
  readonly status: string;
  readonly messages: readonly string[];
}

export interface GivenAnswer {
  readonly batch: Batch;
  readonly answer: Answer;
}

/** In the order of regions, then as the query was asked; series without a point are left out. */
export function readSeries(
  query: UsageQuery,
  given: readonly GivenAnswer[],
  context: QueryContext & { readonly refId: string },
): readonly UsageSeries[] {
  const found = given.flatMap(({ batch, answer }) => {
    if ('refused' in answer) {
      return [];
    }
    const { results } = (answer as AwsAnswer<'cloudwatch:GetMetricData'>).output;
    const own = batch.parts.filter(({ member }) => member.refId === context.refId);
    const byId = new Map(own.map((part) => [part.entry.Id, part] as const));
    return results.flatMap((result) => {
      const part = byId.get(result.id);
      const points = part && pointsOf(query, result, context);
      return points && points.timesMs.length > 0
        ? [{ result, points, printed: { label: result.label, region: batch.region, known: part.known } }]
        : [];
    });
  });
  const names = nameSeries(
    query,
    found.map(({ printed }) => printed),
  );
  return found.map(({ result: { status, messages }, points }, index) => ({
    ...names[index]!,
    ...points,
    status,
    messages,
  }));
}

/** A call may reach further than this query's range: others of the panel have longer periods. */
function pointsOf(query: UsageQuery, result: MetricAnswer, context: QueryContext) {
  const { seconds } = periodOf(query, context);
  const isPerDay = query.transform === 'perDay';
  const fromMs = floorTo(context.fromMs, seconds);
  const toMs = Math.max(ceilTo(context.toMs, seconds), fromMs + seconds * 1_000);
  const { timesMs } = result;
  const first = countBefore(timesMs, fromMs);
  const end = countBefore(timesMs, toMs);
  if (isPerDay) {
    const growth = growthPerDay(timesMs, withoutHoles(result.values).values);
    const values = growth.slice(first, end);
    return { timesMs: timesMs.subarray(first, end), values, holes: 0 };
  }
  return { timesMs: timesMs.subarray(first, end), ...withoutHoles(result.values.subarray(first, end)) };
}

/** How many times lie before `ms`. */
function countBefore(timesMs: Float64Array, ms: number): number {
  let low = 0;
  let high = timesMs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (timesMs[middle]! < ms) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** A typed array has no null; the few series that need one become plain lists. */
function withoutHoles(values: Float64Array): { values: ArrayLike<number | null>; holes: number } {
  const holes = values.reduce((count, value) => count + (Number.isFinite(value) ? 0 : 1), 0);
  return {
    values: holes === 0 ? values : Array.from(values, (value) => (Number.isFinite(value) ? value : null)),
    holes,
  };
}
