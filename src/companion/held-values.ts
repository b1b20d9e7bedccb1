// PURE. The values of a key from cost answers that are held: grouped by it, they name every value that cost something. Free.
import type { AwsAnswer, NamedValue } from '#aws/request';
import { type Filter, filterExpression, type GroupKey } from '#queries';

type CostAnswer = AwsAnswer<'ce:GetCostAndUsage'>;

export interface ValuesQuestion {
  readonly key: GroupKey;
  readonly filters: readonly Filter[];
  /** UTC days, End exclusive. */
  readonly window: { readonly Start: string; readonly End: string };
  readonly nowMs: number;
}

/** Sorted values as AWS lists them, an empty one for what carries no tag; undefined unless answers cover the whole window. */
export function heldValues(answers: Iterable<CostAnswer>, question: ValuesQuestion): readonly NamedValue[] | undefined {
  const today = new Date(question.nowMs).toISOString().slice(0, 10);
  const { Start } = question.window;
  // What of today is missing has cost before, as far as a list can tell.
  const End = question.window.End < today ? question.window.End : today;
  const useful = [...answers].flatMap((answer) => readable(answer, question) ?? []);
  if (!covers(useful, { Start, End })) {
    return undefined;
  }
  const found = new Map<string, NamedValue>();
  for (const { answer, index, keeps } of useful) {
    const { periods, groups, columns, descriptions } = answer.output;
    const inside = periods.map(({ start, end }) => start < question.window.End && end > Start);
    groups.forEach((keys, group) => {
      const value = valueOf(question.key, keys[index] ?? '');
      const hasRow = Object.values(columns).some((column) =>
        column[group]?.amounts.some((amount, at) => amount !== undefined && inside[at]),
      );
      if (hasRow && keeps(keys)) {
        const description = descriptions[value];
        found.set(value, { value, ...(description !== undefined && { description }) });
      }
    });
  }
  return [...found.values()].sort((a, b) => (a.value < b.value ? -1 : 1));
}

interface Readable {
  readonly answer: CostAnswer;
  /** Of the key among the groups. */
  readonly index: number;
  /** Whether a group is among what the filters let through. */
  keeps(keys: readonly string[]): boolean;
}

function readable(answer: CostAnswer, { key, filters, nowMs }: ValuesQuestion): Readable | undefined {
  const { input } = answer.request;
  const { truncatedAtPages, expiresAtMs = 0 } = answer.facts;
  const groups = input.GroupBy ?? [];
  const index = groups.findIndex(({ Type, Key }) => Type === key.type && Key === key.key);
  if (index < 0 || truncatedAtPages !== undefined || expiresAtMs < nowMs || input.Granularity === 'HOURLY') {
    return undefined;
  }
  if (JSON.stringify(input.Filter) === JSON.stringify(filterExpression(filters))) {
    return { answer, index, keeps: () => true };
  }
  const other = 1 - index;
  const isOfOther = ({ type, key: name, operator }: Filter) =>
    operator !== 'isAbsent' && groups[other]?.Type === type && groups[other]?.Key === name;
  if (input.Filter || !filters.every(isOfOther)) {
    return undefined;
  }
  const keeps = (keys: readonly string[]) =>
    filters.every(
      (filter) => filter.values.includes(valueOf(filter, keys[other] ?? '')) === (filter.operator === 'is'),
    );
  return { answer, index, keeps };
}

/** Behind the known key: a tag's value may hold a `$` of its own. */
function valueOf({ type, key }: GroupKey, printed: string): string {
  return type !== 'DIMENSION' && printed.startsWith(`${key}$`) ? printed.slice(key.length + 1) : printed;
}

function covers(useful: readonly Readable[], { Start, End }: ValuesQuestion['window']): boolean {
  const periods = useful.map(({ answer: { request } }) => ({
    start: request.input.TimePeriod?.Start ?? '',
    end: request.input.TimePeriod?.End ?? '',
  }));
  let reached = Start;
  for (const { start, end } of periods.sort((a, b) => (a.start < b.start ? -1 : 1))) {
    if (start <= reached && end > reached) {
      reached = end;
    }
  }
  return useful.length > 0 && reached >= End;
}
