// PURE. What /api/ds/query answers → series that can be laid beside those of another data source.

/** The answer's JSON: columns by frame, labels and name on the value's field. */
export interface Sent {
  readonly message?: string;
  readonly results?: Readonly<
    Record<
      string,
      {
        readonly error?: string;
        readonly frames?: readonly {
          readonly schema: { readonly fields: readonly SentField[] };
          readonly data: { readonly values: readonly (readonly (number | null)[])[] };
        }[];
      }
    >
  >;
}

interface SentField {
  readonly labels?: Readonly<Record<string, string>>;
  readonly config?: { readonly displayNameFromDS?: string };
}

export interface Drawn {
  readonly refId: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly name: string;
  /** Epoch ms and value. */
  readonly points: readonly (readonly [number, number | null])[];
}

/** Series that have points, by refId. Throws what a query failed with. */
export function readDrawn({ results, message }: Sent): readonly Drawn[] {
  if (!results) {
    throw new Error(message ?? 'no answer');
  }
  return Object.entries(results).flatMap(([refId, { error, frames = [] }]) => {
    if (error !== undefined) {
      throw new Error(`${refId}: ${error}`);
    }
    return frames.flatMap(({ schema: { fields }, data: { values } }): Drawn[] => {
      const [times = [], column = []] = values;
      const { labels = {}, config } = fields[1] ?? {};
      const points = times.map((time, index) => [time ?? NaN, column[index] ?? null] as const);
      return points.length > 0 ? [{ refId, labels, name: config?.displayNameFromDS ?? '', points }] : [];
    });
  });
}

interface Pair {
  readonly ours: readonly Drawn[];
  readonly theirs: readonly Drawn[];
}

/** In what the two differ, in words; nothing where each series has its twin, equal at every point. */
export function differences({ ours, theirs }: Pair): readonly string[] {
  const [own, other] = [byKey(ours), byKey(theirs)];
  const keys = [...new Set([...own.keys(), ...other.keys()])];
  return keys.flatMap((key) => {
    const [left, right] = [own.get(key), other.get(key)];
    return left && right
      ? pointsApart(left, right).map((text) => `${key}: ${text}`)
      : [`${key} is drawn by ${left ? 'ours' : 'theirs'} alone`];
  });
}

function pointsApart(left: Drawn, right: Drawn): readonly string[] {
  const [own, other] = [new Map(left.points), new Map(right.points)];
  const times = [...new Set([...own.keys(), ...other.keys()])].sort((a, b) => a - b);
  return times
    .filter((time) => own.get(time) !== other.get(time))
    .map((time) => `${new Date(time).toISOString()} ${String(own.get(time))} / ${String(other.get(time))}`);
}

function byKey(all: readonly Drawn[]): ReadonlyMap<string, Drawn> {
  const found = new Map<string, Drawn>();
  for (const drawn of all) {
    const isOnly = all.filter(({ refId }) => refId === drawn.refId).length === 1;
    const key = isOnly ? drawn.refId : `${drawn.refId} ${toldBy(drawn.labels)}`;
    let own = key;
    for (let nth = 2; found.has(own); nth++) {
      own = `${key} (${nth})`;
    }
    found.set(own, drawn);
  }
  return found;
}

/** Dimensions' values in the order of their names; AWS's own label where there are none. */
function toldBy({ Series, Region: _region, AccountId: _account, ...dimensions }: Drawn['labels']): string {
  const names = Object.keys(dimensions).sort();
  return names.length > 0 ? names.map((name) => dimensions[name]).join(' ') : (Series ?? '');
}
