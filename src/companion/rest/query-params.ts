// PURE. A query kind as URL parameters: they mirror the kind's editor fields, so what a panel can ask, curl can ask.
import type { EditorField, QueryKind } from '#queries';
import { MS_PER_DAY } from './time';

export interface ReadQuery {
  readonly json: Readonly<Record<string, unknown>>;
  readonly fromMs: number;
  readonly toMs: number;
}

const RANGE = ['from', 'to'];
const DEFAULT_DAYS = 30;

/**
 * `metric=UnblendedCost&granularity=DAILY&groupBy=SERVICE&groupBy=TAG:team&filters=LINKED_ACCOUNT:is:111111111111,222222222222&top=5`
 * `&from=2026-11-01&to=2026-11-20&format=table` → a query of this kind as the editor would store it, and its range (30 days unless
 * told). `to` is exclusive. The values are checked by the query's own parser; here only the form is read: each issue is a sentence.
 */
export function readQueryParams(
  kind: QueryKind,
  params: URLSearchParams,
  nowMs: number,
): ReadQuery | { readonly issues: readonly string[] } {
  const known = [...kind.fields.map(({ name }) => name), ...RANGE];
  const issues = [...new Set(params.keys())]
    .filter((name) => !known.includes(name))
    .map((name) => `There is no parameter "${name}"; known are ${known.join(', ')}.`);
  const json: Record<string, unknown> = { queryType: kind.queryType };
  for (const field of kind.fields.filter(({ name }) => params.has(name))) {
    json[field.name] = readField(field, params, issues);
  }
  const toMs = readTime(params.get('to'), nowMs, { name: 'to', issues });
  const fromMs = readTime(params.get('from'), toMs - DEFAULT_DAYS * MS_PER_DAY, { name: 'from', issues });
  if (toMs <= fromMs) {
    issues.push('The range ends before it starts: "to" must be later than "from".');
  }
  return issues.length > 0 ? { issues } : { json, fromMs, toMs };
}

function readField(field: EditorField, params: URLSearchParams, issues: string[]): unknown {
  const { name } = field;
  const text = params.get(name) ?? '';
  switch (field.kind) {
    case 'groupBy':
      return params.getAll(name).filter(Boolean).map(readKey);
    case 'filters':
      return params
        .getAll(name)
        .filter(Boolean)
        .map((filter) => readFilter(filter, issues));
    case 'number':
      // What is no number stays text, so that the query's parser names it.
      return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
    case 'switch':
      return text === 'true' ? true : text === 'false' ? false : text;
    case 'pick':
      return field.isList ? params.getAll(name).filter(Boolean) : text;
    case 'dimensions':
      return readDimensions(params.getAll(name).filter(Boolean), issues);
    case 'choice':
    case 'text':
      return text;
  }
}

/** `InstanceId:i-1,i-2` */
function readDimensions(pairs: readonly string[], issues: string[]): Readonly<Record<string, readonly string[]>> {
  const read = pairs.map((pair) => {
    const [, key = '', values = ''] = /^(.+?):(.+)$/s.exec(pair) ?? [];
    if (key === '') {
      issues.push(`dimensions: "${pair}" is not of the form InstanceId:value,value.`);
    }
    return [key, values.split(',').map(unescapeComma)] as const;
  });
  return Object.fromEntries(read);
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
