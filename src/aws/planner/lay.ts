// PURE. A span of days laid with pieces of cubes: each day from exactly one, so that no day is of two versions of the data, or counted twice.
import type { Span } from './calendar';

/** Days that one cube answers. */
export interface Piece<C> extends Span {
  readonly cube: C;
}

/**
 * For each day of `span` the first piece by `compare` that has it; neighbours from one cube are one part. `missing` are the runs of days
 * that no piece has.
 */
export function lay<C, P extends Piece<C>>(
  span: Span,
  pieces: readonly P[],
  compare: (a: P, b: P) => number,
): { readonly parts: readonly P[]; readonly missing: readonly Span[] } {
  const parts: P[] = [];
  const missing: Span[] = [];
  const edges = [span, ...pieces].flatMap(({ start, end }) => [start, end]);
  const inside = [...new Set(edges)].filter((day) => day >= span.start && day <= span.end).sort();
  const sorted = [...pieces].sort(compare);
  for (const [place, start] of inside.slice(0, -1).entries()) {
    const end = inside[place + 1]!;
    const piece = sorted.find((one) => one.start <= start && one.end >= end);
    const before = piece ? parts.at(-1) : missing.at(-1);
    const isSame = before?.end === start && (!piece || piece.cube === parts.at(-1)?.cube);
    const list: Span[] = piece ? parts : missing;
    const from = isSame ? list.pop()!.start : start;
    list.push({ ...piece, start: from, end });
  }
  return { parts, missing };
}
