// The core of the onion: one page, one attempt, over the wire.
import { AwsError } from './aws-error';
import type { Clients } from './clients';
import type { Clock } from './clock';
import type { AwsConnection } from './connection';
import type { Credentials } from './credentials';
import type { Ask, Page, PageRequest } from './layer';
import { operations } from './operations';
import { regionOf } from './region';
import { untilAborted } from './waiting';

/** Longest one attempt may take, connecting included. */
export const ATTEMPT_MS = 30_000;

export interface SendDependencies {
  readonly clients: Clients;
  readonly credentials: Credentials;
  readonly clock: Clock;
}

/**
 * Rejects with AwsError only. The context's signal is not heard: what is on its way is paid for, so its answer is
 * awaited.
 */
export function createSend(
  connection: AwsConnection,
  { clients, credentials, clock }: SendDependencies,
): Ask<PageRequest, Page> {
  return async ({ request, token }, { timeoutMs = ATTEMPT_MS }) => {
    const { operation, region = connection.region } = request;
    const facts = operations[operation];
    const where = regionOf(facts.service, region);
    const subject = { operation, region: 'region' in where ? where.region : region };
    const input = {
      ...request.input,
      ...(facts.billingView && connection.billingViewArn && { BillingViewArn: connection.billingViewArn }),
      ...(facts.pages && token !== undefined && { [facts.pages.tokenIn]: token }),
    };
    const attempt = new AbortController();
    const cancel = clock.after(timeoutMs, () => attempt.abort());
    try {
      const output = await clients.with({ service: facts.service, operation, region }, async (client) => {
        // Asked here and not only by the SDK, so that a refused role is told apart from a refused request.
        await untilAborted(credentials.get(), attempt.signal);
        const sent = client.commands[operation]!(input, { abortSignal: attempt.signal });
        return await untilAborted(sent, attempt.signal);
      });
      if (isEmpty(output)) {
        // A proxy's doing more often than AWS's. Taken for an answer it would be held for hours as "no cost".
        throw new AwsError('unexpected', { ...subject, name: 'EmptyAnswer', retry: 'transient', mayBeCharged: true });
      }
      return { output, ...nextTokenOf(output, facts.pages?.tokenOut, input) };
    } catch (error) {
      throw attempt.signal.aborted && !(error instanceof AwsError)
        ? AwsError.timedOut({ ...subject, cause: error })
        : AwsError.from(error, subject);
    } finally {
      cancel();
    }
  };
}

/** An empty body reads as `{}`; every answer of AWS's has a member, if only an empty list. */
function isEmpty(output: unknown): boolean {
  return Object.entries(output as object).every(([name, value]) => name === '$metadata' || value === undefined);
}

/** An answer asked with SortBy is the top of a list: AWS refuses a token for its rest. */
function nextTokenOf(output: unknown, tokenOut: string | undefined, input: object): { nextToken?: string } {
  const token =
    tokenOut === undefined || 'SortBy' in input ? undefined : (output as Readonly<Record<string, unknown>>)[tokenOut];
  return typeof token === 'string' && token !== '' ? { nextToken: token } : {};
}
