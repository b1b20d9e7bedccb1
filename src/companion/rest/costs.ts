// PURE. /api/costs: its parameters mirror the query model, so what a panel can ask, curl can ask.
import { MS_PER_DAY } from './time';

export interface CostsRequest {
  readonly json: Readonly<Record<string, unknown>>;
  readonly fromMs: number;
  readonly toMs: number;
}

const TEXTS = ['metric', 'granularity', 'format', 'alias'] as const;
const KNOWN = new Set<string>([...TEXTS, 'groupBy', 'filters', 'top', 'accountNames', 'from', 'to']);
const DEFAULT_DAYS = 30;

/**
 * `metric=UnblendedCost&granularity=DAILY&groupBy=SERVICE&groupBy=TAG:team&filters=LINKED_ACCOUNT:is:111111111111,222222222222&top=5`
 * `&from=2026-11-01&to=2026-11-20&format=table` → a cost query as the editor would store it, and its range (30 days unless told).
 * `to` is exclusive. The values are checked by the query's own parser; here only the form is read: each issue is a sentence.
 */
export function readCosts(
  params: URLSearchParams,
  nowMs: number,
): CostsRequest | { readonly issues: readonly string[] } {
  const issues: string[] = [];
  for (const name of new Set(params.keys())) {
    if (!KNOWN.has(name)) {
      issues.push(`There is no parameter "${name}"; known are ${[...KNOWN].join(', ')}.`);
    }
  }
  const json: Record<string, unknown> = { queryType: 'cost', schemaVersion: 1 };
  for (const name of TEXTS) {
    const value = params.get(name);
    if (value !== null) {
      json[name] = value;
    }
  }
  json['groupBy'] = params.getAll('groupBy').filter(Boolean).map(readKey);
  json['filters'] = params
    .getAll('filters')
    .filter(Boolean)
    .map((text) => readFilter(text, issues));
  const top = params.get('top');
  if (top !== null) {
    json['top'] = Number(top);
  }
  const accountNames = params.get('accountNames');
  if (accountNames !== null) {
    json['accountNames'] = accountNames !== 'false';
  }
  const toMs = readTime(params.get('to'), nowMs, { name: 'to', issues });
  const fromMs = readTime(params.get('from'), toMs - DEFAULT_DAYS * MS_PER_DAY, { name: 'from', issues });
  return issues.length > 0 ? { issues } : { json, fromMs, toMs };
}

/** `SERVICE`, `TAG:team` or `COST_CATEGORY:BusinessUnit`. */
function readKey(text: string): { type: string; key: string } {
  const [, type, key] = /^(TAG|COST_CATEGORY|DIMENSION):(.+)$/.exec(text) ?? [];
  return type && key ? { type, key } : { type: 'DIMENSION', key: text };
}

/** `<key>:is:<value>,<value>`, `<key>:isNot:…` or `<key>:isAbsent`; a comma inside a value is written `%2C` twice encoded. */
function readFilter(text: string, issues: string[]): unknown {
  const [, key, operator, values] = /^(.+?):(is|isNot|isAbsent)(?::(.*))?$/s.exec(text) ?? [];
  if (!key || !operator) {
    issues.push(`filters: "${text}" is not of the form SERVICE:is:value,value (is, isNot or isAbsent).`);
    return undefined;
  }
  return { ...readKey(key), operator, values: values ? values.split(',').map(unescapeComma) : [] };
}

function unescapeComma(value: string): string {
  return value.replaceAll('%2C', ',');
}

function readTime(text: string | null, fallback: number, { name, issues }: { name: string; issues: string[] }): number {
  if (text === null || text === '') {
    return fallback;
  }
  const ms = /^\d{10,15}$/.test(text)
    ? Number(text)
    : /^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/.test(text)
      ? Date.parse(text)
      : NaN;
  if (Number.isNaN(ms)) {
    issues.push(
      `${name}: "${text}" is neither a UTC date (2026-11-01), a UTC time (2026-11-01T05:00:00Z) nor epoch milliseconds.`,
    );
    return fallback;
  }
  return ms;
}
