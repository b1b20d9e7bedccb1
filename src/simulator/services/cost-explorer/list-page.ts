// Pages of the payer's settings: NextToken, MaxResults. aws-apis.md §1.7.
import { payerId } from '../../world/organisation';
import { AwsFault, constraint } from '../../wire/aws-fault';
import { integer, text, type Members } from '../../wire/members';
import type { Caller, Scene } from '../../wire/wire';
import type { SimulatorState } from '../state';
import { readToken, requestHash, writeToken, type Position } from './page-token';

export interface ListPage {
  readonly size: number;
  readonly from: Position;
  readonly request: number;
}

/** Throws AccessDeniedException with the given sentence of AWS for all but the payer. */
export function requirePayer({ account }: Caller, sentence: string): void {
  if (account !== payerId) {
    throw new AwsFault('AccessDeniedException', sentence);
  }
}

/** Throws ValidationException for a size that is out of bounds, InvalidNextTokenException for a foreign token. */
export function readListPage(
  input: Members,
  { caller, now }: Scene<SimulatorState>,
  { operation, maxSize }: { operation: string; maxSize: number },
): ListPage {
  const size = integer(input, 'MaxResults') ?? 100;
  if (size < 1 || size > maxSize) {
    const must = size < 1 ? 'greater than or equal to 1' : `less than or equal to ${maxSize}`;
    throw constraint({ value: String(size), at: 'maxResults', must: `Member must have value ${must}` });
  }
  const request = requestHash(input, operation, caller);
  const token = text(input, 'NextToken');
  return { size, request, from: token === undefined ? { at: 0, offset: 0, now } : readToken(token, request) };
}

export function cutListPage<T>(
  items: readonly T[],
  { size, from, request }: ListPage,
): { items: readonly T[]; next: { NextToken?: string } } {
  const end = from.offset + size;
  const next = end < items.length ? { NextToken: writeToken({ ...from, offset: end }, request) } : {};
  return { items: items.slice(from.offset, end), next };
}
