// Tags queries drawn from answers.
import type { AwsRequest, CostTable, RefusedAnswer } from '#aws/request';
import { checkFrame, type Frame } from '#plugin-sdk/data';
import { type Answer, findKind, parseQuery, type QueryContext } from '#queries';
import { answer, NOW } from '../cost/table';

export const tags = findKind('tags')!;

export const TEAM = { type: 'TAG', key: 'team' } as const;
export const ENVIRONMENT = { type: 'TAG', key: 'environment' } as const;

const facts = { fetchedAtMs: NOW, cached: false, ageMs: 0, pages: 1, paidRequests: 1, priceUsd: 0.01 };

/** A parsed tags query with every default. */
export function tagsQuery(query: object): object {
  const parsed = parseQuery({ queryType: 'tags', ...query });
  if ('issues' in parsed) {
    throw new Error(JSON.stringify(parsed.issues));
  }
  return parsed.query;
}

/** What stands for an answer: a table of costs, a list as AWS gives it, or the code of a refusal. */
export type Given = CostTable | readonly unknown[] | RefusedAnswer['refused'];

/** The frames of a query from answers in the order of its requests, those of a follow-up behind them. */
export function draw(query: object, given: readonly Given[], at: QueryContext): readonly Frame[] {
  const parsed = tagsQuery(query);
  const requests = tags.requests(parsed, at);
  const first = requests.map((request, index) => answerOf(request, given[index]!));
  const more = (tags.followUp?.(parsed, first, at) ?? []).map((request, index) =>
    answerOf(request, given[requests.length + index]!),
  );
  const frames = tags.frames(parsed, [...first, ...more], at);
  frames.forEach(checkFrame);
  return frames;
}

function answerOf(request: AwsRequest, given: Given): Answer {
  if ('periods' in given) {
    return answer(request, given);
  }
  return 'code' in given ? { request, refused: given } : ({ request, output: given, facts } as Answer);
}
