// Pages of GetCostAndUsage: so many groups each, cut wherever that falls.
import type { Position } from './page-token';
import type { Table } from './tabulate';
import type { Bucket } from './time-period';

export interface Filled {
  readonly bucket: Bucket;
  readonly rows: readonly number[];
  readonly sums: Table;
}

interface Paging {
  readonly cut: readonly Bucket[];
  readonly from: Position;
  readonly pageSize: number;
  rowsOf(bucket: Bucket): { rows: readonly number[]; sums: Table };
}

/** Fills one page with groups; it may end in the middle of a period, which then goes on at the top of the next page. */
export function fillPage({ cut, from, pageSize, rowsOf }: Paging): {
  filled: readonly Filled[];
  next?: { at: number; offset: number };
} {
  const filled: Filled[] = [];
  let room = pageSize;
  for (let at = from.at; at < cut.length; at++) {
    const bucket = cut[at];
    if (bucket === undefined) {
      break;
    }
    const { rows, sums } = rowsOf(bucket);
    const offset = at === from.at ? from.offset : 0;
    if (room === 0 && rows.length > offset) {
      return { filled, next: { at, offset } };
    }
    const taken = rows.slice(offset, offset + room);
    filled.push({ bucket, rows: taken, sums });
    room -= taken.length;
    if (offset + taken.length < rows.length) {
      return { filled, next: { at, offset: offset + taken.length } };
    }
  }
  return { filled };
}
