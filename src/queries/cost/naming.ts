// PURE. What a series is called: labels that tell it apart for alert rules, and a name for people.
import type { CostTable } from '#aws/request';
import type { Labels } from '#plugin-sdk/data';
import { labelName, labelValue } from '../shared/group-key';
import { changesOf, EARLIER_LABELS, measureLabel } from './measure';
import type { CostQuery } from './model';
import type { CostSeries } from './series';

export const OTHERS = 'Others';
export const ACCOUNT = 'LINKED_ACCOUNT';
/** Label and column of an account's name; `LINKED_ACCOUNT` itself always holds the id. */
export const ACCOUNT_NAME = 'LINKED_ACCOUNT_NAME';
/** Label of a series of the period compared with (`previous`), and column of both. */
export const PERIOD = 'period';

/** Names that mislead (trap 12): this one is usage that a reservation pays for, not a discount. Labels keep AWS's own. */
const WORDS: Readonly<Record<string, string>> = { 'RECORD_TYPE DiscountedUsage': 'RI applied usage' };

export interface NamedSeries extends CostSeries {
  /** One per group key, by `labelNames`; distinct among all series of an answer. */
  readonly labels: Labels;
  readonly name: string;
}

/** The labels every series of this query has, in the order of its groups; an account's name stands before its id. */
export function labelNames(query: CostQuery, mixedUnits: boolean): readonly string[] {
  const names = query.groupBy.flatMap((group) =>
    group.type === 'DIMENSION' && group.key === ACCOUNT && query.accountNames
      ? [ACCOUNT_NAME, ACCOUNT]
      : [labelName(group)],
  );
  const isCompared = query.compare !== 'none' && changesOf(query) === undefined;
  return [...names, ...(mixedUnits ? ['unit'] : []), ...(isCompared ? [PERIOD] : [])];
}

/** What a table shows of a label. Only the earlier period is labelled: an alert rule's instances stay what they were. */
export function cellOf({ labels }: NamedSeries, name: string): string {
  return labels[name] ?? (name === PERIOD ? 'current' : '');
}

interface Naming {
  readonly query: CostQuery;
  readonly mixedUnits: boolean;
  readonly descriptions: CostTable['descriptions'];
}

/** Gives every series its labels and its name. Two series never share their labels: an alert rule would fail as a whole. */
export function nameSeries(
  series: readonly CostSeries[],
  { query, mixedUnits, descriptions }: Naming,
): readonly NamedSeries[] {
  const accounts = accountNames(descriptions);
  const seen = new Set<string>();
  return series.map((one) => {
    const labels: Record<string, string> = {};
    const words: Record<string, string> = {};
    query.groupBy.forEach((group, index) => {
      const name = labelName(group);
      const printed = one.keys?.[index];
      labels[name] = printed === undefined ? OTHERS : labelValue(group, printed);
      words[name] = (group.type === 'DIMENSION' && WORDS[`${group.key} ${printed}`]) || labels[name];
      if (name === ACCOUNT && query.accountNames) {
        words[name] = accounts.get(labels[name]) ?? labels[name];
        labels[ACCOUNT_NAME] = words[name];
      }
    });
    if (mixedUnits) {
      labels['unit'] = one.unit || 'N/A';
    }
    if (one.isEarlier) {
      labels[PERIOD] = 'previous';
    }
    makeDistinct(labels, seen);
    const name = aliased(query, words, one) || ownName(query, words, mixedUnits ? one.unit : '');
    return { ...one, labels, name: one.isEarlier ? `${name} (${EARLIER_LABELS[query.compare]})` : name };
  });
}

function ownName(query: CostQuery, words: Labels, unit: string): string {
  const all = Object.values(words);
  const name = all.length === 0 ? measureLabel(query) : [...new Set(all)].join(' · ');
  return unit ? `${name} (${unit})` : name;
}

/** `{{SERVICE}}`, `{{tag:team}}`, `{{metric}}`, `{{unit}}`; an unknown one stays, so that a slip is seen. */
function aliased(query: CostQuery, words: Labels, series: CostSeries): string {
  if (!query.alias.includes('{{')) {
    return query.alias.trim();
  }
  const known = new Map(Object.entries({ metric: query.metric, unit: series.unit, ...words }));
  if (words[ACCOUNT] !== undefined) {
    known.set(ACCOUNT_NAME, words[ACCOUNT]);
    const index = query.groupBy.findIndex((group) => labelName(group) === ACCOUNT);
    known.set('LINKED_ACCOUNT_ID', series.keys?.[index] ?? OTHERS);
  }
  return query.alias.replace(/\{\{([^{}]*)\}\}/g, (text, key: string) => known.get(key.trim()) ?? text).trim();
}

/** A tag may really hold the text that stands for "not there", or be called Others. */
function makeDistinct(labels: Record<string, string>, seen: Set<string>): void {
  const first = Object.keys(labels)[0];
  const original = first === undefined ? '' : labels[first];
  for (let nth = 2; seen.has(JSON.stringify(labels)); nth++) {
    labels[first ?? 'group'] = `${original} (${nth})`;
  }
  seen.add(JSON.stringify(labels));
}

/** Names by account id; one that several accounts share carries the id, so that no two lines look alike. */
function accountNames(descriptions: CostTable['descriptions']): ReadonlyMap<string, string> {
  const entries = Object.entries(descriptions).filter(([, name]) => name.trim() !== '');
  const uses = new Map<string, number>();
  for (const [, name] of entries) {
    uses.set(name, (uses.get(name) ?? 0) + 1);
  }
  return new Map(entries.map(([id, name]) => [id, uses.get(name) === 1 ? name : `${name} (${id})`]));
}
