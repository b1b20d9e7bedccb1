// What a request would take if it were sent now: the price line of the editors reads it before anybody pays.
import type { AnswerStore } from './answer-store';
import { factsOf } from './cache';
import type { Clock } from './clock';
import type { Lifetimes } from './freshness';
import { pagePriceUsd } from './operations';
import type { AnswerFacts, AwsRequest } from './request';
import type { SpendAccount } from './spend-account';
import { unitsOf, usdOf } from './usd';

export interface Quote {
  /** Whether it would be answered without asking AWS. */
  readonly held: boolean;
  /** Of what is held, expired or not. */
  readonly ageMs?: number;
  readonly expiresAtMs?: number;
  readonly derived?: AnswerFacts['derived'];
  /** What would be sent to AWS now, as it is sent but for credentials, tokens and billing view; nothing when it is held. */
  readonly sends: readonly QuotedRequest[];
  /** What buying the request itself anew would take, held or not. */
  readonly renewal: QuotedRequest;
}

export interface QuotedRequest {
  readonly request: AwsRequest;
  /** Of the last answer of this shape; 1 when there was none, and then `isGuess`. */
  readonly pages: number;
  readonly isGuess: boolean;
  readonly priceUsd: number;
}

export interface QuoteOptions {
  readonly keyOf: (request: AwsRequest) => string;
  readonly shapeOf: (request: AwsRequest) => string;
  readonly lifetimes: Lifetimes | undefined;
  readonly pageCap: number;
  /** The planner, which answers from other requests and buys wider ones. */
  readonly planner?: {
    held(request: AwsRequest): AnswerFacts | undefined;
    /** Nothing when all is held, undefined for what is not planned. */
    preview(request: AwsRequest): readonly AwsRequest[] | undefined;
  };
}

export interface QuoteDependencies {
  readonly account: SpendAccount;
  readonly store: Pick<AnswerStore, 'answers'>;
  readonly clock: Clock;
}

/** Never sends, and changes nothing: what is looked at only here is not kept longer for it. */
export function createQuote(
  { keyOf, shapeOf, lifetimes, pageCap, planner }: QuoteOptions,
  { account, store, clock }: QuoteDependencies,
): (request: AwsRequest) => Quote {
  const factsHeld = (request: AwsRequest): AnswerFacts | undefined => {
    const held = store.answers.peek(keyOf(request));
    return held && factsOf(held, { clock, lifetimes });
  };
  const isGood = ({ truncatedAtPages, expiresAtMs = 0 }: AnswerFacts) =>
    expiresAtMs > clock.now() && (truncatedAtPages ?? pageCap) >= pageCap;

  const priced = (request: AwsRequest): QuotedRequest => {
    const known = factsHeld(request)?.pages ?? account.knownPages.peek(shapeOf(request));
    const pages = Math.min(known ?? 1, pageCap);
    const priceUsd = usdOf(pages * unitsOf(pagePriceUsd(request)));
    return { request, pages, isGuess: known === undefined, priceUsd };
  };

  return (request) => {
    const facts = planner?.held(request) ?? factsHeld(request);
    const held = facts !== undefined && isGood(facts);
    return {
      held,
      ...(facts && { ageMs: facts.ageMs, expiresAtMs: facts.expiresAtMs }),
      ...(facts?.derived !== undefined && { derived: facts.derived }),
      sends: held ? [] : (planner?.preview(request) ?? [request]).map(priced),
      renewal: priced(request),
    };
  };
}
