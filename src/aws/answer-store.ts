// Everything held from AWS, for all data sources of the process, within one bound in bytes.
import { LRUCache } from 'lru-cache';
import type { AwsError } from './aws-error';
import type { Fold } from './fold';
import type { Caller, Merged, Tally } from './layer';
import type { AwsRequest } from './request';

/**
 * A whole answer. `merged.output` stays the same object as long as it is held: what is derived from it may be kept by
 * identity.
 */
export interface HeldAnswer {
  readonly request: AwsRequest;
  readonly merged: Merged;
  readonly bytes: number;
}

/** The pages before a failure, for the next try of the same question. */
export interface HeldPages {
  readonly fold: Fold<unknown, unknown>;
  readonly pages: number;
  readonly nextToken: string;
  readonly fetchedAtMs: number;
  readonly untilMs: number;
  readonly bytes: number;
}

export interface HeldError {
  readonly error: AwsError;
  readonly untilMs: number;
}

/** A question on its way to AWS. */
export interface Flight {
  readonly landed: Promise<HeldAnswer>;
  /** Aborts when nobody waits any more. */
  readonly controller: AbortController;
  readonly tally: Tally;
  /** Who asked first. */
  readonly caller?: Caller;
  waiting: number;
  /** Whether somebody was told what it cost. */
  isTold: boolean;
}

/** What is held of one connection. */
export interface HeldOf {
  readonly answers: ReadonlyMap<string, HeldAnswer>;
  /** Another number after each change. */
  readonly version: number;
}

export interface AnswerStore {
  /** By `connectionKey`, a space and `requestKey`. */
  readonly answers: LRUCache<string, HeldAnswer>;
  /** The answers whose keys begin with this connection and a space. */
  heldOf(connected: string): HeldOf;
  readonly pages: LRUCache<string, HeldPages>;
  readonly errors: LRUCache<string, HeldError>;
  readonly flights: Map<string, Flight>;
  readonly maxBytes: number;
  /** Bytes of all answers and pages now held, as estimated by `sizeOfAnswer`. */
  bytes(): number;
}

/** An eighth of the bound is for the pages of unfinished walks: they are rare and short-lived. */
const PAGES_SHARE = 8;

/**
 * `maxBytes` bounds answers and unfinished pages together. An answer larger than its part is given out but not held.
 */
export function createAnswerStore({ maxBytes }: { maxBytes: number }): AnswerStore {
  const forPages = Math.max(1, Math.floor(maxBytes / PAGES_SHARE));
  const connections = new Map<string, { answers: Map<string, HeldAnswer>; version: number }>();
  const ofKey = (key: string) => {
    const connected = key.slice(0, key.indexOf(' ') + 1);
    const known = connections.get(connected) ?? { answers: new Map<string, HeldAnswer>(), version: 0 };
    connections.set(connected, known);
    known.version += 1;
    return known.answers;
  };
  const answers = new LRUCache<string, HeldAnswer>({
    maxSize: Math.max(1, maxBytes - forPages),
    sizeCalculation: weigh,
    onInsert: (held, key) => ofKey(key).set(key, held),
    // What is replaced is disposed of before the next is inserted.
    dispose: (_held, key) => ofKey(key).delete(key),
  });
  const pages = new LRUCache<string, HeldPages>({ maxSize: forPages, sizeCalculation: weigh });
  const errors = new LRUCache<string, HeldError>({ max: 1_000 });
  return {
    answers,
    heldOf: (connected) => connections.get(connected) ?? NOTHING,
    pages,
    errors,
    flights: new Map(),
    maxBytes,
    bytes: () => answers.calculatedSize + pages.calculatedSize,
  };
}

const NOTHING: HeldOf = { answers: new Map(), version: 0 };

function weigh({ bytes }: { readonly bytes: number }, key: string): number {
  return bytes + 2 * key.length + 300;
}
