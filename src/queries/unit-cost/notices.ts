// PURE. What a reader should know about the numbers: what cost and usage have to say, and what only both together show.
import type { Notice } from '#plugin-sdk/data';
import type { CostAnswer } from '../cost/frames/answer';
import { costNotices } from '../cost/frames/notices';
import type { QueryContext } from '../kind';
import { dayMs } from '../shared/utc';
import { usageNotices } from '../usage/notices';
import { askedAccounts, knownRegions, usageHalf } from './halves';
import type { UnitCostAnswer } from './read-answer';

/** AWS's, for one search. */
const MAX_FOUND = 500;
/** A search finds what had data so lately. */
const FOUND_MS = 14 * dayMs;
const MAX_NAMED_DAYS = 5;

export function unitCostNotices(answer: UnitCostAnswer, context: QueryContext): readonly Notice[] {
  return [
    ...costNotices(withoutOmissions(answer.cost)),
    ...ofUsage(answer, context),
    ...[...searchTexts(answer, context)].map((text): Notice => ({ severity: 'warning', text })),
    ...[...missingTexts(answer), ...scopeTexts(answer, context)].map((text): Notice => ({ severity: 'info', text })),
  ];
}

/** That tax and support are not in it is news of a bill, not of what a request costs. */
function withoutOmissions(cost: CostAnswer): CostAnswer {
  return { ...cost, query: { ...cost.query, filters: [], chargeTypes: 'all' } };
}

/** AWS's own messages, missing parts, age; and why there is nothing. */
function ofUsage({ query, usage, metricAnswers }: UnitCostAnswer, context: QueryContext): readonly Notice[] {
  const half = usageHalf(query, query.metricNames.join(' and '), '');
  const given = metricAnswers.map((answer) => ({
    batch: { region: answer.request.region, startMs: context.fromMs, endMs: context.toMs, parts: [] },
    answer,
  }));
  const series = usage.results.flatMap((result) =>
    result.timesMs.length === 0 && result.status === 'Complete'
      ? []
      : [{ ...result, name: result.label, labels: {}, holes: result.values.filter(Number.isNaN).length }],
  );
  return usageNotices(half, { given, series, context });
}

function* searchTexts({ usage, metricAnswers }: UnitCostAnswer, { nowMs }: QueryContext): Iterable<string> {
  if (usage.found >= MAX_FOUND) {
    yield `CloudWatch finds at most ${MAX_FOUND} series in a search: usage of the others is missing, so the unit cost is too high. Name values, or take a metric that is published for all.`;
  }
  const inputs = metricAnswers.map(({ request }) => request.input);
  const isSearch = inputs.some(({ MetricDataQueries = [] }) => MetricDataQueries.some((one) => one.Expression));
  const startMs = Math.min(...inputs.map(({ StartTime }) => StartTime?.getTime() ?? nowMs));
  if (isSearch && nowMs - startMs > FOUND_MS + dayMs) {
    yield 'A search (*) finds metrics that had data in the last two weeks: usage of what was gone before is missing, its cost is not.';
  }
}

function* missingTexts({ query, usage, cost, days }: UnitCostAnswer): Iterable<string> {
  for (const name of usage.silent) {
    yield `${query.namespace} ${name} has no points in this range: counted as nothing used.`;
  }
  if (days.length === 0) {
    yield 'No day of this range is complete yet: choose a longer range.';
    return;
  }
  if (cost.series.length === 0) {
    yield 'AWS charged nothing that fits these filters, regions and accounts.';
    return;
  }
  const idle = days.filter(({ unitCost, cost: amount }) => unitCost === null && amount !== undefined);
  if (idle.length > 0 && idle.length < days.length) {
    const named = idle.slice(0, MAX_NAMED_DAYS).map(({ day }) => day);
    const more = idle.length > named.length ? ` and ${idle.length - named.length} more` : '';
    const count = idle.length === 1 ? '1 day' : `${idle.length} days`;
    yield `Without usage, left empty and out of every total: ${count} (${named.join(', ')}${more}).`;
  }
}

/** The two halves must be about the same things, and only the query can say so. */
function* scopeTexts({ query }: UnitCostAnswer, context: QueryContext): Iterable<string> {
  if (!query.sameScope) {
    return;
  }
  const filtered = (key: string) => query.filters.some((filter) => filter.type === 'DIMENSION' && filter.key === key);
  if (knownRegions(query, context).length === 0 && !filtered('REGION')) {
    yield "Usage is of the data source's own region, cost of every region: name the regions.";
  }
  if (askedAccounts(query).includes('') && !filtered('LINKED_ACCOUNT')) {
    yield (
      "Usage is of the data source's own account, cost of every account its bill has. If there are several, name the accounts, or filter " +
      'by LINKED_ACCOUNT.'
    );
  }
}
