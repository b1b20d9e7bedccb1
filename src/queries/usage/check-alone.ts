// PURE. What is wrong with a usage query whatever stands beside it.
import type { QueryContext, QueryIssue } from '../kind';
import { SQL_FUNCTIONS } from './insights-sql';
import { askedMetrics } from './metric-queries';
import { ALL_ACCOUNTS, modeOf, type UsageQuery } from './model';
import { readPeriod } from './period';
import { ID } from './references';
import { isStatistic } from './statistics';

/** AWS's. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataQuery.html */
export const MAX_EXPRESSION = 2_048;

/** Faults of one query: fields that are missing, misspelt, or longer than AWS takes. */
export function checkAlone(query: UsageQuery, context: QueryContext): readonly QueryIssue[] {
  return [...problems(query, context)].map(([path, text]) => ({ path, message: `${path} ${text}` }));
}

type Problem = readonly [path: string, text: string];

function* problems(query: UsageQuery, context: QueryContext): Iterable<Problem> {
  yield* commonProblems(query);
  switch (modeOf(query)) {
    case 'metric':
      yield* metricProblems(query);
      yield* expressionProblems(query, context);
      break;
    case 'sqlBuilder':
      yield* metricProblems(query);
      if (SQL_FUNCTIONS[query.statistic] === undefined && isStatistic(query.statistic)) {
        const known = Object.keys(SQL_FUNCTIONS).join(', ');
        yield ['statistic', `is ${query.statistic}, and Metrics Insights knows ${known} only.`];
      }
      yield* expressionProblems(query, context);
      break;
    case 'expression':
      yield* textProblems('expression', query.expression, 'metric math such as m1 / m2, or a SEARCH');
      break;
    case 'sql':
      yield* textProblems('sqlExpression', query.sqlExpression, 'a SELECT statement of Metrics Insights');
      break;
  }
}

function* commonProblems({ id, period, accountId, regions }: UsageQuery): Iterable<Problem> {
  if (id !== '' && !ID.test(id)) {
    yield ['id', `is "${id}"; AWS takes a small letter first, then letters, digits and _: for example m1.`];
  }
  if (readPeriod(period) === null) {
    yield ['period', `is "${period}"; write auto, or a multiple of 60 in seconds, or 5m, 1h, 1d.`];
  }
  if (accountId !== '' && accountId !== ALL_ACCOUNTS && !/^\d{12}$/.test(accountId)) {
    yield ['accountId', `is "${accountId}"; it must be the 12 digits of an account, or ${ALL_ACCOUNTS}.`];
  }
  for (const [index, region] of regions.entries()) {
    if (!/^(default|[a-z]{2,4}(-[a-z]+)+-\d+)?$/.test(region.trim())) {
      yield [`regions.${index}`, `is "${region}"; write the code of a region, for example eu-west-1.`];
    }
  }
}

function* metricProblems({ namespace, metricName, statistic, dimensions }: UsageQuery): Iterable<Problem> {
  if (namespace.trim() === '') {
    yield ['namespace', 'is empty: choose one, for example AWS/EC2.'];
  }
  if (metricName.trim() === '') {
    yield ['metricName', 'is empty: choose a metric of the namespace, for example CPUUtilization.'];
  }
  if (!isStatistic(statistic)) {
    yield [
      'statistic',
      `is "${statistic}"; allowed: Average, Sum, Minimum, Maximum, SampleCount, and percentiles such as p99.`,
    ];
  }
  for (const [name, values] of Object.entries(dimensions)) {
    if (name.trim() === '') {
      yield ['dimensions', 'has a value without a dimension: choose the dimension, or remove the line.'];
    } else if (values.length === 0 || values.some((value) => value.trim() === '')) {
      yield [`dimensions.${name}`, 'has no value: choose values, or * for every one.'];
    }
  }
}

function* textProblems(path: string, text: string, example: string): Iterable<Problem> {
  if (text.trim() === '') {
    yield [path, `is empty: write ${example}.`];
  }
  yield* tooLong(path, text);
}

/** A list of single metrics has no expression at all. */
function* expressionProblems(query: UsageQuery, context: QueryContext): Iterable<Problem> {
  const asked = askedMetrics(query, context, { id: 'x', isReferredTo: false, isHidden: false });
  for (const { entry } of asked) {
    yield* tooLong('dimensions', entry.Expression ?? '');
  }
}

function* tooLong(path: string, expression: string): Iterable<Problem> {
  if (expression.length > MAX_EXPRESSION) {
    const [made, advice] =
      path === 'dimensions'
        ? ['makes an expression of', 'Name fewer values, or take * and narrow the panel down.']
        : ['has', 'Shorten it.'];
    yield [path, `${made} ${expression.length} characters, and AWS takes ${MAX_EXPRESSION}. ${advice}`];
  }
}
