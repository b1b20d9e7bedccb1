// What a panel asked of AWS, for the query inspector and the workbench.
import type { Frame } from '#plugin-sdk/data';
import type { Answer } from '#queries';

export interface RequestsOptions {
  /** Whether what was paid is told too: not in Grafana, whose public boards show a frame's meta to strangers. */
  readonly showPrices: boolean;
}

/** The frames with `meta.custom.requests` on the first: operation, pages, age and end of life of each answer. Nothing secret is in it. */
export function withRequests(
  frames: readonly Frame[],
  answers: readonly Answer[],
  { showPrices }: RequestsOptions,
): readonly Frame[] {
  const [first, ...others] = frames;
  if (!first || answers.length === 0) {
    return frames;
  }
  const requests = answers.map((answer) => describe(answer, showPrices));
  return [{ ...first, meta: { ...first.meta, custom: { ...first.meta?.custom, requests } } }, ...others];
}

function describe(answer: Answer, showPrices: boolean): Readonly<Record<string, unknown>> {
  const { operation } = answer.request;
  if ('refused' in answer) {
    return { operation, refused: answer.refused.code };
  }
  const { facts } = answer;
  return {
    operation,
    pages: facts.pages,
    cached: facts.cached,
    ageMs: Math.round(facts.ageMs),
    ...(facts.confirmedAtMs !== undefined && { confirmedAtMs: facts.confirmedAtMs }),
    ...(showPrices && { paidRequests: facts.paidRequests, priceUsd: facts.priceUsd }),
    ...(facts.expiresAtMs !== undefined && { expiresAtMs: facts.expiresAtMs }),
    ...(facts.derived !== undefined && { derived: facts.derived }),
  };
}
