// What a panel asked of AWS, for the query inspector and the workbench.
import type { AwsAnswer } from '#aws/request';
import type { Frame } from '#plugin-sdk/data';

export interface RequestsOptions {
  /** Whether what was paid is told too: not in Grafana, whose public boards show a frame's meta to strangers. */
  readonly showPrices: boolean;
}

/** The frames with `meta.custom.requests` on the first: operation, pages, age and end of life of each answer. Nothing secret is in it. */
export function withRequests(
  frames: readonly Frame[],
  answers: readonly AwsAnswer[],
  { showPrices }: RequestsOptions,
): readonly Frame[] {
  const [first, ...others] = frames;
  if (!first || answers.length === 0) {
    return frames;
  }
  const requests = answers.map(({ request, facts }) => ({
    operation: request.operation,
    pages: facts.pages,
    cached: facts.cached,
    ageMs: Math.round(facts.ageMs),
    ...(showPrices && { paidRequests: facts.paidRequests, priceUsd: facts.priceUsd }),
    ...(facts.expiresAtMs !== undefined && { expiresAtMs: facts.expiresAtMs }),
    ...(facts.derived !== undefined && { derived: facts.derived }),
  }));
  return [{ ...first, meta: { ...first.meta, custom: { ...first.meta?.custom, requests } } }, ...others];
}
