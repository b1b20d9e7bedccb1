// A query that cannot be paid to its end does not start: half an answer costs money and shows nothing.
import type { AnswerStore } from './answer-store';
import type { Clock } from './clock';
import type { AnswerLayer } from './layer';
import { pagePriceUsd } from './operations';
import type { AwsRequest } from './request';
import type { SpendAccount } from './spend-account';
import { spendLimitError } from './spend-limit';
import type { SpendLimit } from './spend-limit';
import { unitsOf } from './usd';

export interface KnownPagesOptions {
  /** The connection and the question without its dates; see `shapeKey`. */
  readonly shapeOf: (request: AwsRequest) => string;
  readonly limit: SpendLimit;
  readonly pageCap: number;
  readonly region: string;
}

export interface KnownPagesDependencies {
  readonly account: SpendAccount;
  readonly store: Pick<AnswerStore, 'pages'>;
  readonly clock: Clock;
}

/**
 * Promises a walk the pages it is known to need (one when nothing is known), or refuses it with AwsError `spend-limit`
 * before it waits for its turn. Learns the pages of each whole answer.
 */
export function reservePages(
  { shapeOf, limit, pageCap, region }: KnownPagesOptions,
  { account, store, clock }: KnownPagesDependencies,
): AnswerLayer {
  return (next) => async (request, context) => {
    const { operation } = request;
    const pageUnits = unitsOf(pagePriceUsd(request));
    if (pageUnits === 0) {
      return next(request, context);
    }
    const shape = shapeOf(request);
    // Pages held from a walk that failed are paid already.
    const bought = store.pages.peek(context.key)?.pages ?? 0;
    const pages = Math.max(1, Math.min(account.knownPages.get(shape) ?? 1, pageCap) - bought);
    const left = account.left(context.caller, limit);
    if (left.units < pages * pageUnits) {
      throw spendLimitError(left, { operation, region, pages, nowMs: clock.now() });
    }
    const reservation = account.reserve(pages * pageUnits);
    try {
      const merged = await next(request, { ...context, reservation });
      account.knownPages.set(shape, merged.pages);
      return merged;
    } finally {
      reservation.release();
    }
  };
}
