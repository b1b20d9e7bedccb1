// Who a set of keys belongs to. Any key is the payer's administrator, except where its id says otherwise.
import { hexDigits } from '../world/hash';
import { accountOf, payerId } from '../world/organisation';
import { AwsFault } from '../wire/aws-fault';
import type { Signature } from '../wire/signature';
import type { Caller } from '../wire/wire';
import type { Session } from '../services/state';

const invalid = (): AwsFault =>
  new AwsFault('UnrecognizedClientException', 'The security token included in the request is invalid.');
const expired = (): AwsFault =>
  new AwsFault('ExpiredTokenException', 'The security token included in the request is expired');

/** Throws UnrecognizedClientException or ExpiredTokenException. */
export function identify(
  { accessKeyId, sessionToken }: Signature,
  { sessions, now }: { sessions: ReadonlyMap<string, Session>; now: number },
): Caller {
  if (accessKeyId.startsWith('AKIAINVALID')) {
    throw invalid();
  }
  if (accessKeyId.startsWith('AKIAEXPIRED')) {
    throw expired();
  }
  const session = sessions.get(accessKeyId);
  if (session) {
    if (session.sessionToken !== sessionToken) {
      throw invalid();
    }
    if (now >= session.expiresAt) {
      throw expired();
    }
    return session;
  }
  const account = /^AKIAMEMBER(\d{12})/.exec(accessKeyId)?.[1] ?? payerId;
  if (!accountOf(account)) {
    throw invalid();
  }
  return {
    account,
    arn: `arn:aws:iam::${account}:user/northwind-reader`,
    userId: `AIDA${hexDigits(account, 17).toUpperCase()}`,
  };
}
