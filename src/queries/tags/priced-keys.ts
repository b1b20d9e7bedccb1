// PURE. What each chosen key costs and covers.
import type { QueryContext } from '../kind';
import type { GroupKey } from '../shared/key';
import { coverageOf } from './coverage';
import type { TagsQuery } from './model';
import { readCoverage, type ReadTags, type TaggedCost } from './read';
import { requestsByValue } from './request';
import { type Seen, seenIn } from './seen';

export interface PricedKey {
  readonly key: GroupKey;
  readonly read: ReadTags;
  /** Over the range, in the unit of `read.cost`; null where it is not known. */
  readonly tagged: number | null;
  readonly percent: number | null;
  readonly seen: Seen | undefined;
}

/** The answers of all keys, in the order of the query's keys → one of each. */
export function readPrices(
  query: TagsQuery,
  answers: readonly TaggedCost[],
  context: QueryContext,
): readonly PricedKey[] {
  let from = 0;
  return query.keys.map((key) => {
    const until = from + requestsByValue(query, key, context).length;
    const own = answers.slice(from, until);
    from = until;
    return price({ ...query, keys: [key], coverageBy: 'none', format: 'total' }, { key, own, context });
  });
}

function price(
  query: TagsQuery,
  { key, own, context }: { key: GroupKey; own: readonly TaggedCost[]; context: QueryContext },
): PricedKey {
  const read = readCoverage(query, own, context);
  const [coverage] = coverageOf(read);
  const { metric } = read.cost.query;
  return {
    key,
    read,
    tagged: coverage?.tagged[0] ?? null,
    percent: coverage?.percent[0] ?? null,
    seen: seenIn(read.tagged.periods, read.tagged.columns[metric] ?? [], read.cost.asked.granularity),
  };
}
