// One query from its stored JSON to frames; both doors end here. A failing query never takes its neighbours down.
import { type AskOptions, AwsError, type Caller } from '#aws';
import type { AwsAnswer, AwsRequest } from '#aws/request';
import type { DataResponse, Frame } from '#plugin-sdk';
import type { Answer, QueryContext, QueryKind } from '#queries';
import { type AskedQuery, understand, type Viewer } from './asked-query';
import type { Instance } from './instance';
import { toPluginError } from './to-plugin-error';
import { withRequests } from './with-requests';

export interface Asking {
  readonly nowMs: number;
  readonly signal: AbortSignal;
  readonly caller: Caller;
  readonly viewer?: Viewer;
  /** Default: no. @see RequestsOptions */
  readonly showPrices?: boolean;
}

/**
 * A stored query → its frames, with what was asked of AWS in the first frame's meta.
 * Throws nothing: what goes wrong is the response's error. The signal ends the wait, not a paid request in flight.
 */
export async function answerQuery(
  instance: Instance,
  asked: AskedQuery,
  { nowMs, signal, caller, viewer, showPrices = false }: Asking,
): Promise<DataResponse> {
  try {
    const { kind, query, context, requests } = understand(instance, asked, { nowMs, viewer });
    const askAll = (all: readonly AwsRequest[]) =>
      Promise.all(all.map((request) => ask(instance, { kind, request, options: { signal, caller } })));
    const first = await askAll(requests);
    const more = kind.followUp?.(query as never, first, context) ?? [];
    const answers = more.length > 0 ? [...first, ...(await askAll(more))] : first;
    const make = (): readonly Frame[] => kind.frames(query as never, answers, context);
    return {
      frames: withRequests(
        isStale(answers) ? make() : remembered(instance, query, { answers, context, make }),
        answers,
        { showPrices },
      ),
    };
  } catch (thrown) {
    return { frames: [], error: toPluginError(thrown) };
  }
}

/** What the kind can do without becomes a part of its answers; any other failure rejects with AwsError. */
async function ask(
  instance: Instance,
  { kind, request, options }: { kind: QueryKind; request: AwsRequest; options: AskOptions },
): Promise<Answer> {
  try {
    return await instance.aws.send(request, options);
  } catch (thrown) {
    if (thrown instanceof AwsError && kind.tolerates?.[request.operation]?.includes(thrown.code)) {
      return { request, refused: { code: thrown.code, message: thrown.message } };
    }
    throw thrown;
  }
}

/** Frames depend on the clock and the range only as far as whole hours go; a dashboard's `now` moves every second. */
function remembered(
  instance: Instance,
  query: unknown,
  { answers, context, make }: { answers: readonly Answer[]; context: QueryContext; make: () => readonly Frame[] },
): readonly Frame[] {
  const { fromMs, toMs, nowMs, ...rest } = context;
  const question = JSON.stringify([query, [fromMs, toMs, nowMs].map(hourOf), rest, answers.map(refusalOf)]);
  return instance.frames.remember(
    question,
    answers.flatMap((answer) => ('output' in answer ? [answer.output] : [])),
    make,
  );
}

function hourOf(ms: number): number {
  return Math.floor(ms / 3_600_000);
}

function refusalOf(answer: Answer): string | null {
  return 'refused' in answer ? answer.refused.message : null;
}

/** A stale answer's notice names its age, which is new each time. */
function isStale(answers: readonly Answer[]): boolean {
  return answers.some((answer) => 'facts' in answer && answer.facts.staleBecause !== undefined);
}
