// Every /api answer wears the same envelope.
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

export interface Envelope<T> {
  readonly status: 'success' | 'error';
  readonly data: T | null;
  readonly metadata: {
    /** ISO 8601, when this was written. */
    readonly timestamp: string;
    /** True when nothing was sent to AWS for it. */
    readonly cached: boolean;
    /** Seconds since AWS gave the oldest part. */
    readonly cache_age: number;
    /** Requests sent for it that AWS charges for. */
    readonly paid_requests: number;
    /** ISO 8601, when AWS will be asked for a part of it again; null where nothing was asked of AWS. */
    readonly ask_again_at: string | null;
    /** True when a part of it was made from other answers. */
    readonly derived: boolean;
  };
  readonly error: { readonly code: string; readonly message: string } | null;
}

export interface Freshness {
  readonly cached: boolean;
  readonly ageMs: number;
  readonly paidRequests: number;
  readonly askAgainAtMs?: number;
  readonly derived: boolean;
}

/** Nothing was asked of AWS. */
export const UNASKED: Freshness = { cached: false, ageMs: 0, paidRequests: 0, derived: false };

export interface Responder {
  /** 200 with data. */
  succeeded<T>(c: Context, data: T, freshness: Freshness): Response;
  /** An HTTP error with its code and sentence. */
  failed(c: Context, status: number, error: { readonly code: string; readonly message: string }): Response;
}

/** Writes envelopes, stamped by the given clock. */
export function createResponder(now: () => number): Responder {
  const metadata = ({
    cached,
    ageMs,
    paidRequests,
    askAgainAtMs,
    derived,
  }: Freshness): Envelope<never>['metadata'] => ({
    timestamp: new Date(now()).toISOString(),
    cached,
    cache_age: Math.round(ageMs / 1000),
    paid_requests: paidRequests,
    ask_again_at: askAgainAtMs === undefined ? null : new Date(askAgainAtMs).toISOString(),
    derived,
  });
  return {
    succeeded: (c, data, freshness) =>
      c.json({ status: 'success', data, metadata: metadata(freshness), error: null }, 200),
    failed: (c, status, error) =>
      c.json({ status: 'error', data: null, metadata: metadata(UNASKED), error }, status as ContentfulStatusCode),
  };
}
