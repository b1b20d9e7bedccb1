// PURE. The shape every layer of the onion has, and what travels through it.
import type { AwsRequest } from './request';
import type { Reservation } from './spend-account';

/** Who asks; the spend guard keeps a part of the cap for rules. Uids only, never titles. */
export interface Caller {
  readonly kind: 'panel' | 'alert-rule' | 'editor' | 'health' | 'rest' | 'other';
  readonly uid?: string;
}

/** What one walk to AWS has cost so far; written by `spend-guard`, read by `cache`. */
export interface Tally {
  attempts: number;
  paidRequests: number;
  priceUsd: number;
}

export interface CallContext {
  /** Names the answer: connection and question. */
  readonly key: string;
  /** Aborts when nobody waits any more: no further page is started; one in flight is finished, for it is paid. */
  readonly signal: AbortSignal;
  readonly tally: Tally;
  readonly caller?: Caller;
  /** What the spend guard has promised this walk. */
  readonly reservation?: Reservation;
  /** Longest one attempt may take. */
  readonly timeoutMs?: number;
}

export type Ask<Question, Answer> = (question: Question, context: CallContext) => Promise<Answer>;

/** One skin of the onion. */
export type Layer<Question, Answer> = (next: Ask<Question, Answer>) => Ask<Question, Answer>;

/** A whole answer, all its pages merged. */
export interface Merged {
  readonly output: unknown;
  /** When the newest page left AWS, epoch ms. */
  readonly fetchedAtMs: number;
  readonly pages: number;
  readonly truncatedAtPages?: number;
  /** Rows that came twice with different amounts; the later one was kept. */
  readonly conflictingRows?: number;
}

/** One page: the first has no token. */
export interface PageRequest {
  readonly request: AwsRequest;
  readonly token?: string;
}

export interface Page {
  /** The SDK's output; the fold of the operation knows its type. */
  readonly output: unknown;
  readonly nextToken?: string;
}

export type AnswerLayer = Layer<AwsRequest, Merged>;
export type PageLayer = Layer<PageRequest, Page>;

/** Wraps `innermost` in the layers, the first of the list outermost. */
export function wrap<Question, Answer>(
  layers: readonly Layer<Question, Answer>[],
  innermost: Ask<Question, Answer>,
): Ask<Question, Answer> {
  return layers.reduceRight((next, layer) => layer(next), innermost);
}
