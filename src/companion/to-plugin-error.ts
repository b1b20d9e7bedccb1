// The one place where AWS's failures become Grafana's. Exhaustive: a new code does not compile without its row.
// The sentences are those of `aws/aws-error-text`; here they get a status and somebody to blame.
import { AwsError, type AwsErrorCode } from '#aws';
import { type ErrorSource, PluginError } from '#plugin-sdk';

interface Verdict {
  readonly status: number;
  readonly source: ErrorSource;
}

const downstream = (status: number): Verdict => ({ status, source: 'downstream' });

const verdicts: Readonly<Record<AwsErrorCode, Verdict>> = {
  credentials: downstream(401),
  'access-denied': downstream(403),
  'not-enabled': downstream(400),
  'data-unavailable': downstream(404),
  'invalid-request': downstream(400),
  throttled: downstream(429),
  'spend-limit': downstream(429),
  timeout: downstream(504),
  network: downstream(502),
  unexpected: downstream(502),
};

/**
 * Anything thrown → an error with Grafana's status and source; AWS's request id goes along, for AWS's support asks for it.
 * What is not AWS's failure stays ours (500, plugin). Throws nothing.
 */
export function toPluginError(thrown: unknown): PluginError {
  if (!(thrown instanceof AwsError)) {
    return PluginError.from(thrown);
  }
  const request = thrown.requestId ? ` (AWS request ${thrown.requestId})` : '';
  return new PluginError(`${thrown.message}${request}`, { ...verdicts[thrown.code], cause: thrown });
}
