// PURE. How many metrics GetMetricData charges for: those named, and all that a search or a statement of Metrics Insights reads.
// @see https://aws.amazon.com/cloudwatch/pricing/
import type { GetMetricDataCommandOutput } from '@aws-sdk/client-cloudwatch';
import type { AwsInput } from './request';

type Input = AwsInput<'cloudwatch:GetMetricData'>;
type Entry = NonNullable<Input['MetricDataQueries']>[number];

/**
 * Taken for a search whose finds no answer shows: one within math, a hidden one, a statement. AWS reads up to 500. Dear for a small
 * account and cheap for a large one; as one metric, such a board spent many times what its ledger said.
 */
export const UNSEEN_METRICS = 50;

const QUOTED = /'[^']*'|"(?:[^"\\]|\\.)*"/g;

/** Metrics of one page as far as the question tells. */
export function metricsAsked({ MetricDataQueries = [] }: Input): number {
  return MetricDataQueries.reduce((sum, entry) => sum + readUnseen(entry), 0);
}

/** Metrics of one page that AWS answered: a search shows what it found, and never counts for less than it was booked. */
export function metricsAnswered(
  { MetricDataQueries = [] }: Input,
  { MetricDataResults = [] }: Partial<GetMetricDataCommandOutput>,
): number {
  const shown = new Map<string | undefined, number>();
  MetricDataResults.forEach(({ Id }) => shown.set(Id, (shown.get(Id) ?? 0) + 1));
  return MetricDataQueries.reduce((sum, entry) => sum + Math.max(readUnseen(entry), shown.get(entry.Id) ?? 0), 0);
}

/** One for what is named, or what shows itself in the answer. */
function readUnseen({ Expression, ReturnData }: Entry): number {
  const bare = Expression?.replace(QUOTED, '') ?? '';
  if (/^\s*SELECT\b/i.test(bare)) {
    return UNSEEN_METRICS;
  }
  const searches = bare.match(/\bSEARCH\s*\(/g)?.length ?? 0;
  const isShown = ReturnData !== false && /^\s*SEARCH\s*\([^()]*\)\s*$/.test(bare);
  return searches === 0 || isShown ? 1 : searches * UNSEEN_METRICS;
}
