// Answers of GetCostAndUsage for tests: CostTables as #aws would merge them, and contexts to read them in.
import type { AwsAnswer, AwsRequest, CostColumn, CostPeriod, CostTable } from '#aws/request';
import { type CostQuery, parseQuery, type QueryContext } from '#queries';

const dayMs = 86_400_000;

/** Friday 20 November 2026, 10:30 UTC: the clock of these tests. */
export const NOW = Date.parse('2026-11-20T10:30:00Z');

export function context(from: string, to: string, more: Partial<QueryContext> = {}): QueryContext {
  return { fromMs: Date.parse(from), toMs: Date.parse(to), nowMs: NOW, historyMonths: 14, hourly: true, ...more };
}

/** Days from the first, all closed but those from `estimatedFrom` on. */
export function days(first: string, count: number, estimatedFrom = '9999'): CostPeriod[] {
  return Array.from({ length: count }, (_, index) => {
    const startMs = Date.parse(`${first}T00:00:00Z`) + index * dayMs;
    const [start, end] = [startMs, startMs + dayMs].map((ms) => new Date(ms).toISOString().slice(0, 10));
    return { start: start!, end: end!, estimated: start! >= estimatedFrom };
  });
}

export type Row = readonly [
  keys: readonly string[],
  amounts: readonly (string | undefined)[],
  unit?: CostColumn['unit'],
];

export function table(
  periods: readonly CostPeriod[],
  rows: readonly Row[],
  more: Partial<CostTable> & { metric?: string } = {},
): CostTable {
  const { metric = 'UnblendedCost', ...rest } = more;
  return {
    periods,
    groups: rows.map(([keys]) => keys),
    columns: { [metric]: rows.map(([, amounts, unit = 'USD']) => ({ amounts, unit })) },
    descriptions: {},
    ...rest,
  };
}

/** A parsed cost query with every default. */
export function costQuery(query: Record<string, unknown> = {}): CostQuery {
  const parsed = parseQuery({ queryType: 'cost', ...query });
  if ('issues' in parsed) {
    throw new Error(JSON.stringify(parsed.issues));
  }
  return parsed.query as CostQuery;
}

export function answer(
  request: AwsRequest,
  output: CostTable,
  facts: Partial<AwsAnswer['facts']> = {},
): AwsAnswer<'ce:GetCostAndUsage'> {
  return {
    request: request as AwsRequest<'ce:GetCostAndUsage'>,
    output,
    facts: { fetchedAtMs: NOW, cached: false, ageMs: 0, pages: 1, paidRequests: 1, priceUsd: 0.01, ...facts },
  };
}
