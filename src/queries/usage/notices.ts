// PURE. What a reader should know about the points: one notice for each thing, all on the first frame.
import type { AwsAnswer } from '#aws/request';
import type { Notice } from '#plugin-sdk/data';
import type { QueryContext } from '../kind';
import { dayMs } from '../shared/utc';
import { modeOf, type UsageQuery } from './model';
import { isForgotten, isPartlyForgotten, periodOf, periodText } from './period';
import type { GivenAnswer, UsageSeries } from './series';

const SQL_KEPT_MS = 14 * dayMs;

const STATUS_WORDS: Readonly<Record<string, string>> = {
  PartialData:
    'AWS sent a part of the points only (PartialData): the rest is missing here. Choose a longer period or a shorter range, or try again.',
  InternalError: 'AWS failed on some series (InternalError): they may be incomplete. Try again.',
  Forbidden: 'AWS does not let these credentials read some of the series (Forbidden): they are empty.',
};

/** Raised period, regions that refused, AWS's own messages, holes, page cap, age, and why there is nothing, as far as they apply. */
export function usageNotices(
  query: UsageQuery,
  { given, series, context }: { given: readonly GivenAnswer[]; series: readonly UsageSeries[]; context: QueryContext },
): readonly Notice[] {
  return [
    ...[...rangeTexts(query, context)].map(info),
    ...[...answerTexts(given, series)].map(warning),
    ...[...holeTexts(series)].map(info),
    ...(series.length === 0 ? [info(emptyText(query, given, context))] : []),
  ];
}

function* rangeTexts(query: UsageQuery, context: QueryContext): Iterable<string> {
  const { seconds, raisedFrom } = periodOf(query, context);
  if (raisedFrom !== undefined) {
    yield `The period is ${periodText(seconds)} instead of ${periodText(raisedFrom)}: CloudWatch keeps no finer points for a range that begins so long ago.`;
  }
  if (isPartlyForgotten(context)) {
    yield 'CloudWatch keeps metrics for 455 days: what is older is not in these numbers.';
  }
  if (query.metricQueryType === 'insights' && context.nowMs - context.fromMs > SQL_KEPT_MS) {
    yield 'Metrics Insights reads the last two weeks only: what is older is not in these numbers.';
  }
}

function* answerTexts(given: readonly GivenAnswer[], series: readonly UsageSeries[]): Iterable<string> {
  const texts = new Set<string>();
  for (const { batch, answer } of given) {
    if ('refused' in answer) {
      texts.add(`${batch.region ?? 'The region'} is missing: ${answer.refused.message}`);
      continue;
    }
    const { facts, output } = answer as AwsAnswer<'cloudwatch:GetMetricData'>;
    output.messages.forEach((message) => texts.add(`CloudWatch says: ${message}`));
    if (facts.truncatedAtPages !== undefined) {
      texts.add(
        `AWS had more than ${facts.truncatedAtPages} pages; the rest was not asked for and is missing. Choose a longer period, or raise the page cap in the data source.`,
      );
    }
    if (facts.staleBecause !== undefined) {
      texts.add(
        `AWS could not be asked (${facts.staleBecause}): these points are ${Math.max(1, Math.round(facts.ageMs / 60_000))} min old.`,
      );
    }
  }
  for (const { status, messages } of series) {
    const words = STATUS_WORDS[status];
    if (words !== undefined) {
      texts.add(words);
    }
    messages.forEach((message) => texts.add(`CloudWatch says: ${message}`));
  }
  yield* texts;
}

function* holeTexts(series: readonly UsageSeries[]): Iterable<string> {
  const holes = series.reduce((sum, one) => sum + one.holes, 0);
  if (holes > 0) {
    yield `CloudWatch answered ${holes === 1 ? 'one point' : `${holes} points`} with no number (as of 0 / 0): left empty.`;
  }
}

function emptyText(query: UsageQuery, given: readonly GivenAnswer[], context: QueryContext): string {
  if (isForgotten(context)) {
    return 'CloudWatch keeps metrics for 455 days: this range is older.';
  }
  const where = [...new Set(given.map(({ batch }) => batch.region ?? 'its region'))].join(', ');
  const what = modeOf(query) === 'metric' ? `${query.namespace} ${query.metricName}` : 'this query';
  return (
    `CloudWatch has no points for ${what} in ${where}. It says nothing of a metric that does not exist: check the region, the names, ` +
    'and that the dimensions are all it has.'
  );
}

function info(text: string): Notice {
  return { severity: 'info', text };
}

function warning(text: string): Notice {
  return { severity: 'warning', text };
}
