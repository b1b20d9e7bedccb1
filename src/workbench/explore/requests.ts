import type { DataFrame } from '@grafana/data';

/** One answer of AWS that a query was made of, as the companion writes it to `meta.custom.requests`. */
export interface RequestFacts {
  readonly refId: string;
  readonly operation: string;
  readonly pages: number;
  readonly cached: boolean;
  readonly ageMs: number;
  readonly paidRequests: number;
  readonly priceUsd: number;
}

/** The requests behind these frames, in the order they were made; empty where the frames name none. */
export function requestsOf(frames: readonly DataFrame[]): readonly RequestFacts[] {
  return frames.flatMap((frame) => {
    const listed: unknown = frame.meta?.custom?.['requests'];
    return Array.isArray(listed)
      ? listed.map((facts: Omit<RequestFacts, 'refId'>) => ({ refId: frame.refId ?? '', ...facts }))
      : [];
  });
}

/** What was put to AWS, once per query. */
export function executedOf(frames: readonly DataFrame[]): readonly string[] {
  return [...new Set(frames.flatMap((frame) => frame.meta?.executedQueryString ?? []))];
}

/** `2 answers from AWS, 1 of them from the cache; paid requests: 1 ($0.01)`. */
export function summaryOf(requests: readonly RequestFacts[]): string {
  const cached = requests.filter((request) => request.cached).length;
  const paid = requests.reduce((sum, request) => sum + request.paidRequests, 0);
  const priceUsd = requests.reduce((sum, request) => sum + request.priceUsd, 0);
  const answers = requests.length === 1 ? '1 answer' : `${requests.length} answers`;
  return `${answers}, ${cached} from the cache · paid requests: ${paid} · ${dollars(priceUsd)}`;
}

/** Cents, and what CloudWatch charges: thousandths of one. */
export function dollars(usd: number): string {
  const units = Math.round(usd * 100_000);
  return `$${usd.toFixed(units % 1_000 === 0 ? 2 : 5)}`;
}
