// One panel may ask for UTC days of a bill and for moments of a metric: two ranges, and a request of Grafana's has one.
import {
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  LoadingState,
  type TimeRange,
} from '@grafana/data';
import { forkJoin, map, type Observable } from 'rxjs';
import { billingDays } from './billing-days';
import { asksMoments } from './panel-queries';
import type { AwsCostQuery } from './query';

type Request = DataQueryRequest<AwsCostQuery>;

/**
 * The request, cut by the range each of its queries means (`filled`: the same queries, in their order, with variables filled in). One
 * where nothing moves: everywhere in UTC, and for `now-30d` in any zone. Metrics stay together, since they refer to each other.
 */
export function byRange(request: Request, filled: readonly AwsCostQuery[]): readonly [Request, ...Request[]] {
  const { range, timezone, targets, requestId } = request;
  const own = (isMoment: boolean) => targets.filter((_, index) => asksMoments(filled[index]!, filled) === isMoment);
  const [days, moments] = [own(false), own(true)];
  const inDays = billingDays(range, timezone);
  if (days.length === 0 || inDays === range) {
    return [request];
  }
  const dayRequest = { ...request, range: inDays, targets: days };
  // Under one id Grafana would take the second for a repetition, and cancel the first.
  return moments.length === 0
    ? [dayRequest]
    : [dayRequest, { ...request, requestId: `${requestId}-moments`, targets: moments }];
}

/** The range that the first query of `filled` means, among the others. */
export function rangeOf(
  filled: readonly [AwsCostQuery, ...AwsCostQuery[]],
  range: TimeRange,
  timeZone: string,
): TimeRange {
  return asksMoments(filled[0], filled) ? range : billingDays(range, timeZone);
}

/** Answers to the parts of one panel → one answer, its frames in the order of the panel's queries. */
export function inOneAnswer(
  answers: readonly Observable<DataQueryResponse>[],
  targets: readonly AwsCostQuery[],
): Observable<DataQueryResponse> {
  const place = ({ refId }: DataFrame) => targets.findIndex((target) => target.refId === refId);
  return forkJoin(answers).pipe(
    map((parts) => {
      const errors = parts.flatMap((part) => part.errors ?? []);
      const error = parts.find((part) => part.error)?.error;
      const traceIds = parts.flatMap((part) => part.traceIds ?? []);
      return {
        data: parts.flatMap(({ data }) => data as DataFrame[]).sort((a, b) => place(a) - place(b)),
        state: parts.some(({ state }) => state === LoadingState.Error) ? LoadingState.Error : LoadingState.Done,
        ...(errors.length > 0 && { errors }),
        ...(error && { error }),
        ...(traceIds.length > 0 && { traceIds }),
      };
    }),
  );
}
