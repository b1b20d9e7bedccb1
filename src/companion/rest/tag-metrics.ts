// PURE. Costs by tag as Prometheus gauges, from what panels of tags have asked: a scrape never buys.
import { absentWord, labelValue, TAGGABLE, type GroupKey } from '#queries';
import { type HeldCosts, newestView, sums } from './cost-metrics';

export interface TagGauge {
  readonly tag: string;
  /** `(untagged)` where there is none; `(others)` beyond the largest. */
  readonly value: string;
  /** `USD` and its like, as AWS reports it. */
  readonly unit: string;
  readonly amount: number;
}

const METRIC = 'AmortizedCost';
/** Each value is a series of its own in Prometheus, and a tag may hold thousands. */
const MAX_VALUES = 100;
const OTHERS = '(others)';

/** Held answers → by tag the cost of each value on the newest complete UTC day, of tags queries as they are by default. */
export function tagGauges(held: Iterable<HeldCosts>, nowMs: number): readonly TagGauge[] {
  const byTag = new Map<string, HeldCosts[]>();
  for (const one of held) {
    const tag = tagOf(one);
    if (tag !== undefined) {
      byTag.set(tag, [...(byTag.get(tag) ?? []), one]);
    }
  }
  return [...byTag].flatMap(([tag, answers]) => {
    const best = newestView(answers, nowMs);
    const rows = best ? sums(best.table, { metric: METRIC, first: best.day, last: best.day }) : [];
    const group: GroupKey = { type: 'TAG', key: tag };
    const isTagged = rows.some(({ key, amount }) => amount !== 0 && labelValue(group, key) !== absentWord(group));
    // Before its activation nobody carries a tag: that is not untagged.
    return isTagged ? largest(rows.map(({ key, ...rest }) => ({ tag, value: labelValue(group, key), ...rest }))) : [];
  });
}

function tagOf({ request: { input } }: HeldCosts): string | undefined {
  const { GroupBy = [], Filter, Metrics } = input;
  const { Key, Values = [] } = Filter?.Dimensions ?? {};
  const isTaggable =
    Key === 'RECORD_TYPE' && JSON.stringify([...Values].sort()) === JSON.stringify([...TAGGABLE].sort());
  const [group] = GroupBy;
  const isByTag = GroupBy.length === 1 && group?.Type === 'TAG';
  return isByTag && isTaggable && Metrics?.includes(METRIC) ? group.Key : undefined;
}

function largest(gauges: readonly TagGauge[]): readonly TagGauge[] {
  const sorted = [...gauges].sort((a, b) => b.amount - a.amount);
  const rest = sorted.slice(MAX_VALUES);
  const units = [...new Set(rest.map(({ unit }) => unit))];
  const others = units.map((unit) => ({
    tag: gauges[0]?.tag ?? '',
    value: OTHERS,
    unit,
    amount: rest.filter((one) => one.unit === unit).reduce((sum, { amount }) => sum + amount, 0),
  }));
  return [...sorted.slice(0, MAX_VALUES), ...others];
}
