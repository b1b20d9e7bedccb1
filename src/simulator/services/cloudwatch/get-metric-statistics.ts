import { hashText } from '../../world/hash';
import { statisticOf } from '../../world/statistic';
import { instant, integer, members, text, texts, type Members } from '../../wire/members';
import type { Operation } from '../../wire/wire';
import type { SimulatorState } from '../state';
import { invalidCombination, invalidValue, missing } from './invalid';
import { readDimensions } from './metric-data-query';
import { createPointsReader, type Points } from './series';
import { isPeriod, roundedStart } from './time-range';

const maxPoints = 1440;
const plain = ['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'];

interface Asked {
  readonly namespace: string;
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly period: number;
  readonly statistics: readonly string[];
  readonly extended: readonly string[];
}

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricStatistics.html */
export const getMetricStatistics: Operation<SimulatorState> = {
  name: 'GetMetricStatistics',
  priceUsd: 0,

  prepare(raw, { caller, region, now, state }) {
    const input = members(raw);
    const { namespace, name, start, end, period, statistics, extended } = readAsked(input);
    const dimensions = readDimensions(input);
    const unit = text(input, 'Unit');

    return () => {
      const metric = state.metrics().find({ account: caller.account, region, namespace, name, dimensions });
      const range = { start, end, now };
      // Unlike GetMetricData's, its periods begin at the start that was asked for.
      const read = createPointsReader(range, roundedStart(range));
      if (!metric) {
        return { Label: name, Datapoints: [] };
      }
      const points = new Map<number, Record<string, unknown>>();
      const collect = ({ times, values }: Points, put: (point: Record<string, unknown>, value: number) => void): void =>
        times.forEach((time, index) => {
          const point = points.get(time) ?? { Timestamp: time };
          put(point, values[index] as number);
          points.set(time, point);
        });
      for (const stat of statistics) {
        collect(read(metric, { stat, period, unit }), (point, value) => (point[stat] = value));
      }
      for (const stat of extended) {
        collect(read(metric, { stat, period, unit }), (point, value) => {
          point.ExtendedStatistics = { ...(point.ExtendedStatistics as object | undefined), [stat]: value };
        });
      }
      // In no order, as AWS says.
      const list = [...points].sort(([a], [b]) => hashText(`${name}/${a}`) - hashText(`${name}/${b}`));
      return { Label: name, Datapoints: list.map(([, point]) => ({ ...point, Unit: metric.unit })) };
    };
  },
};

function readAsked(input: Members): Asked {
  const needed = <T>(value: T | undefined, name: string): T => {
    if (value === undefined) {
      throw missing(name);
    }
    return value;
  };
  const asked = {
    namespace: needed(text(input, 'Namespace'), 'Namespace'),
    name: needed(text(input, 'MetricName'), 'MetricName'),
    start: needed(instant(input, 'StartTime'), 'StartTime'),
    end: needed(instant(input, 'EndTime'), 'EndTime'),
    period: needed(integer(input, 'Period'), 'Period'),
    statistics: texts(input, 'Statistics') ?? [],
    extended: texts(input, 'ExtendedStatistics') ?? [],
  };
  const { start, end, period, statistics, extended } = asked;
  if (start >= end) {
    throw invalidValue('The parameter StartTime must be less than the parameter EndTime.');
  }
  if (!isPeriod(period)) {
    throw invalidValue('The parameter Period must be a value in the set [1, 5, 10, 20, 30] or a multiple of 60.');
  }
  if (statistics.length + extended.length === 0) {
    throw invalidCombination('Must specify either Statistics or ExtendedStatistics');
  }
  const unknown = [
    ...statistics.filter((stat) => !plain.includes(stat)),
    ...extended.filter((stat) => !statisticOf(stat)),
  ];
  if (unknown.length > 0) {
    throw invalidValue(`The value ${unknown.join(', ')} for parameter Statistics is not a valid statistic.`);
  }
  const points = Math.ceil((end - start) / 1000 / period);
  if (points > maxPoints) {
    throw invalidCombination(
      `You have requested up to ${points} datapoints, which exceeds the limit of ${maxPoints}. You may reduce the datapoints requested by increasing Period, or decreasing the time range.`,
    );
  }
  return asked;
}
