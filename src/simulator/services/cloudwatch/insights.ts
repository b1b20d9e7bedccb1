// Metrics Insights: metrics grouped by their dimensions, one series per group.
import { dayMs } from '../../world/calendar';
import type { Metric } from '../../world/metric';
import type { Scene } from '../../wire/wire';
import type { SimulatorState } from '../state';
import { folds } from './math/fold';
import { folded } from './math/value';
import { columnOf, type InsightsFunction, type InsightsQuery } from './insights-sql';
import { visibleMetrics } from './monitoring';
import type { Points, PointsReader, Series } from './series';

/** Older data is there, but not for these queries. aws-apis.md §3.1 */
const reachMs = 14 * dayMs;
const maxSeries = 500;

export function insightsMetrics(
  { name, namespace, schema, where }: InsightsQuery,
  { scene, account }: { scene: Scene<SimulatorState>; account: string | undefined },
): readonly Metric[] {
  const keys = schema && [...schema].sort().join('\n');
  return visibleMetrics(scene, { linked: true, owner: account }).filter(
    (metric) =>
      metric.namespace === namespace &&
      metric.name === name &&
      (keys === undefined ||
        metric.dimensions
          .map(({ Name }) => Name)
          .sort()
          .join('\n') === keys) &&
      where(metric),
  );
}

interface Parts {
  readonly id: string;
  readonly period: number;
  readonly now: number;
  readonly metrics: readonly Metric[];
  readonly read: PointsReader;
}

/** One series per group that has data; without GROUP BY one for all. */
export function insightsSeries(query: InsightsQuery, { id, period, now, metrics, read }: Parts): readonly Series[] {
  const groups = new Map<string, { metrics: Metric[]; label: string }>();
  for (const metric of metrics) {
    const values = query.groupBy.map((column) => columnOf(metric, column) ?? 'Other');
    const key = JSON.stringify(values);
    const group = groups.get(key) ?? { metrics: [], label: values.join(' ') };
    group.metrics.push(metric);
    groups.set(key, group);
  }
  const since = (now - reachMs) / 1000;
  const list = [...groups.values()]
    .map(({ metrics: members, label }) => {
      const { times, values } = aggregated(query.select, { members, period, read });
      const from = times.findIndex((time) => time >= since);
      const kept = from < 0 ? times.length : from;
      const [only] = members;
      return {
        label: label === '' ? id : label,
        period,
        stat: query.select,
        // Templates read the dimensions that a group stands for; those of one of its metrics have the same.
        ...(only && { metric: only }),
        times: times.slice(kept),
        values: values.slice(kept),
      };
    })
    .filter(({ values }) => values.length > 0);
  const { orderBy, limit = maxSeries } = query;
  const ranked = orderBy ? byRank(list, orderBy) : list;
  return ranked.slice(0, limit);
}

function byRank(
  list: readonly Series[],
  { by, isDescending }: NonNullable<InsightsQuery['orderBy']>,
): readonly Series[] {
  const fold = folds[by] ?? ((values: readonly number[]) => values.length);
  return list
    .map((series) => ({ series, rank: fold(series.values) }))
    .sort((a, b) => (isDescending ? b.rank - a.rank : a.rank - b.rank))
    .map(({ series }) => series);
}

/** A group's statistic of all samples, not of its metrics' statistics: an average weighs each metric by its samples. */
function aggregated(
  select: InsightsFunction,
  { members, period, read }: { members: readonly Metric[]; period: number; read: PointsReader },
): Points {
  const of = (stat: string, fold: string): Points =>
    folded(
      members.map((metric) => ({ label: '', period, ...read(metric, { stat, period }) })),
      folds[fold] as (values: readonly number[]) => number,
    );
  switch (select) {
    case 'SUM':
      return of('Sum', 'SUM');
    case 'COUNT':
      return of('SampleCount', 'SUM');
    case 'MAX':
      return of('Maximum', 'MAX');
    case 'MIN':
      return of('Minimum', 'MIN');
    case 'AVG': {
      const sums = of('Sum', 'SUM');
      const counts = of('SampleCount', 'SUM');
      return { times: sums.times, values: sums.values.map((value, index) => value / (counts.values[index] as number)) };
    }
  }
}
