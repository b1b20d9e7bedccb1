// What a request would take if it were sent now: the price line of the editors reads it before anybody pays.
import type { AnswerStore } from './answer-store';
import { factsOf } from './cache';
import type { Clock } from './clock';
import type { Lifetimes } from './freshness';
import { operations } from './operations';
import type { AwsRequest } from './request';
import type { SpendAccount } from './spend-account';
import { unitsOf, usdOf } from './usd';

export interface Quote {
  /** Whether it would be answered without asking AWS. */
  readonly held: boolean;
  /** Of what is held, expired or not. */
  readonly ageMs?: number;
  readonly expiresAtMs?: number;
  /** Of the last answer of this shape; 1 when there was none, and then `isGuess`. */
  readonly pages: number;
  readonly isGuess: boolean;
  /** What sending it now would cost: 0 for what is held. */
  readonly priceUsd: number;
  /** What buying it anew would cost, held or not. */
  readonly renewUsd: number;
}

export interface QuoteOptions {
  readonly keyOf: (request: AwsRequest) => string;
  readonly shapeOf: (request: AwsRequest) => string;
  readonly lifetimes: Lifetimes | undefined;
  readonly pageCap: number;
}

export interface QuoteDependencies {
  readonly account: SpendAccount;
  readonly store: Pick<AnswerStore, 'answers'>;
  readonly clock: Clock;
}

/** Never sends, and changes nothing: what is looked at only here does not stay longer for it. */
export function createQuote(
  { keyOf, shapeOf, lifetimes, pageCap }: QuoteOptions,
  { account, store, clock }: QuoteDependencies,
): (request: AwsRequest) => Quote {
  return (request) => {
    const answer = store.answers.peek(keyOf(request));
    const facts = answer && factsOf(answer, { clock, lifetimes });
    const isCut = (facts?.truncatedAtPages ?? pageCap) < pageCap;
    const held = facts?.expiresAtMs !== undefined && facts.expiresAtMs > clock.now() && !isCut;
    const known = facts?.pages ?? account.knownPages.peek(shapeOf(request));
    const pages = Math.min(known ?? 1, pageCap);
    const renewUsd = usdOf(pages * unitsOf(operations[request.operation].pagePriceUsd));
    return {
      held,
      ...(facts && { ageMs: facts.ageMs, expiresAtMs: facts.expiresAtMs }),
      pages,
      isGuess: known === undefined,
      priceUsd: held ? 0 : renewUsd,
      renewUsd,
    };
  };
}
