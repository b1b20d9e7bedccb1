// PURE. Answers → what is drawn: cost by value or cost to be covered, from the first period on in which anything carries the keys.
import type { AwsAnswer, CostTable } from '#aws/request';
import { type CostAnswer, readAnswer } from '../cost/frames/answer';
import type { CostQuery } from '../cost/model';
import type { Answer, QueryContext } from '../kind';
import type { GroupKey } from '../shared/key';
import { mergeTables } from '../shared/merge-tables';
import { costByValue, costToCover } from './as-cost';
import type { TagsQuery } from './model';
import { type Halves, onPeriods, periodsSinceSeen, splitByPresence } from './presence';
import { isCoveredByValue } from './request';

export type TaggedCost = AwsAnswer<'ce:GetCostAndUsage'>;

export interface Answered {
  /** Those of GetCostAndUsage, in the order of the requests. */
  readonly costs: readonly TaggedCost[];
  readonly all: readonly Answer[];
}

export interface ReadTags extends Halves {
  /** As a cost query would draw it. */
  readonly cost: CostAnswer;
  /** Of cost by values: the table that `cost` was read from. */
  readonly table: CostTable;
  /** The start of the first period that is drawn, where earlier ones were left out because nothing carried the keys yet. */
  readonly since?: string;
  /** There is cost, and nothing of it carries the keys. */
  readonly isUnknown: boolean;
}

const EMPTY: CostTable = { periods: [], groups: [], columns: {}, descriptions: {} };

export function isCost(answer: Answer): answer is TaggedCost {
  return answer.request.operation === 'ce:GetCostAndUsage' && 'output' in answer;
}

/** The parts of one question, cost by the values of `key`; without a key there is nothing to be missing. */
export function readByValue(
  query: TagsQuery,
  { key, answers, context }: { key: GroupKey | undefined; answers: readonly TaggedCost[]; context: QueryContext },
): ReadTags {
  const table = mergeTables(tablesOf(query, answers));
  const halves = key ? splitByPresence(table, key) : { tagged: table, untagged: EMPTY };
  const ask = costByValue(query, key);
  return cutToSeen({ ...halves, table }, (seen) => ({ ask, outputs: [seen.table], answers, context }));
}

/** What carries all keys beside what does not, by whatever coverage is shown by. */
export function readCoverage(query: TagsQuery, answers: readonly TaggedCost[], context: QueryContext): ReadTags {
  const halves = halvesOf(query, answers);
  const table = mergeTables([halves.tagged, halves.untagged]);
  const ask = costToCover(query);
  return cutToSeen({ ...halves, table }, ({ tagged, untagged }) => ({
    ask,
    outputs: [tagged, untagged],
    answers,
    context,
  }));
}

function halvesOf(query: TagsQuery, answers: readonly TaggedCost[]): Halves {
  const tables = tablesOf(query, answers);
  const [key] = query.keys;
  if (isCoveredByValue(query) && key) {
    return splitByPresence(mergeTables(tables), key);
  }
  const parts = tables.length / 2;
  return { tagged: mergeTables(tables.slice(0, parts)), untagged: mergeTables(tables.slice(parts)) };
}

/** Of the metric alone: another may be in another unit, by which rows would be told apart that are none. */
function tablesOf({ metric }: TagsQuery, answers: readonly TaggedCost[]): readonly CostTable[] {
  return answers.map(({ output }) => ({ ...output, columns: { [metric]: output.columns[metric] ?? [] } }));
}

type Tables = Halves & { readonly table: CostTable };

interface Reading {
  readonly ask: CostQuery;
  readonly outputs: readonly CostTable[];
  readonly answers: readonly TaggedCost[];
  readonly context: QueryContext;
}

/** The time before a tag was activated is not untagged: nobody knows what it was. */
function cutToSeen({ table, tagged, untagged }: Tables, reading: (seen: Tables) => Reading): ReadTags {
  const periods = periodsSinceSeen(tagged, table.periods);
  const cut = (one: CostTable) => onPeriods(one, periods);
  const seen = { table: cut(table), tagged: cut(tagged), untagged: cut(untagged) };
  const { ask, outputs, answers, context } = reading(seen);
  const [first] = periods;
  return {
    ...seen,
    cost: readAnswer(ask, withOutputs(answers, outputs), context),
    isUnknown: first === undefined && table.groups.length > 0,
    ...(first && first.start !== table.periods[0]?.start && { since: first.start }),
  };
}

/** What was made of the answers in their place: their facts stay, once each. */
function withOutputs(answers: readonly TaggedCost[], outputs: readonly CostTable[]): readonly TaggedCost[] {
  const [first] = answers;
  const more = first
    ? outputs.slice(answers.length).map(() => ({ ...first, facts: { ...first.facts, conflictingRows: 0 } }))
    : [];
  return [...answers, ...more].map((answer, place) => ({ ...answer, output: outputs[place] ?? EMPTY }));
}
