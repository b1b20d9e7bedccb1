import { hashText } from '../../world/hash';
import { instant, integer, members, structure, text, type Members } from '../../wire/members';
import type { Operation, Scene } from '../../wire/wire';
import type { SimulatorState } from '../state';
import { createEvaluation, type Answer } from './evaluation';
import { invalid, isRequired } from './invalid';
import { defaultLabels, fillLabel, timezoneMinutes } from './label';
import { readQueries, type MetricDataQuery } from './metric-data-query';
import { readToken, writeToken, type TokenOf } from './page-token';
import type { Points, Series } from './series';
import type { TimeRange } from './time-range';

/** $0.01 for a thousand metrics requested; there is no free tier. aws-apis.md §3.2 */
const metricUsd = 0.00001;

interface Result extends Points {
  readonly Id: string;
  readonly Label: string;
  readonly StatusCode: 'Complete' | 'PartialData' | 'Forbidden';
}

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html */
export const getMetricData: Operation<SimulatorState> = {
  name: 'GetMetricData',

  priceUsd(raw, scene) {
    const input = members(raw);
    const range = readRange(input, scene.now);
    return createEvaluation({ queries: readQueries(input), scene, range }).metricsRequested() * metricUsd;
  },

  prepare(raw, scene) {
    const input = members(raw);
    const queries = readQueries(input);
    const of: TokenOf = { operation: 'GetMetricData', input, caller: scene.caller, region: scene.region };
    const [at = 0, offset = 0, now = scene.now] = readToken(of) ?? [];
    const range = readRange(input, now);
    const isDescending = readScanBy(input) === 'TimestampDescending';
    const limit = Math.min(integer(input, 'MaxDatapoints') ?? Number.POSITIVE_INFINITY, scene.state.metricPageSize);
    const evaluation = createEvaluation({ queries, scene, range });
    const returned = queries.filter(({ returnData }) => returnData);
    const name = createNamer(input, { queries, region: scene.region });
    // Answers of expressions are not paged: what is too much is cut off and said to be partial.
    const isPaged = queries.every(({ stat }) => stat);

    return () => {
      const Messages = evaluation.isCut()
        ? [{ Code: 'MaxMetricsExceeded', Value: 'Maximum number of allowed metrics exceeded' }]
        : [];
      const results: object[] = [];
      let room = limit;
      for (let index = at; index < returned.length; index++) {
        const query = returned[index] as MetricDataQuery;
        const answer = evaluation.answer(query);
        for (const result of describe({ query, answer, scene, name, isDescending })) {
          const from = index === at ? offset : 0;
          const length = result.values.length;
          const until = Math.min(length, from + room);
          room -= until - from;
          const isCut = until < length;
          results.push(write(result, { from, until, isCut }));
          if (isCut && isPaged) {
            const NextToken = writeToken([index, until, now], of);
            return { MetricDataResults: results, NextToken, Messages };
          }
        }
        if (room === 0 && isPaged && index + 1 < returned.length) {
          return { MetricDataResults: results, NextToken: writeToken([index + 1, 0, now], of), Messages };
        }
      }
      return { MetricDataResults: results, Messages };
    };
  },
};

function readRange(input: Members, now: number): TimeRange {
  const start = instant(input, 'StartTime');
  const end = instant(input, 'EndTime');
  if (start === undefined || end === undefined) {
    throw invalid(
      ...(start === undefined ? [isRequired('StartTime')] : []),
      ...(end === undefined ? [isRequired('EndTime')] : []),
    );
  }
  if (start >= end) {
    throw invalid('The parameter StartTime must be less than the parameter EndTime.');
  }
  return { start, end, now };
}

function readScanBy(input: Members): string {
  const scanBy = text(input, 'ScanBy') ?? 'TimestampDescending';
  if (scanBy !== 'TimestampDescending' && scanBy !== 'TimestampAscending') {
    throw invalid(`The parameter ScanBy must be a value in the set [ TimestampDescending, TimestampAscending ].`);
  }
  return scanBy;
}

type Namer = (query: MetricDataQuery, series: Series, others: readonly Series[]) => string;

/** Labels as templates say, or as AWS makes them up: by what tells the metrics of the request apart. */
function createNamer(
  input: Members,
  { queries, region }: { queries: readonly MetricDataQuery[]; region: string },
): Namer {
  const offsetMinutes = timezoneMinutes(text(structure(input, 'LabelOptions') ?? {}, 'Timezone'));
  const stats = queries.filter(({ stat }) => stat);
  const made = new Map(
    defaultLabels(
      stats.map(({ stat, account }) => ({
        stat: stat?.stat ?? '',
        metric: {
          account: account ?? '',
          region,
          namespace: stat?.namespace ?? '',
          name: stat?.name ?? '',
          dimensions: stat?.dimensions ?? [],
          unit: '',
          readings: { kind: 'samples', everyMs: 1, offsetMs: 0, at: () => undefined },
        },
      })),
    ).map((label, index) => [stats[index]?.id, label]),
  );
  return (query, series, others) => {
    const own = query.stat ? (made.get(query.id) ?? query.stat.name) : others.length > 1 ? series.label : query.id;
    if (query.label === undefined || query.label === '') {
      return own;
    }
    const filled = fillLabel(query.label, series, { label: own, region, offsetMinutes });
    // A label without a template cannot tell several series apart: AWS adds what does.
    return others.length > 1 && !query.label.includes('${') ? `${filled} ${series.label}` : filled;
  };
}

interface Description {
  readonly query: MetricDataQuery;
  readonly answer: Answer;
  readonly scene: Scene<SimulatorState>;
  readonly name: Namer;
  readonly isDescending: boolean;
}

const reversed = new WeakMap<readonly number[], readonly number[]>();

/** Newest first unless asked otherwise; lists of times stay shared. */
function inOrder(times: readonly number[], isDescending: boolean): readonly number[] {
  if (!isDescending) {
    return times;
  }
  const known = reversed.get(times) ?? [...times].reverse();
  reversed.set(times, known);
  return known;
}

function* describe({ query, answer, scene, name, isDescending }: Description): Generator<Result> {
  for (const series of answer.series) {
    const { partialData } = scene.state.switches;
    const isPartial = partialData && hashText(`${query.id}/${series.label}`) % 3 === 0;
    const kept = isPartial ? Math.floor(series.values.length / 2) : 0;
    const times = kept > 0 ? series.times.slice(kept) : series.times;
    const values = kept > 0 ? series.values.slice(kept) : series.values;
    yield {
      Id: query.id,
      Label: name(query, series, answer.series),
      times: inOrder(times, isDescending),
      values: isDescending ? [...values].reverse() : values,
      StatusCode: answer.isForbidden ? 'Forbidden' : isPartial ? 'PartialData' : 'Complete',
    };
  }
}

function write(
  { times, values, ...result }: Result,
  { from, until, isCut }: { from: number; until: number; isCut: boolean },
): object {
  const isWhole = from === 0 && until === values.length;
  return {
    ...result,
    Timestamps: isWhole ? times : times.slice(from, until),
    Values: isWhole ? values : values.slice(from, until),
    ...(isCut && { StatusCode: 'PartialData' }),
  };
}
