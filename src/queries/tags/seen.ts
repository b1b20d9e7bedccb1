// PURE. The first and last period in which something cost anything.
import type { CostColumn, CostPeriod } from '#aws/request';
import { placesSeen } from './presence';

export interface Seen {
  /** `2026-11-20`, of months `2026-11`. */
  readonly first: string;
  readonly last: string;
}

/** Undefined where no column holds anything. */
export function seenIn(
  periods: readonly CostPeriod[],
  columns: readonly CostColumn[],
  granularity: string,
): Seen | undefined {
  const places = columns.flatMap(placesSeen);
  const starts = places.flatMap((place) => periods[place]?.start ?? []).sort();
  const shown = (start: string) => (granularity === 'MONTHLY' ? start.slice(0, 7) : start);
  const [first, last] = [starts[0], starts.at(-1)];
  return first === undefined || last === undefined ? undefined : { first: shown(first), last: shown(last) };
}
