// PURE. What a series is called: labels that tell it apart for alert rules, and a name for people.
import type { CostTable } from '#aws/request';
import type { Labels } from '#plugin-sdk/data';
import { labelName, labelValue } from '../shared/group-key';
import { type Organisation, UNIT, unitOf } from '../shared/organisation';
import { shortServiceName } from '../shared/service-names';
import { changesOf, EARLIER_LABELS, measureLabel } from './measure';
import type { CostQuery } from './model';
import type { CostSeries } from './series';

export const OTHERS = 'Others';
export const ACCOUNT = 'LINKED_ACCOUNT';
/** Label and column of an account's name; `LINKED_ACCOUNT` itself always holds the id. */
export const ACCOUNT_NAME = 'LINKED_ACCOUNT_NAME';
/** Column of a service's short name; no label, so that an alert rule's instances do not depend on what is shown. */
export const SERVICE_NAME = 'SERVICE_NAME';
/** Label of a series of the period compared with (`previous`), and column of both. */
export const PERIOD = 'period';

/** Names that mislead (trap 12): this one is usage that a reservation pays for, not a discount. Labels keep AWS's own. */
const WORDS: Readonly<Record<string, string>> = { 'RECORD_TYPE DiscountedUsage': 'RI applied usage' };

export interface NamedSeries extends CostSeries {
  /** By `labelNames`; distinct among all series of an answer. */
  readonly labels: Labels;
  /** What columns hold beside the labels. */
  readonly names: Labels;
  readonly name: string;
}

/** The text columns of this query, in the order of its groups; a name stands before what it names. */
export function columnNames(
  query: CostQuery,
  { mixedUnits, fromAlert }: { mixedUnits: boolean; fromAlert?: boolean },
): readonly string[] {
  const names = query.groupBy.flatMap((group) => {
    const name = labelName(group);
    if (name === ACCOUNT) {
      return [...(query.accountNames ? [ACCOUNT_NAME] : []), ACCOUNT, ...(query.organizationalUnits ? [UNIT] : [])];
    }
    return name === 'SERVICE' && query.shortServiceNames && !fromAlert ? [SERVICE_NAME, name] : [name];
  });
  const isCompared = query.compare !== 'none' && changesOf(query) === undefined;
  return [...names, ...(mixedUnits ? ['unit'] : []), ...(isCompared ? [PERIOD] : [])];
}

/** What a table shows in a text column. Only the earlier period is labelled: an alert rule's instances stay what they were. */
export function cellOf({ labels, names }: NamedSeries, name: string): string {
  return labels[name] ?? names[name] ?? (name === PERIOD ? 'current' : '');
}

interface Naming {
  readonly query: CostQuery;
  readonly mixedUnits: boolean;
  readonly descriptions: CostTable['descriptions'];
  readonly organisation?: Organisation;
}

/** Gives every series its labels and its name. Two series never share their labels: an alert rule would fail as a whole. */
export function nameSeries(
  series: readonly CostSeries[],
  { query, mixedUnits, descriptions, organisation }: Naming,
): readonly NamedSeries[] {
  const accounts = distinctNames(accountNames(descriptions, organisation));
  const services = query.shortServiceNames ? distinctNames(serviceNames(query, series)) : new Map<string, string>();
  const seen = new Set<string>();
  return series.map((one) => {
    const labels: Record<string, string> = {};
    const words: Record<string, string> = {};
    const names: Record<string, string> = {};
    query.groupBy.forEach((group, index) => {
      const name = labelName(group);
      const printed = one.keys?.[index];
      labels[name] = printed === undefined ? OTHERS : labelValue(group, printed);
      words[name] = (group.type === 'DIMENSION' && WORDS[`${group.key} ${printed}`]) || labels[name];
      if (name === ACCOUNT && query.accountNames) {
        words[name] = accounts.get(labels[name]) ?? labels[name];
        labels[ACCOUNT_NAME] = words[name];
      }
      if (name === ACCOUNT && query.organizationalUnits) {
        labels[UNIT] = printed === undefined ? OTHERS : unitOf(organisation, printed);
      }
      if (name === 'SERVICE' && query.shortServiceNames) {
        words[name] = services.get(labels[name]) ?? labels[name];
        names[SERVICE_NAME] = words[name];
      }
    });
    if (mixedUnits) {
      labels['unit'] = one.unit || 'N/A';
    }
    if (one.isEarlier) {
      labels[PERIOD] = 'previous';
    }
    makeDistinct(labels, seen);
    const name = aliased(query, { words, labels, series: one }) || ownName(query, words, mixedUnits ? one.unit : '');
    return { ...one, labels, names, name: one.isEarlier ? `${name} (${EARLIER_LABELS[query.compare]})` : name };
  });
}

function ownName(query: CostQuery, words: Labels, unit: string): string {
  const all = Object.values(words);
  const name = all.length === 0 ? measureLabel(query) : [...new Set(all)].join(' · ');
  return unit ? `${name} (${unit})` : name;
}

/** `{{SERVICE}}`, `{{tag:team}}`, `{{metric}}`, `{{unit}}`; an unknown one stays, so that a slip is seen. */
function aliased(
  query: CostQuery,
  { words, labels, series }: { readonly words: Labels; readonly labels: Labels; readonly series: CostSeries },
): string {
  if (!query.alias.includes('{{')) {
    return query.alias.trim();
  }
  const known = new Map(Object.entries({ metric: query.metric, unit: series.unit, ...words }));
  if (labels[UNIT] !== undefined) {
    known.set(UNIT, labels[UNIT]);
  }
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

/** By account id: as Organizations has them today, else as Cost Explorer tells them; those may be older. */
function accountNames(
  descriptions: CostTable['descriptions'],
  organisation?: Organisation,
): ReadonlyMap<string, string> {
  const members = [...(organisation?.members ?? [])].map(([id, { name }]) => [id, name] as const);
  return new Map([...Object.entries(descriptions), ...members].filter(([, name]) => name.trim() !== ''));
}

function serviceNames({ groupBy }: CostQuery, series: readonly CostSeries[]): ReadonlyMap<string, string> {
  const index = groupBy.findIndex((group) => labelName(group) === 'SERVICE');
  const services = series.flatMap(({ keys }) => keys?.[index] ?? []);
  return new Map(services.map((service) => [service, shortServiceName(service)]));
}

/** A name that several share carries what it stands for, so that no two lines look alike. */
function distinctNames(names: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const uses = new Map<string, number>();
  for (const name of names.values()) {
    uses.set(name, (uses.get(name) ?? 0) + 1);
  }
  return new Map([...names].map(([key, name]) => [key, uses.get(name) === 1 ? name : `${name} (${key})`]));
}
