// One query from its stored JSON to frames; both doors end here. A failing query never takes its neighbours down.
import { type AskOptions, AwsError, type Caller } from '#aws';
import type { AwsRequest } from '#aws/request';
import type { DataResponse, Frame } from '#plugin-sdk';
import type { Answer, QueryContext, QueryKind } from '#queries';
import { type AskedQuery, understand, type UnderstoodQuery, type Viewer } from './asked-query';
import type { Instance } from './instance';
import { toPluginError } from './to-plugin-error';
import { withRequests } from './with-requests';

const HOUR_MS = 3_600_000;

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
  if (asked.isHidden) {
    return { frames: [] };
  }
  try {
    const understood = await understand(instance, asked, { nowMs, viewer, signal });
    const { kind, query } = understood;
    const askAll = (all: readonly AwsRequest[]) =>
      Promise.all(all.map((request) => ask(instance, { kind, request, options: { signal, caller } })));
    const [{ first, context: askedContext }, outside] = await Promise.all([
      askTogether(understood, askAll),
      outsideFacts(instance, understood, { signal, caller }),
    ]);
    const context = { ...askedContext, ...outside };
    const more = kind.followUp?.(query as never, first, context) ?? [];
    const answers = more.length > 0 ? [...first, ...(await askAll(more))] : first;
    const make = (): readonly Frame[] => kind.frames(query as never, answers, context);
    return {
      frames: withRequests(
        isStale(answers) ? make() : remembered(instance, { kind, query }, { answers, context, make }),
        answers,
        { showPrices },
      ),
    };
  } catch (thrown) {
    return { frames: [], error: toPluginError(thrown) };
  }
}

/** AWS refuses a call as a whole: what the panel asked together is then asked apart, so that only the wrong one fails. */
async function askTogether(
  { kind, query, context, requests }: UnderstoodQuery,
  askAll: (requests: readonly AwsRequest[]) => Promise<readonly Answer[]>,
): Promise<{ first: readonly Answer[]; context: QueryContext }> {
  try {
    return { first: notAllRefused(kind, await askAll(requests)), context };
  } catch (thrown) {
    const isShared =
      (context.panel?.length ?? 0) > 1 && thrown instanceof AwsError && thrown.code === 'invalid-request';
    if (!isShared) {
      throw thrown;
    }
    const alone = { ...context, apart: true };
    return { first: notAllRefused(kind, await askAll(kind.requests(query as never, alone))), context: alone };
  }
}

function notAllRefused(kind: QueryKind, answers: readonly Answer[]): readonly Answer[] {
  const refused = answers.flatMap((answer) => ('refused' in answer ? [answer] : []));
  if (kind.needsAnAnswer && refused.length === answers.length && refused[0]) {
    const { request, refused: why } = refused[0];
    throw new AwsError(why.code, { operation: request.operation, region: request.region ?? '', message: why.message });
  }
  return answers;
}

async function outsideFacts(
  instance: Instance,
  { kind, query, context }: UnderstoodQuery,
  options: AskOptions,
): Promise<Pick<QueryContext, 'organisation'>> {
  const facts = kind.outsideFacts?.(query as never, context) ?? [];
  const units = facts.includes('organisationalUnits');
  return facts.length > 0 ? { organisation: await instance.directory.find({ units, ...options }) } : {};
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

/** Frames depend on the clock and the range only as far as whole hours go, or what the kind says; a dashboard's `now` moves every second. */
function remembered(
  instance: Instance,
  { kind, query }: Pick<UnderstoodQuery, 'kind' | 'query'>,
  { answers, context, make }: { answers: readonly Answer[]; context: QueryContext; make: () => readonly Frame[] },
): readonly Frame[] {
  // The organisation counts by identity, as answers do: it is the same object as long as nothing in it changed.
  const { fromMs, toMs, nowMs, organisation, ...rest } = context;
  const stepOf = (ms: number): number => Math.floor(ms / (kind.drawnStepMs ?? HOUR_MS));
  const question = JSON.stringify([query, [fromMs, toMs, nowMs].map(stepOf), rest, answers.map(refusalOf)]);
  return instance.frames.remember(
    question,
    [
      ...answers.flatMap((answer) => ('output' in answer ? [answer.output] : [])),
      ...(organisation ? [organisation] : []),
    ],
    make,
  );
}

function refusalOf(answer: Answer): string | null {
  return 'refused' in answer ? answer.refused.message : null;
}

/** A stale answer's notice names its age, which is new each time. */
function isStale(answers: readonly Answer[]): boolean {
  return answers.some((answer) => 'facts' in answer && answer.facts.staleBecause !== undefined);
}
