// What is open all day: the two boards of issue 4, and the rules that ask beside them.
import type { Range } from './range';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** A query as a dashboard stores it. */
export type Model = Readonly<Record<string, unknown>>;

export interface Panel {
  readonly title: string;
  readonly queries: readonly Model[];
  /** The board's own, or a panel's relative time. */
  readonly range: Range;
}

export interface Rule extends Panel {
  readonly everyMs: number;
}

/** The board's range: `now-30d` to `now`. */
const MONTH = 30;
/** The relative time of panels by month: a year is what they are for. */
const YEAR = 365;

export const BOARD_OF_8: readonly Panel[] = [
  panel('total daily', MONTH),
  panel('by service', MONTH, by('SERVICE')),
  panel('by account', MONTH, by('LINKED_ACCOUNT')),
  panel('by region', MONTH, by('REGION')),
  panel('by usage type', MONTH, by('USAGE_TYPE')),
  panel('monthly by service', YEAR, { ...by('SERVICE'), granularity: 'MONTHLY' }),
  panel('monthly total', YEAR, { granularity: 'MONTHLY' }),
  panel('previous period', MONTH, { compare: 'previousPeriod' }),
];

export const BOARD_OF_12: readonly Panel[] = [
  ...BOARD_OF_8,
  panel('usage types of EC2', MONTH, {
    ...by('USAGE_TYPE'),
    top: 10,
    filters: [
      { type: 'DIMENSION', key: 'SERVICE', operator: 'is', values: ['Amazon Elastic Compute Cloud - Compute'] },
    ],
  }),
  panel('by charge type', MONTH, by('RECORD_TYPE')),
  panel('by tag team', MONTH, { groupBy: [{ type: 'TAG', key: 'team' }] }),
  panel('by instance type', MONTH, by('INSTANCE_TYPE')),
];

export const BOARDS = { 8: BOARD_OF_8, 12: BOARD_OF_12 } as const;
export type BoardSize = keyof typeof BOARDS;

export const RULES: readonly Rule[] = [
  { ...panel('rule: total of each day', 7), everyMs: HOUR_MS },
  { ...panel('rule: by service', MONTH, by('SERVICE')), everyMs: 6 * HOUR_MS },
];

function panel(title: string, days: number, model: object = {}): Panel {
  const query = { refId: 'A', queryType: 'cost', schemaVersion: 1, granularity: 'DAILY', ...model };
  return { title, queries: [query], range: { from: `now-${days}d`, to: 'now' } };
}

function by(key: string): object {
  return { groupBy: [{ type: 'DIMENSION', key }] };
}
