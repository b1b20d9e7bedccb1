// A small bill that AWS revises: at 02, 10 and 18 h UTC the newest days and the first of the month, others when it is told to.
import type { CostTable } from '../../../../src/aws/request';
import { daysIn, monthsOf, nextDay, nextMonth } from '../../../../src/aws/planner/calendar';
import type { CostInput } from '../../../../src/aws/planner/slice';

const HOUR_MS = 3_600_000;
const EVEN_MS = 2 * HOUR_MS;
const DAY_MS = 24 * HOUR_MS;
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** A day that AWS writes again: another amount, or the same under another tag. */
export interface Revision {
  readonly day: string;
  readonly atMs: number;
  readonly kind: 'amount' | 'tag';
}

const LINES = [
  'EC2 eu-Box 1 eu',
  'EC2 us-Box 2 us',
  'S3 eu-Byte 1 eu',
  'S3 us-Byte 3 us',
  'RDS us-Db 3 us',
  'RDS eu-Db 2 eu',
].map((text) => {
  const [SERVICE = '', USAGE_TYPE = '', LINKED_ACCOUNT = '', REGION = ''] = text.split(' ');
  return { SERVICE, USAGE_TYPE, LINKED_ACCOUNT, REGION } as Readonly<Record<string, string>>;
});
const GROUPS_A_PAGE = 20;

export interface RevisedBill {
  /** What AWS answers at a moment. */
  answer(input: CostInput, nowMs: number): { readonly output: CostTable; readonly pages: number };
  /** The moments since `fromMs` at which any answer changed, and `fromMs` itself. */
  moments(fromMs: number, untilMs: number): readonly number[];
}

export function createRevisedBill(revisions: readonly Revision[]): RevisedBill {
  const refreshed = (ms: number) => Math.floor((ms + 6 * HOUR_MS) / (8 * HOUR_MS));
  const closesMs = (day: string) => at(nextMonth(day)) + 3.5 * DAY_MS;
  const versionOf = (day: string, nowMs: number): number => {
    const until = day.endsWith('-01') ? closesMs(day) : at(day) + 2 * DAY_MS;
    const own = refreshed(Math.min(nowMs, until)) - refreshed(at(day));
    const told = revisions.filter((one) => one.kind === 'amount' && one.day === day && one.atMs <= nowMs).length;
    return own + 1_000 * told;
  };
  // A day without refresh has no cost yet.
  const amountOf = (line: number, day: string, nowMs: number): number =>
    refreshed(nowMs) <= refreshed(at(day)) ? 0 : (line + 1) * (100 + versionOf(day, nowMs) / 8);
  const teamOf = (line: number, day: string, nowMs: number): string =>
    `team$${(line + revisions.filter((one) => one.kind === 'tag' && one.day === day && one.atMs <= nowMs).length) % 3}`;

  return {
    answer({ TimePeriod, Granularity, Metrics = [], GroupBy = [] }, nowMs) {
      const span = { start: TimePeriod?.Start ?? '', end: TimePeriod?.End ?? '' };
      const days = daysIn(span).map((start) => ({ start, end: nextDay(start) }));
      const spans = Granularity === 'MONTHLY' ? monthsOf(span) : days;
      const periods = spans.map((one) => ({ ...one, estimated: nowMs < closesMs(one.start) }));
      const rows = new Map<string, { keys: string[]; amounts: number[] }>();
      for (const [place, period] of periods.entries()) {
        for (const day of daysIn(period)) {
          for (const [index, line] of LINES.entries()) {
            const keys = GroupBy.map(({ Type, Key = '' }) =>
              Type === 'TAG' ? teamOf(index, day, nowMs) : (line[Key] ?? ''),
            );
            const row = rows.get(keys.join()) ?? { keys, amounts: [] };
            row.amounts[place] = (row.amounts[place] ?? 0) + amountOf(index, day, nowMs);
            rows.set(keys.join(), row);
          }
        }
      }
      const all = [...rows.values()];
      const column = ({ amounts }: { amounts: number[] }) => ({
        unit: 'USD',
        amounts: periods.map((_, place) => String(amounts[place] ?? 0)),
      });
      const columns = Object.fromEntries(Metrics.map((name) => [name, all.map(column)]));
      const output = { periods, groups: all.map(({ keys }) => keys), columns, descriptions: {} };
      return { output, pages: Math.max(1, Math.ceil((all.length * periods.length) / GROUPS_A_PAGE)) };
    },
    moments(fromMs, untilMs) {
      const found = [fromMs, ...revisions.map(({ atMs }) => atMs)];
      // Refreshes and closings are at even hours.
      for (let ms = Math.ceil(fromMs / EVEN_MS) * EVEN_MS; ms <= untilMs; ms += EVEN_MS) {
        found.push(ms);
      }
      return found.filter((ms) => ms >= fromMs && ms <= untilMs);
    },
  };
}
