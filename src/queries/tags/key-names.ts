// PURE. The tag keys AWS has cost of, asked only where they help: the request of the editor's pickers, so one answer serves all.
import type { AwsErrorCode, AwsRequest } from '#aws/request';
import type { Answer, QueryContext } from '../kind';
import { formatDay, next, startOf } from '../shared/utc';

/** Nothing depends on this list but advice: without it the numbers stand as they are. */
export const ADVICE_FAILURES: readonly AwsErrorCode[] = [
  'access-denied',
  'not-enabled',
  'data-unavailable',
  'invalid-request',
  'throttled',
  'spend-limit',
  'timeout',
  'network',
  'unexpected',
];

/** `ce:GetTags` for the keys in the whole UTC months of the range, as far as AWS keeps and has them. */
export function keyNamesRequest({ fromMs, toMs, nowMs, historyMonths }: QueryContext): AwsRequest<'ce:GetTags'> {
  const thisMonth = new Date(startOf(nowMs, 'month'));
  const oldest = Date.UTC(thisMonth.getUTCFullYear(), thisMonth.getUTCMonth() - (historyMonths - 1));
  const clamped = (ms: number) => Math.min(Math.max(startOf(ms, 'month'), oldest), thisMonth.getTime());
  const last = clamped(Math.max(toMs - 1, fromMs));
  const end = Math.min(next(last, 'month'), next(nowMs, 'day'));
  return {
    operation: 'ce:GetTags',
    input: { TimePeriod: { Start: formatDay(clamped(fromMs)), End: formatDay(end) } },
  };
}

/** The keys that were answered; undefined where they were not asked or AWS would not tell. */
export function readKeyNames(answers: readonly Answer[]): readonly string[] | undefined {
  for (const answer of answers) {
    if (answer.request.operation === 'ce:GetTags' && 'output' in answer) {
      return (answer.output as readonly string[]).filter((name) => name !== '');
    }
  }
  return undefined;
}
