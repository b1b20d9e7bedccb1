// PURE. What a series is called: labels that tell it apart for alert rules, and a name for people.
import type { CostTable } from '#aws/request';
import type { Labels } from '#plugin-sdk/data';
import { labelName, labelValue } from '../shared/group-key';
import { METRIC_LABELS } from './metric-labels';
import type { CostQuery } from './model';
import type { CostSeries } from './series';

export const OTHERS = 'Others';
export const ACCOUNT = 'LINKED_ACCOUNT';
/** Label and column of an account's name; `LINKED_ACCOUNT` itself always holds the id. */
export const ACCOUNT_NAME = 'LINKED_ACCOUNT_NAME';

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
  return mixedUnits ? [...names, 'unit'] : names;
}

/** Gives every series its labels and its name. Two series never share their labels: an alert rule would fail as a whole. */
export function nameSeries(series: readonly CostSeries[], query: CostQuery, table: CostTable): readonly NamedSeries[] {
  const mixedUnits = hasMixedUnits(series);
  const accounts = accountNames(table);
  const seen = new Set<string>();
  return series.map((one) => {
    const labels: Record<string, string> = {};
    const words: Record<string, string> = {};
    query.groupBy.forEach((group, index) => {
      const name = labelName(group);
      const printed = one.keys?.[index];
      labels[name] = printed === undefined ? OTHERS : labelValue(group, printed);
      words[name] = labels[name];
      if (name === ACCOUNT && query.accountNames) {
        words[name] = accounts.get(labels[name]) ?? labels[name];
        labels[ACCOUNT_NAME] = words[name];
      }
    });
    if (mixedUnits) {
      labels['unit'] = one.unit || 'N/A';
    }
    makeDistinct(labels, seen);
    return { ...one, labels, name: aliased(query, words, one) || ownName(query, words, mixedUnits ? one.unit : '') };
  });
}

export function hasMixedUnits(series: readonly CostSeries[]): boolean {
  return series.some(({ unit }) => unit !== series[0]?.unit);
}

function ownName(query: CostQuery, words: Labels, unit: string): string {
  const all = Object.values(words);
  const name = all.length === 0 ? METRIC_LABELS[query.metric] : [...new Set(all)].join(' · ');
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
function accountNames(table: CostTable): ReadonlyMap<string, string> {
  const entries = Object.entries(table.descriptions).filter(([, name]) => name.trim() !== '');
  const uses = new Map<string, number>();
  for (const [, name] of entries) {
    uses.set(name, (uses.get(name) ?? 0) + 1);
  }
  return new Map(entries.map(([id, name]) => [id, uses.get(name) === 1 ? name : `${name} (${id})`]));
}
