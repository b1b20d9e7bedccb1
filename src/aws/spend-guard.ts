// Innermost before the wire: each attempt of each page is booked before it is sent, or is not sent.
import type { AwsError } from './aws-error';
import type { Clock } from './clock';
import type { Counters } from './counters';
import type { CallContext, Caller, PageLayer } from './layer';
import type { Booking } from './ledger';
import { answeredPriceUsd, pagePriceUsd } from './operations';
import type { AwsOperation } from './request';
import type { SpendAccount } from './spend-account';
import { spendLimitError } from './spend-limit';
import type { SpendLimit } from './spend-limit';
import { unitsOf, usdOf } from './usd';

export interface SpendGuardOptions {
  readonly limit: SpendLimit;
  readonly region: string;
}

export interface SpendGuardDependencies {
  readonly account: SpendAccount;
  readonly counters: Counters;
  readonly clock: Clock;
}

/**
 * AWS charges for what it answered; a refused request is free, and its booking is undone. Where the outcome is unknown
 * (time-out, cut, unreadable answer) it stays: better a cent too many than one unseen. Deciding and booking are one
 * step without a wait in between, so however many ask at once, none is sent beyond the cap.
 * Rejects with AwsError `spend-limit` when nothing is left. @see https://github.com/aws/aws-sdk-java/issues/2065
 */
export function spendGuard(
  { limit, region }: SpendGuardOptions,
  { account, counters, clock }: SpendGuardDependencies,
): PageLayer {
  const book = (operation: AwsOperation, units: number, { caller, reservation }: CallContext): Booking => {
    const left = account.left(caller, limit);
    if (!reservation?.take(units) && left.units < units) {
      throw spendLimitError(left, { operation, region, pages: 1, nowMs: clock.now() });
    }
    return account.ledger.book({ operation, asker: askerOf(caller), units });
  };

  return (next) => async (page, context) => {
    const { operation } = page.request;
    const priceUsd = pagePriceUsd(page.request);
    const units = unitsOf(priceUsd);
    const booking = units > 0 ? book(operation, units, context) : undefined;
    const count = (outcome: 'ok' | AwsError['code'], chargedUsd: number) => {
      counters.countRequest(operation, outcome, chargedUsd);
      context.tally.attempts += 1;
      context.tally.paidRequests += chargedUsd > 0 ? 1 : 0;
      context.tally.priceUsd = usdOf(unitsOf(context.tally.priceUsd) + unitsOf(chargedUsd));
    };
    try {
      const answer = await next(page, context);
      const answeredUsd = answeredPriceUsd(page.request, answer.output);
      if (booking && answeredUsd > priceUsd) {
        account.ledger.unbook(booking);
        account.ledger.book({ ...booking, units: unitsOf(answeredUsd) });
      }
      count('ok', answeredUsd);
      return answer;
    } catch (error) {
      const { code, mayBeCharged } = error as AwsError;
      if (booking && !mayBeCharged) {
        account.ledger.unbook(booking);
        context.reservation?.giveBack(units);
      }
      count(code, mayBeCharged ? priceUsd : 0);
      throw error;
    }
  };
}

/** Kind and uid, as the ledger keeps them. */
function askerOf({ kind, uid }: Caller = { kind: 'other' }): string {
  return uid ? `${kind}:${uid}` : kind;
}
