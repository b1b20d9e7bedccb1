// PURE. GetMetricData's results → the series of one usage query: cut to its range, told apart by labels, named.
import type { AwsAnswer, MetricAnswer } from '#aws/request';
import type { Labels } from '#plugin-sdk/data';
import type { Answer, QueryContext } from '../kind';
import type { Batch } from './batch';
import { ACCOUNT_LABEL, LABEL_MARK, labelledDimensions } from './metric-queries';
import { ALL_ACCOUNTS, modeOf, type UsageQuery } from './model';
import { growthPerDay } from './month-counter';
import { ceilTo, floorTo, periodOf } from './period';

export const REGION = 'Region';
/** AWS's own name for it, where nothing else tells it apart: series of metric math, of statements without groups. */
export const SERIES = 'Series';

export interface UsageSeries {
  /** Distinct among all series of an answer. */
  readonly labels: Labels;
  readonly name: string;
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
  const seen = new Set<string>();
  const manyRegions = given.length > 1 && new Set(given.map(({ batch }) => batch.region)).size > 1;
  return given.flatMap(({ batch, answer }) => {
    if ('refused' in answer) {
      return [];
    }
    const { results } = (answer as AwsAnswer<'cloudwatch:GetMetricData'>).output;
    const own = batch.parts.filter(({ member }) => member.refId === context.refId);
    const byId = new Map(own.map((part) => [part.entry.Id, part] as const));
    return results.flatMap((result) => {
      const part = byId.get(result.id);
      if (!part) {
        return [];
      }
      const points = pointsOf(query, result, context);
      if (points.timesMs.length === 0) {
        return [];
      }
      const region = batch.region ?? 'default';
      const { words, label, labels } = labelled(query, result.label, part.known);
      const all = distinct({ [REGION]: region, ...labels }, result.label, seen);
      const name = query.label !== '' && label !== '' ? label : words.join(' · ') || query.metricName || label;
      const { status, messages } = result;
      return [{ ...points, labels: all, name: manyRegions ? `${name} · ${region}` : name, status, messages }];
    });
  });
}

interface Labelled {
  readonly labels: Labels;
  /** AWS's label, without what we added to it. */
  readonly label: string;
  /** What a person calls it by: the values that differ within the query. */
  readonly words: readonly string[];
}

function labelled(query: UsageQuery, printed: string, known: Labels | undefined): Labelled {
  if (known) {
    const { accountId } = query;
    const labels = accountId === '' ? known : { ...known, [ACCOUNT_LABEL]: accountId };
    return { labels, label: printed, words: Object.values(known) };
  }
  const [label = '', ...values] = printed.split(LABEL_MARK);
  const names = labelledDimensions(query);
  const fits = names.length > 0 && values.length === names.length;
  const found = fits ? names.map((name, index) => [name, values[index] ?? ''] as const) : [];
  const isMade = !fits || modeOf(query) === 'expression';
  const account = query.accountId !== '' && query.accountId !== ALL_ACCOUNTS && { [ACCOUNT_LABEL]: query.accountId };
  return {
    labels: { ...Object.fromEntries(found), ...account, ...(isMade && !fits && { [SERIES]: label }) },
    label,
    words: fits ? found.map(([, value]) => value).filter((value) => value !== '') : [label],
  };
}

/** Alert rules fail as a whole where two series share their labels. */
function distinct(labels: Labels, printed: string, seen: Set<string>): Labels {
  let own = labels;
  for (let nth = 1; seen.has(JSON.stringify(own)); nth++) {
    const label = printed.split(LABEL_MARK)[0] ?? '';
    own = { ...labels, [SERIES]: nth === 1 ? label : `${label} (${nth})` };
  }
  seen.add(JSON.stringify(own));
  return own;
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
