// One query from its stored JSON to frames; both doors end here. A failing query never takes its neighbours down.
import type { AwsAnswer, AwsRequest } from '#aws/request';
import { type DataResponse, type Frame, PluginError } from '#plugin-sdk';
import { parseQuery, type QueryContext, type QueryIssue } from '#queries';
import type { Instance } from './instance';
import { toPluginError } from './to-plugin-error';
import { withRequests } from './with-requests';

export interface QueryToAnswer {
  /** As the editor stored it; not yet parsed. */
  readonly json: unknown;
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * A stored query → its frames, with what was asked of AWS in the first frame's meta.
 * Throws nothing: what goes wrong is the response's error. The signal ends the wait, not a paid request in flight.
 */
export async function answerQuery(
  instance: Instance,
  { json, fromMs, toMs }: QueryToAnswer,
  { nowMs, signal }: { nowMs: number; signal: AbortSignal },
): Promise<DataResponse> {
  try {
    const parsed = parseQuery(json);
    if ('issues' in parsed) {
      return { frames: [], error: badQuery(parsed.issues) };
    }
    const { kind, query } = parsed;
    const context = contextOf(instance, { fromMs, toMs, nowMs });
    const issues = kind.check(query, context);
    if (issues.length > 0) {
      return { frames: [], error: badQuery(issues) };
    }
    const answers = await ask(instance, kind.requests(query, context), signal);
    const make = (): readonly Frame[] => kind.frames(query, answers, context);
    return { frames: withRequests(isStale(answers) ? make() : remembered(instance, query, { answers, context, make }), answers) };
  } catch (thrown) {
    return { frames: [], error: toPluginError(thrown) };
  }
}

async function ask(instance: Instance, requests: readonly AwsRequest[], signal: AbortSignal): Promise<AwsAnswer[]> {
  const answers: AwsAnswer[] = await Promise.all(requests.map((request) => instance.aws.send(request, { signal })));
  return answers;
}

/** Frames depend on the clock and the range only as far as whole hours go; a dashboard's `now` moves every second. */
function remembered(
  instance: Instance,
  query: unknown,
  { answers, context, make }: { answers: readonly AwsAnswer[]; context: QueryContext; make: () => readonly Frame[] },
): readonly Frame[] {
  const { fromMs, toMs, nowMs, ...rest } = context;
  const question = JSON.stringify([query, [fromMs, toMs, nowMs].map(hourOf), rest]);
  return instance.frames.remember(question, answers.map(({ output }) => output), make);
}

function hourOf(ms: number): number {
  return Math.floor(ms / 3_600_000);
}

/** A stale answer's notice names its age, which is new each time. */
function isStale(answers: readonly AwsAnswer[]): boolean {
  return answers.some(({ facts }) => facts.staleBecause !== undefined);
}

function contextOf(instance: Instance, times: Pick<QueryContext, 'fromMs' | 'toMs' | 'nowMs'>): QueryContext {
  const { historyMonths, hourly } = instance.settings;
  return { ...times, historyMonths, hourly, consoleHost: instance.consoleHost };
}

function badQuery(issues: readonly QueryIssue[]): PluginError {
  return new PluginError(issues.map(({ message }) => message).join(' · '), { status: 400, source: 'downstream' });
}
