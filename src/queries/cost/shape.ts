// PURE. The answers' tables → the series to draw: top, running total, comparison, roll-up and share, in this order.
import type { CostPeriod, CostTable } from '#aws/request';
import type { QueryContext } from '../kind';
import { type Bucket, type Buckets, gather, gapsOf, planBuckets } from './buckets';
import { align, counterparts, difference, grossOf, pairUp, percentChange, runningTotal, shareOf } from './compare';
import { comparisonOf } from './comparison';
import { addsUp, type Asked } from './granularity';
import { changesOf } from './measure';
import type { CostQuery } from './model';
import { type CostSeries, readSeries } from './series';
import { bySize, selectLike, selectTop } from './top';

export interface Shaped {
  readonly buckets: Buckets;
  readonly series: readonly CostSeries[];
  /** AWS's units of all groups, sorted; a share's series are in percent. */
  readonly units: readonly string[];
  readonly unreadable: number;
  /** Shares are asked for and some groups are negative. */
  readonly hasCredits: boolean;
  /** Periods without a counterpart, left empty. */
  readonly gaps: readonly CostPeriod[];
  /** By drawn bucket: whether AWS may still change what it is compared with. */
  readonly isEarlierEstimated: readonly boolean[];
  /** Compared, but AWS does not keep what to compare with. */
  readonly isOutOfReach: boolean;
}

interface Tables {
  readonly now: CostTable;
  /** Of the period to compare with. */
  readonly earlier: CostTable | undefined;
}

export function shapeSeries(
  { now, earlier }: Tables,
  { query, context, asked }: { readonly query: CostQuery; readonly context: QueryContext; readonly asked: Asked },
): Shaped {
  const isTotal = query.format === 'total';
  const buckets = planBuckets(now.periods, { query, context, asked });
  const { drawn } = buckets;
  const all = [...readSeries(now, query.metric)].sort(bySize);
  const before = earlier ? [...readSeries(earlier, query.metric)].sort(bySize) : [];
  const selected = selectTop(all, query.top);
  const selectedBefore = selectLike(before, { selected, top: query.top });
  const comparison = comparisonOf(query, context);
  // Months of a total are cut to the asked days: they are added up, not laid side by side.
  const isWhole = isTotal && asked.granularity === 'MONTHLY';
  const places = isWhole
    ? (earlier?.periods ?? []).map((_, place) => place)
    : counterparts(now.periods, earlier?.periods ?? [], (startMs) => comparison?.counterpart(startMs));
  const gaps = new Set(comparison ? places.flatMap((place, index) => (place === undefined ? [index] : [])) : []);
  const isOutOfReach = comparison !== undefined && comparison.period === undefined;
  const unknown = isOutOfReach ? new Set(drawn.keys()) : gapsOf(drawn, { gaps, isTotal });

  const shape = (series: CostSeries) =>
    gather(addsUp(query) ? runningTotal(series, now.periods) : series, { buckets: drawn, isTotal });
  const shapeBefore = (series: CostSeries) => {
    const added = addsUp(query) && earlier ? runningTotal(series, earlier.periods) : series;
    const wholeRange: Bucket[] = drawn.map((bucket) => ({ ...bucket, places: [...places.keys()] }));
    return gather(align(added, places), { buckets: isWhole ? wholeRange : drawn, gaps, isTotal });
  };
  return {
    buckets,
    series: drawn.length === 0 ? [] : draw(),
    units: [...new Set([...all, ...before].map(({ unit }) => unit))].sort(),
    unreadable: [...all, ...before].reduce((sum, { unreadable }) => sum + unreadable, 0),
    hasCredits:
      query.share && [...all, ...before].some(({ values }) => Array.from(values).some((value) => (value ?? 0) < 0)),
    gaps: now.periods.filter((_, place) => gaps.has(place) && drawn.some((bucket) => bucket.places.includes(place))),
    isEarlierEstimated: drawn.map((bucket) =>
      bucket.places.some((place) => earlier?.periods[places[place] ?? -1]?.estimated === true),
    ),
    isOutOfReach,
  };

  function draw(): readonly CostSeries[] {
    const [ours, theirs] = [selected.map(shape), selectedBefore.map(shapeBefore)];
    switch (changesOf(query)) {
      case 'difference':
        return pairUp(ours, { earlier: theirs, periods: drawn.length }).map((pair) => difference(pair, unknown));
      case 'percent':
        return pairUp(ours, { earlier: theirs, periods: drawn.length }).map((pair) => percentChange(pair, unknown));
      case undefined:
        if (!query.share) {
          return [...ours, ...theirs];
        }
        return [...shares(ours, all.map(shape)), ...shares(theirs, before.map(shapeBefore))];
    }
  }
}

function shares(series: readonly CostSeries[], all: readonly CostSeries[]): readonly CostSeries[] {
  const gross = grossOf(all);
  return series.map((one) => shareOf(one, gross));
}
