// Tokens are stateless: where to go on, bound to the request by a hash and to themselves by a checksum.
import { hashText } from '../../world/hash';
import { AwsFault } from '../../wire/aws-fault';
import type { Members } from '../../wire/members';
import type { Caller } from '../../wire/wire';

/**
 * Where the next page begins: entry `at`, and how much of it was already sent. `now` keeps all pages of an answer at
 * one state of the bill.
 */
export interface Position {
  readonly at: number;
  readonly offset: number;
  readonly now: number;
}

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );

/** The request apart from its token: member order does not matter, the caller does. */
export function requestHash(input: Members, operation: string, caller: Caller): number {
  const { NextPageToken: _, NextToken: __, ...rest } = input;
  return hashText(`${operation} ${caller.account} ${canonical(rest)}`);
}

export function writeToken({ at, offset, now }: Position, request: number): string {
  const content = `${request}.${at}.${offset}.${now}`;
  return Buffer.from(`${content}.${hashText(content)}`).toString('base64url');
}

/**
 * Throws InvalidNextTokenException for a token that is none of ours, RequestChangedException for one of another
 * request.
 */
export function readToken(token: string, request: number): Position {
  const parts = Buffer.from(token, 'base64url').toString('latin1').split('.');
  const [of, at, offset, now, checksum] = parts.map(Number);
  if (
    parts.length !== 5 ||
    of === undefined ||
    at === undefined ||
    offset === undefined ||
    now === undefined ||
    hashText(parts.slice(0, 4).join('.')) !== checksum
  ) {
    throw new AwsFault(
      'InvalidNextTokenException',
      'The pagination token is invalid. Try again without a pagination token.',
    );
  }
  if (of !== request) {
    throw new AwsFault(
      'RequestChangedException',
      'Your request parameters changed between pages. Try again with the old parameters or without a pagination token.',
    );
  }
  return { at, offset, now };
}
