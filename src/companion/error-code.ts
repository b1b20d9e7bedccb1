// PURE. The one word of a failure for programs, beside the sentence for people.
import { AwsError, type AwsErrorCode } from '#aws';
import { PluginError } from '#plugin-sdk';

export type ErrorCode = AwsErrorCode | 'not-found' | 'internal';

/** Anything thrown → AWS's code where AWS is the cause, else whose fault it is: the asker's (`invalid-request`) or ours (`internal`). */
export function errorCodeOf(thrown: unknown): ErrorCode {
  const cause = thrown instanceof PluginError ? thrown.cause : thrown;
  if (cause instanceof AwsError) {
    return cause.code;
  }
  if (!(thrown instanceof PluginError) || thrown.source === 'plugin') {
    return 'internal';
  }
  return thrown.status === 404 ? 'not-found' : 'invalid-request';
}
