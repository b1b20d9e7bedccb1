// PURE. Every kind there is: a new one is a folder and a line here.
import { alarms } from './alarms';
import { cost } from './cost';
import { forecast } from './forecast';
import type { QueryKind } from './kind';
import { tags } from './tags';
import { unitCost } from './unit-cost';
import { usage } from './usage';

export const kinds: readonly QueryKind[] = [cost, forecast, tags, usage, alarms, unitCost];

/** The kind of a stored `queryType`, or undefined. */
export function findKind(queryType: string): QueryKind | undefined {
  return kinds.find((kind) => kind.queryType === queryType);
}
