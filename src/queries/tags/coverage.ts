// PURE. Of each series of cost, what is tagged, what is not, and how many percent that is.
import type { CostTable } from '#aws/request';
import { gather } from '../cost/buckets';
import type { NamedSeries } from '../cost/naming';
import { type CostSeries, readSeries, seriesId } from '../cost/series';
import { bySize, selectLike } from '../cost/top';
import { PERCENT } from '../shared/unit';
import type { TagsQuery } from './model';
import type { ReadTags } from './read';

/** Label of what is shown of a series where more than one thing is: `tagged`, `untagged`. */
export const COVERAGE = 'coverage';

type Values = CostSeries['values'];

/** By drawn period, as the values of any series: null where it is not known. */
export interface Coverage {
  readonly series: NamedSeries;
  readonly tagged: Values;
  readonly untagged: Values;
  /** Null where nothing cost anything. */
  readonly percent: readonly (number | null)[];
}

export function coverageOf({ cost, tagged, untagged }: ReadTags): readonly Coverage[] {
  const [taggedOf, untaggedOf] = [tagged, untagged].map((half) => partFinder(half, cost));
  return cost.series.map((series) => {
    const [ours, theirs] = [taggedOf?.(series) ?? [], untaggedOf?.(series) ?? []];
    return {
      series,
      tagged: ours,
      untagged: theirs,
      percent: Array.from(ours, (value, place) => percent(value, theirs[place])),
    };
  });
}

/** The series of a half by those of the whole: with the same groups, the same Others, the same periods. */
function partFinder(half: CostTable, { series, buckets, query }: ReadTags['cost']): (one: CostSeries) => Values {
  const all = [...readSeries(half, query.metric)].sort(bySize);
  const selected = selectLike(all, { selected: series, top: query.top });
  const isTotal = query.format === 'total';
  const byId = new Map(
    selected.map((one) => [seriesId(one), gather(one, { buckets: buckets.drawn, isTotal }).values] as const),
  );
  return (one) => byId.get(seriesId(one)) ?? buckets.drawn.map(() => 0);
}

/** Credits can make a part or the whole negative: a percentage of that would mean nothing. */
function percent(tagged: number | null | undefined, untagged: number | null | undefined): number | null {
  if (tagged == null || untagged == null || tagged < 0 || untagged < 0 || tagged + untagged === 0) {
    return null;
  }
  return (tagged / (tagged + untagged)) * 100;
}

/** Coverages → the series of a query's measure; two of one group are told apart by a label. */
export function measured(coverages: readonly Coverage[], { measure, coverageBy }: TagsQuery): readonly NamedSeries[] {
  const isAlone = coverageBy === 'none';
  return coverages.flatMap(({ series, ...values }) => {
    const amounts = (half: 'tagged' | 'untagged'): NamedSeries => ({
      ...series,
      values: values[half],
      labels: measure === 'amounts' ? { ...series.labels, [COVERAGE]: half } : series.labels,
      name: isAlone
        ? half === 'tagged'
          ? 'Tagged'
          : 'Untagged'
        : measure === 'amounts'
          ? `${series.name} · ${half}`
          : series.name,
    });
    switch (measure) {
      case 'percent':
        return [{ ...series, values: values.percent, unit: PERCENT, name: isAlone ? 'Tag coverage' : series.name }];
      case 'tagged':
      case 'untagged':
        return [amounts(measure)];
      case 'amounts':
        return [amounts('tagged'), amounts('untagged')];
    }
  });
}
