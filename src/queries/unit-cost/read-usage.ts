// PURE. Answers of GetMetricData → how much was used on each UTC day, added over metrics, accounts and regions.
import type { AwsAnswer, MetricAnswer } from '#aws/request';
import type { QueryContext } from '../kind';
import { startOf } from '../shared/utc';
import type { UnitCostQuery } from './model';
import { UNITS } from './per';
import { metricEntries } from './request';

export type MetricDataAnswer = AwsAnswer<'cloudwatch:GetMetricData'>;

export interface DailyUsage {
  /** By the start of the UTC day, epoch ms; in the unit's own measure. A day on which nothing was reported is absent. */
  readonly byDay: ReadonlyMap<number, number>;
  readonly results: readonly MetricAnswer[];
  /** Metrics without a point anywhere, beside others that have some. */
  readonly silent: readonly string[];
  /** The most series that one search found. */
  readonly found: number;
}

/** What a metric did not report on a day, another may have: the day's usage is the sum of what there is. */
export function readUsage(
  query: UnitCostQuery,
  answers: readonly MetricDataAnswer[],
  context: QueryContext,
): DailyUsage {
  const { usage } = UNITS[query.per];
  const names = new Map(metricEntries(query, context).map(({ entry, metricName }) => [entry.Id, metricName] as const));
  const byDay = new Map<number, number>();
  const heard = new Set<string | undefined>();
  const sizes = answers.flatMap(({ output }) => {
    const perId = new Map<string, number>();
    for (const { id, timesMs, values } of output.results) {
      perId.set(id, (perId.get(id) ?? 0) + 1);
      timesMs.forEach((time, index) => {
        const value = values[index];
        if (value !== undefined && Number.isFinite(value)) {
          const day = startOf(time, 'day');
          byDay.set(day, (byDay.get(day) ?? 0) + usage(value, day));
          heard.add(names.get(id));
        }
      });
    }
    return [...perId.values()];
  });
  return {
    byDay,
    results: answers.flatMap(({ output }) => output.results),
    silent: heard.size === 0 ? [] : [...new Set(names.values())].filter((name) => !heard.has(name)),
    found: Math.max(0, ...sizes),
  };
}
