// PURE. What a reader should know about tags, beside what every cost has to say.
import type { Notice } from '#plugin-sdk/data';
import { costNotices } from '../../cost/frames/notices';
import { grossOf } from '../../cost/compare';
import { readSeries } from '../../cost/series';
import { absentWord, isAbsent, labelName } from '../../shared/group-key';
import type { Answer } from '../../kind';
import type { GroupKey } from '../../shared/key';
import { TAGGABLE } from '../as-cost';
import { readKeyNames } from '../key-names';
import type { TagsQuery } from '../model';
import { nearTo } from '../near-spellings';
import type { ReadTags } from '../read';
import { isCoveredByValue } from '../request';

const MAX_NAMED = 5;

/** Of a view that draws cost: cost's own notices, what is not counted, since when there is a tag, a key that nothing carries. */
export function tagsNotices(query: TagsQuery, read: ReadTags, answers: readonly Answer[]): readonly Notice[] {
  return [
    ...costNotices({ ...read.cost, query: { ...read.cost.query, filters: filtersToTell(query) } }),
    ...chargeNotices(query),
    ...sinceNotices(query.keys, read),
    ...unknownNotices(query.keys, read, readKeyNames(answers)),
  ];
}

/** What only usage can carry is told in one sentence of ours; else a filter on a tag drops tax like any other. */
function filtersToTell(query: TagsQuery): ReadTags['cost']['query']['filters'] {
  if (query.chargeTypes === 'taggable') {
    return [];
  }
  const isFiltered = query.view === 'coverage' && !isCoveredByValue(query);
  const absent = isFiltered ? query.keys.map((key) => ({ ...key, operator: 'isAbsent' as const, values: [] })) : [];
  return [...query.filters, ...absent];
}

export function* chargeNotices({ chargeTypes }: TagsQuery): Iterable<Notice> {
  if (chargeTypes === 'taggable') {
    yield info(
      `Only charges that can carry a tag are counted (${TAGGABLE.join(', ')}): tax, support, fees, discounts, credits and refunds are left out.`,
    );
  }
}

export function* sinceNotices(keys: readonly GroupKey[], { since, cost }: ReadTags): Iterable<Notice> {
  if (since !== undefined) {
    const from = cost.asked.granularity === 'MONTHLY' ? since.slice(0, 7) : since;
    yield info(
      `Nothing carries ${namesOf(keys)} before ${from}: AWS reports a tag from its activation on. The time before is left out, it is not untagged.`,
    );
  }
}

/** `known` is undefined where AWS was not asked or would not tell. */
export function* unknownNotices(
  keys: readonly GroupKey[],
  { isUnknown }: Pick<ReadTags, 'isUnknown'>,
  known: readonly string[] | undefined,
): Iterable<Notice> {
  if (!isUnknown) {
    return;
  }
  yield {
    severity: 'warning',
    text: `Nothing in this range carries ${namesOf(keys)}, so nothing is shown as untagged. AWS reports a tag from the day it is activated as a cost allocation tag.`,
  };
  for (const { key } of keys.filter(({ type, key: name }) => type === 'TAG' && known?.includes(name) === false)) {
    const near = nearTo(key, known ?? []);
    const named = near.length > 0 ? near : (known ?? []);
    const words = named.slice(0, MAX_NAMED).join(', ') + (named.length > MAX_NAMED ? ' …' : '');
    if (named.length > 0) {
      yield info(
        `AWS has no cost with the tag ${key}. ${near.length > 0 ? 'Spelt like it' : 'It has cost with'}: ${words}.`,
      );
    }
  }
}

/** How much has no value, in percent of the gross and in AWS's unit. */
export function* untaggedShare(key: GroupKey | undefined, { table, cost }: ReadTags): Iterable<Notice> {
  const series = readSeries(table, cost.query.metric);
  const unit = series[0]?.unit ?? '';
  if (!key || series.some((one) => one.unit !== unit || one.unreadable > 0)) {
    return;
  }
  const gross = (grossOf(series).get(unit) ?? []).reduce((sum, amount) => sum + amount, 0);
  const untagged = series.filter(({ keys }) => isAbsent(key, keys?.[0] ?? '')).reduce((sum, { size }) => sum + size, 0);
  if (gross > 0 && untagged > 0) {
    const share = ((untagged / gross) * 100).toFixed(1);
    yield info(
      `${absentWord(key)} is ${share} % of the cost: ${untagged.toFixed(2)} ${unit} without ${labelName(key)}.`,
    );
  }
}

export function namesOf(keys: readonly GroupKey[]): string {
  const names = keys.map(labelName);
  return names.length > 1 ? `all of ${names.join(', ')}` : names.join('');
}

export function info(text: string): Notice {
  return { severity: 'info', text };
}
