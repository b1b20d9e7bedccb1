// PURE. What a series of CloudWatch is called: labels that tell it apart for alert rules, and a name for people.
import type { Labels } from '#plugin-sdk/data';
import { ACCOUNT_LABEL, LABEL_MARK, labelledDimensions } from './metric-queries';
import { ANY_VALUE, modeOf, type UsageQuery } from './model';

export const REGION = 'Region';
/** AWS's own name for it, where nothing else tells it apart: series of metric math, of statements without groups. */
export const SERIES = 'Series';

export interface Printed {
  /** AWS's label, with what we asked to be put behind it. */
  readonly label: string;
  readonly region: string | undefined;
  /** Of a single metric. */
  readonly known: Labels | undefined;
}

export interface Named {
  /** Distinct among all series of an answer. */
  readonly labels: Labels;
  readonly name: string;
}

/** Names in the order of the series. They follow from the query and the series itself: another series beside changes none. */
export function nameSeries(query: UsageQuery, all: readonly Printed[]): readonly Named[] {
  const seen = new Set<string>();
  const named = all.map((one) => {
    const { label, labels } = labelled(query, one);
    return { labels: distinct(labels, label, seen), name: nameOf(query, label, labels) };
  });
  const uses = new Map<string, number>();
  named.forEach(({ name }) => uses.set(name, (uses.get(name) ?? 0) + 1));
  return named.map(({ labels, name }) => {
    const account = labels[ACCOUNT_LABEL];
    return { labels, name: account && (uses.get(name) ?? 0) > 1 ? `${name} · ${account}` : name };
  });
}

function labelled(query: UsageQuery, printed: Printed): { readonly label: string; readonly labels: Labels } {
  const region = { [REGION]: printed.region ?? 'default' };
  if (printed.known) {
    const account = query.accountId !== '' && { [ACCOUNT_LABEL]: query.accountId };
    return { label: printed.label, labels: { ...region, ...printed.known, ...account } };
  }
  const [label = '', ...values] = printed.label.split(LABEL_MARK);
  const names = labelledDimensions(query);
  if (names.length === 0 || names.length !== values.length) {
    return { label, labels: { ...region, [SERIES]: label } };
  }
  const found = names.map((name, index) => [name, values[index] ?? ''] as const);
  // Dimensions that nobody named stand in AWS's own label alone.
  const others = modeOf(query) === 'metric' && !query.matchExact && openDimensions(query).length === 0;
  // Where accounts are not shared AWS may leave that part empty.
  return {
    label,
    labels: {
      ...region,
      ...Object.fromEntries(found.filter(([name, value]) => name !== ACCOUNT_LABEL || value !== '')),
      ...(others && { [SERIES]: label }),
    },
  };
}

function nameOf(query: UsageQuery, label: string, labels: Labels): string {
  const { regions, metricName } = query;
  const isOwnLabel = query.label !== '' && label !== '';
  const values = openDimensions(query).map((name) => labels[name] ?? '');
  const fixed = Object.entries(labels).filter(([name]) => name in query.dimensions);
  const words = isOwnLabel
    ? [label]
    : labels[SERIES] !== undefined
      ? [label]
      : values.length > 0
        ? values
        : [metricName, ...fixed.map(([, value]) => value)];
  const tellsRegion = regions.length > 1 && !query.label.includes('Region');
  return [...words, ...(tellsRegion ? [labels[REGION] ?? ''] : [])].filter((word) => word !== '').join(' · ') || label;
}

/** Dimensions that may differ between the series of the query. */
function openDimensions(query: UsageQuery): readonly string[] {
  const dimensions = labelledDimensions(query).filter((name) => name !== ACCOUNT_LABEL);
  return modeOf(query) === 'metric'
    ? dimensions.filter((name) => {
        const values = query.dimensions[name] ?? [];
        return values.length > 1 || values.includes(ANY_VALUE);
      })
    : dimensions;
}

/** Alert rules fail as a whole where two series share their labels. */
function distinct(labels: Labels, label: string, seen: Set<string>): Labels {
  let own = labels;
  for (let nth = 1; seen.has(JSON.stringify(own)); nth++) {
    own = { ...labels, [SERIES]: nth === 1 ? label : `${label} (${nth})` };
  }
  seen.add(JSON.stringify(own));
  return own;
}
