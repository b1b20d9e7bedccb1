import { hashText } from '../../world/hash';
import { AwsFault } from '../../wire/aws-fault';
import { integer, text, type Members } from '../../wire/members';
import type { Scene } from '../../wire/wire';
import type { SimulatorState } from '../state';

const maxPage = 20;

export interface PageRequest {
  readonly size: number;
  readonly offset: number;
  readonly operation: string;
  /** Whether the empty page before this one has been sent. */
  readonly isAfterEmpty: boolean;
}

const invalid = (message: string): AwsFault => new AwsFault('InvalidInputException', message);

/** Throws InvalidInputException for a size outside 1..20 and for a foreign token. */
export function readPage(input: Members, operation: string): PageRequest {
  const size = integer(input, 'MaxResults') ?? maxPage;
  if (size < 1 || size > maxPage) {
    throw invalid(`You specified an invalid value. MaxResults must be between 1 and ${maxPage}.`);
  }
  const token = text(input, 'NextToken');
  if (token === undefined) {
    return { size, offset: 0, operation, isAfterEmpty: false };
  }
  const [name, offset, empty] = Buffer.from(token, 'base64url').toString('latin1').split('/');
  if (name !== operation || !/^\d+$/.test(offset ?? '')) {
    throw invalid('You specified an invalid value. NextToken is invalid.');
  }
  return { size, offset: Number(offset), operation, isAfterEmpty: empty === 'e' };
}

/** One page of a list; now and then an empty one that only carries a token, as AWS may send. */
export function cutPage<T>(
  items: readonly T[],
  page: PageRequest,
  { state: { switches, world } }: Scene<SimulatorState>,
): { items: readonly T[]; next: { NextToken?: string } } {
  const token = (offset: number, mark: string) => ({
    NextToken: Buffer.from(`${page.operation}/${offset}/${mark}`).toString('base64url'),
  });
  const isEmpty =
    switches.emptyPages &&
    !page.isAfterEmpty &&
    hashText(`${page.operation}/${page.offset}/${page.size}`, world.seed) % 3 === 0;
  if (isEmpty) {
    return { items: [], next: token(page.offset, 'e') };
  }
  const end = page.offset + page.size;
  return { items: items.slice(page.offset, end), next: end < items.length ? token(end, 'p') : {} };
}
