// Tokens are stateless: numbers that say where to go on, bound to the request by a hash and to themselves by a checksum.
import { hashText } from '../../world/hash';
import { AwsFault } from '../../wire/aws-fault';
import { text, type Members } from '../../wire/members';
import type { Caller } from '../../wire/wire';

export interface TokenOf {
  readonly operation: string;
  readonly input: Members;
  readonly caller: Caller;
  readonly region: string;
}

/** `AWS` says no more than that either. */
const refused = (): AwsFault => new AwsFault('InvalidNextToken', 'The specified next token is invalid.');

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );

function requestHash({ operation, input, caller, region }: TokenOf): number {
  const { NextToken: _, ...rest } = input;
  return hashText(`${operation} ${region} ${caller.account} ${canonical(rest)}`);
}

export function writeToken(place: readonly number[], of: TokenOf): string {
  const content = [requestHash(of), ...place].join('.');
  return Buffer.from(`${content}.${hashText(content)}`).toString('base64url');
}

/** The numbers of the input's NextToken, or undefined without one. Throws InvalidNextToken for one of another request. */
export function readToken(of: TokenOf): readonly number[] | undefined {
  const token = text(of.input, 'NextToken');
  if (token === undefined) {
    return undefined;
  }
  const parts = Buffer.from(token, 'base64url').toString('latin1').split('.');
  const [request, ...place] = parts.slice(0, -1).map(Number);
  if (hashText(parts.slice(0, -1).join('.')) !== Number(parts.at(-1)) || request !== requestHash(of)) {
    throw refused();
  }
  return place;
}

/** One page of a list, with the token for the next where there is one. */
export function cutPage<T>(
  items: readonly T[],
  size: number,
  of: TokenOf,
): { items: readonly T[]; NextToken?: string } {
  const [from = 0] = readToken(of) ?? [];
  const end = from + size;
  return { items: items.slice(from, end), ...(end < items.length && { NextToken: writeToken([end], of) }) };
}
