// Counts every attempt of every page, and its price. The spend guard takes this place with issue 4: it books before
// sending.
import type { AwsError } from './aws-error';
import type { Counters } from './counters';
import type { PageLayer } from './layer';
import { operations } from './operations';

/**
 * AWS charges for what it answered; a refused request is free. Where the outcome is unknown (time-out, cut, unreadable
 * answer) the price is counted: better a cent too many than one unseen. @see
 * https://github.com/aws/aws-sdk-java/issues/2065
 */
export function spendCount({ counters }: { counters: Counters }): PageLayer {
  return (next) => async (page, context) => {
    const { operation } = page.request;
    const count = (outcome: 'ok' | AwsError['code'], priceUsd: number) => {
      counters.countRequest(operation, outcome, priceUsd);
      context.tally.attempts += 1;
      context.tally.paidRequests += priceUsd > 0 ? 1 : 0;
      // Six times a cent is six cents.
      context.tally.priceUsd = Math.round((context.tally.priceUsd + priceUsd) * 10_000) / 10_000;
    };
    try {
      const answer = await next(page, context);
      count('ok', operations[operation].pagePriceUsd);
      return answer;
    } catch (error) {
      const { code, mayBeCharged } = error as AwsError;
      count(code, mayBeCharged ? operations[operation].pagePriceUsd : 0);
      throw error;
    }
  };
}
