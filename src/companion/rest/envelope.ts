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
  };
  readonly error: { readonly code: string; readonly message: string } | null;
}

export interface Freshness {
  readonly cached: boolean;
  readonly ageMs: number;
}

export interface Responder {
  /** 200 with data. */
  succeeded<T>(c: Context, data: T, freshness: Freshness): Response;
  /** An HTTP error with its code and sentence. */
  failed(c: Context, status: number, error: { readonly code: string; readonly message: string }): Response;
}

/** Writes envelopes, stamped by the given clock. */
export function createResponder(now: () => number): Responder {
  const metadata = ({ cached, ageMs }: Freshness): Envelope<never>['metadata'] => ({
    timestamp: new Date(now()).toISOString(),
    cached,
    cache_age: Math.round(ageMs / 1000),
  });
  return {
    succeeded: (c, data, freshness) => c.json({ status: 'success', data, metadata: metadata(freshness), error: null }, 200),
    failed: (c, status, error) =>
      c.json(
        { status: 'error', data: null, metadata: metadata({ cached: false, ageMs: 0 }), error },
        status as ContentfulStatusCode,
      ),
  };
}
