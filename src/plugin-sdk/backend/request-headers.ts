/**
 * Headers of one call, decoded: Grafana's `http_` prefix is gone, names are found in any case.
 * @see https://github.com/grafana/grafana-plugin-sdk-go/blob/main/backend/http_headers.go
 */
export interface RequestHeaders {
  get(name: string): string | undefined;
  /** Names in lower case. Holds cookies and tokens: never log it whole. */
  entries(): IterableIterator<[string, string]>;
  /** An alert or recording rule asks, not a panel. */
  readonly fromAlert: boolean;
  /** The caller wants no cached answer; alert rules always say so. */
  readonly skipCache: boolean;
  readonly orgId?: number;
  readonly panelId?: number;
  readonly dashboardUid?: string;
  readonly ruleUid?: string;
}

/** Grafana's flat map, or the multi-map of resource calls → RequestHeaders. A prefixed name yields to a plain one. */
export function createRequestHeaders(raw: Iterable<readonly [string, string]>): RequestHeaders {
  const byName = new Map<string, string>();
  const plain = new Set<string>();
  for (const [key, value] of raw) {
    const lower = key.toLowerCase();
    const name = lower.startsWith('http_') ? lower.slice('http_'.length) : lower;
    if (name !== lower && plain.has(name)) {
      continue;
    }
    if (name === lower) {
      plain.add(name);
    }
    byName.set(name, value);
  }
  const get = (name: string) => byName.get(name.toLowerCase());
  return {
    get,
    entries: () => byName.entries(),
    fromAlert: get('FromAlert')?.toLowerCase() === 'true',
    skipCache: get('X-Cache-Skip')?.toLowerCase() === 'true',
    orgId: wholeNumber(get('X-Grafana-Org-Id')),
    panelId: wholeNumber(get('X-Panel-Id')),
    dashboardUid: get('X-Dashboard-Uid') || undefined,
    ruleUid: unescape(get('X-Rule-Uid')),
  };
}

function wholeNumber(text: string | undefined): number | undefined {
  return text && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** Alerting escapes its headers as in a URL. */
function unescape(text: string | undefined): string | undefined {
  try {
    return text ? decodeURIComponent(text) : undefined;
  } catch {
    return text;
  }
}
