// PURE. What is drawn of AWS's periods: each by itself, whole weeks, quarters and years, or all of them as one.
import type { CostPeriod } from '#aws/request';
import type { QueryContext } from '../kind';
import { nextSpan, startOfSpan } from '../shared/calendar';
import { DecimalSums, toNumber } from '../shared/decimal';
import { formatDay, parseTime } from '../shared/utc';
import { completeUntil, dropsIncomplete } from './completeness';
import { addsUp, type Asked, spanOf } from './granularity';
import type { CostQuery } from './model';
import { type CostSeries, makeSeries } from './series';

export interface Bucket extends CostPeriod {
  /** Over, old enough, and begun in what was asked. */
  readonly isComplete: boolean;
  /** Which of AWS's periods are in it. */
  readonly places: readonly number[];
}

export interface Buckets {
  readonly drawn: readonly Bucket[];
  /** Left out because they are incomplete. */
  readonly dropped: readonly CostPeriod[];
  /** For a total: what is incomplete of the range it adds up. */
  readonly incomplete: readonly CostPeriod[];
}

export function planBuckets(
  periods: readonly CostPeriod[],
  { query, context, asked }: { readonly query: CostQuery; readonly context: QueryContext; readonly asked: Asked },
): Buckets {
  const untilMs = completeUntil(query, context);
  const single = periods.map((period, place): Bucket => ({
    ...period,
    isComplete: parseTime(period.end) <= untilMs,
    places: [place],
  }));
  const drops = dropsIncomplete(query, asked.granularity, context);
  const split = (buckets: readonly Bucket[]) => ({
    drawn: drops ? buckets.filter(({ isComplete }) => isComplete) : buckets,
    dropped: drops ? buckets.filter(({ isComplete }) => !isComplete) : [],
    incomplete: buckets.filter(({ isComplete }) => !isComplete),
  });
  if (query.format === 'total') {
    const { drawn, dropped, incomplete } = split(single);
    return { drawn: drawn.length > 0 ? [asOne(drawn)] : [], dropped, incomplete };
  }
  const span = spanOf(query);
  if (span !== undefined) {
    const bySpan = new Map<number, Bucket[]>();
    for (const bucket of single) {
      const startMs = startOfSpan(parseTime(bucket.start), span);
      bySpan.set(startMs, [...(bySpan.get(startMs) ?? []), bucket]);
    }
    const rolled = [...bySpan].map(([startMs, parts]): Bucket => {
      const one = asOne(parts);
      const endMs = nextSpan(startMs, span);
      const isComplete = endMs <= untilMs && parseTime(one.start) === startMs && parseTime(one.end) === endMs;
      return { ...one, start: formatDay(startMs), end: formatDay(endMs), isComplete };
    });
    return split(rolled);
  }
  return split(addsUp(query) ? single.filter(({ start }) => parseTime(start) >= asked.drawnFromMs) : single);
}

function asOne(parts: readonly Bucket[]): Bucket {
  return {
    start: parts[0]?.start ?? '',
    end: parts.at(-1)?.end ?? '',
    estimated: parts.some(({ estimated }) => estimated),
    isComplete: parts.every(({ isComplete }) => isComplete),
    places: parts.flatMap(({ places }) => places),
  };
}

/**
 * A series by AWS's periods → by buckets: exact decimal sums. An unreadable amount makes its bucket unreadable; in a bucket of
 * which a period is a gap nothing is known, unless it is the total of a range, which is of the days there are.
 */
export function gather(
  series: CostSeries,
  { buckets, gaps = new Set(), isTotal }: { buckets: readonly Bucket[]; gaps?: ReadonlySet<number>; isTotal: boolean },
): CostSeries {
  if (gaps.size === 0 && isAsItIs(buckets, series.values.length)) {
    return series;
  }
  const sums = new DecimalSums(buckets.length);
  const gathered = buckets.map(({ places }, index) => {
    const amounts = places.flatMap((place) => series.amounts[place] ?? []);
    if (amounts.length < 2) {
      return amounts[0];
    }
    const unreadable = series.unreadable > 0 ? amounts.find((amount) => toNumber(amount) === null) : undefined;
    if (unreadable !== undefined) {
      return unreadable;
    }
    amounts.forEach((amount) => sums.add(index, amount));
    return sums.print(index);
  });
  const { keys, unit, isEarlier } = series;
  return makeSeries({ keys, unit, isEarlier, amounts: gathered }, buckets.length, gapsOf(buckets, { gaps, isTotal }));
}

/** The buckets of which nothing is known. */
export function gapsOf(
  buckets: readonly Bucket[],
  { gaps, isTotal }: { readonly gaps: ReadonlySet<number>; readonly isTotal: boolean },
): ReadonlySet<number> {
  const isGap = (place: number) => gaps.has(place);
  const isUnknown = ({ places }: Bucket) => (isTotal ? places.every(isGap) : places.some(isGap));
  return new Set(buckets.flatMap((bucket, index) => (isUnknown(bucket) ? [index] : [])));
}

function isAsItIs(buckets: readonly Bucket[], periods: number): boolean {
  return buckets.length === periods && buckets.every(({ places }, index) => places.length === 1 && places[0] === index);
}
