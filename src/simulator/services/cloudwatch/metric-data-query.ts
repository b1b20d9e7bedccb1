// MetricDataQueries as they come, and what CloudWatch refuses about them before it looks at any data.
import type { Dimension } from '../../world/metric';
import { statisticOf } from '../../world/statistic';
import { flag, integer, isPresent, structure, structures, text, type Members } from '../../wire/members';
import { invalid, isRequired } from './invalid';
import { isPeriod } from './time-range';

export interface MetricStat {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: readonly Dimension[];
  readonly period: number;
  readonly stat: string;
  readonly unit: string | undefined;
}

export interface MetricDataQuery {
  readonly id: string;
  readonly stat: MetricStat | undefined;
  readonly expression: string | undefined;
  readonly label: string | undefined;
  /** Of an expression that makes its own series. */
  readonly period: number | undefined;
  readonly account: string | undefined;
  readonly returnData: boolean;
}

const maxQueries = 500;
const maxExpression = 2048;

/** Throws ValidationError with every sentence that applies. */
export function readQueries(input: Members): readonly MetricDataQuery[] {
  const list = structures(input, 'MetricDataQueries') ?? [];
  if (list.length === 0) {
    throw invalid(isRequired('MetricDataQueries'));
  }
  if (list.length > maxQueries) {
    throw invalid(`The collection MetricDataQueries must not have a size greater than ${maxQueries}.`);
  }
  const wrong: string[] = [];
  const queries = list.map((query, index) =>
    readQuery(query, { at: `MetricDataQueries.member.${index + 1}`, index: index + 1, wrong }),
  );
  if (wrong.length > 0) {
    throw invalid(...wrong);
  }
  if (new Set(queries.map(({ id }) => id)).size < queries.length) {
    throw invalid('The values for parameter id in MetricDataQueries are not unique.');
  }
  return queries;
}

interface Place {
  readonly at: string;
  readonly index: number;
  /** Sentences are added to it. */
  readonly wrong: string[];
}

function readQuery(query: Members, { at, index, wrong }: Place): MetricDataQuery {
  const id = text(query, 'Id') ?? '';
  const expression = text(query, 'Expression');
  const period = integer(query, 'Period');
  if (id === '') {
    wrong.push(isRequired(`${at}.Id`));
  } else if (!/^[a-z][a-zA-Z0-9_]*$/.test(id)) {
    wrong.push(`The value ${id} for parameter ${at}.Id is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$.`);
  }
  const hasStat = isPresent(query, 'MetricStat');
  if (expression === undefined && !hasStat) {
    wrong.push(isRequired(`${at}.MetricStat`));
  }
  if (expression !== undefined && hasStat) {
    wrong.push(
      `The parameters ${at}.Expression and ${at}.MetricStat are mutually exclusive and you have specified both.`,
    );
  }
  if (expression !== undefined && (expression === '' || expression.length > maxExpression)) {
    const must = expression === '' ? 'greater than or equal to 1' : `less than or equal to ${maxExpression}`;
    wrong.push(
      `1 validation error detected: Value '${expression}' at 'metricDataQueries.${index}.member.expression' failed to satisfy constraint: Member must have length ${must}`,
    );
  }
  if (period !== undefined && !isPeriod(period)) {
    wrong.push(periodSentence(`${at}.Period`));
  }
  return {
    id,
    expression,
    period,
    label: text(query, 'Label'),
    account: text(query, 'AccountId'),
    returnData: flag(query, 'ReturnData') ?? true,
    stat: hasStat
      ? readStat(structure(query, 'MetricStat') ?? {}, { at: `${at}.MetricStat`, index, wrong })
      : undefined,
  };
}

const periodSentence = (at: string): string =>
  `The parameter ${at} must be a value in the set [1, 5, 10, 20, 30] or a multiple of 60.`;

function readStat(stat: Members, { at, wrong }: Place): MetricStat {
  const metric = structure(stat, 'Metric') ?? {};
  const need = (value: string | undefined, name: string): string => {
    if (value === undefined || value === '') {
      wrong.push(isRequired(`${at}.${name}`));
    }
    return value ?? '';
  };
  const period = integer(stat, 'Period');
  const name = need(text(stat, 'Stat'), 'Stat');
  if (period === undefined) {
    wrong.push(isRequired(`${at}.Period`));
  } else if (!isPeriod(period)) {
    wrong.push(periodSentence(`${at}.Period`));
  }
  if (name !== '' && !statisticOf(name)) {
    wrong.push(`The value ${name} for parameter ${at}.Stat is not a valid statistic.`);
  }
  return {
    namespace: need(text(metric, 'Namespace'), 'Metric.Namespace'),
    name: need(text(metric, 'MetricName'), 'Metric.MetricName'),
    dimensions: readDimensions(metric),
    period: period ?? 60,
    stat: name,
    unit: text(stat, 'Unit'),
  };
}

export const readDimensions = (input: Members): readonly Dimension[] =>
  (structures(input, 'Dimensions') ?? []).map((one) => ({
    Name: text(one, 'Name') ?? '',
    Value: text(one, 'Value') ?? '',
  }));
