// The queries of one request, answered: metrics from the world, expressions from each other.
import { payerId } from '../../world/organisation';
import type { Scene } from '../../wire/wire';
import type { SimulatorState } from '../state';
import type { MetricDataQuery, MetricStat } from './metric-data-query';
import { canSee } from './monitoring';
import { createPointsReader, type PointsReader, type Series } from './series';
import type { TimeRange } from './time-range';

/** What a query came to: one series for a metric, any number for an expression. */
export interface Answer {
  readonly series: readonly Series[];
  readonly isForbidden?: boolean;
  readonly messages?: readonly { Code: string; Value: string }[];
}

export interface Evaluation {
  answer(query: MetricDataQuery): Answer;
}

export interface EvaluationParts {
  readonly queries: readonly MetricDataQuery[];
  readonly scene: Scene<SimulatorState>;
  readonly range: TimeRange;
}

export function createEvaluation({ scene, range }: EvaluationParts): Evaluation {
  const read = createPointsReader(range);
  return {
    answer: ({ stat, account }) => (stat ? answerStat(stat, { account, scene, read }) : { series: [] }),
  };
}

interface StatParts {
  /** The owner asked for, or the caller's own account. */
  readonly account: string | undefined;
  readonly scene: Scene<SimulatorState>;
  readonly read: PointsReader;
}

/** A metric that does not exist is no mistake: it has no points. */
function answerStat(stat: MetricStat, { account, scene, read }: StatParts): Answer {
  const { caller, region, state } = scene;
  const owner = account ?? caller.account;
  const { period } = stat;
  const empty = { times: [], values: [], label: stat.name, period, stat: stat.stat };
  if (!canSee(caller.account, owner)) {
    return { series: [empty], isForbidden: true };
  }
  const metric = state.metrics().find({ ...stat, account: owner, region });
  if (!metric || (metric.namespace === 'AWS/Billing' && owner !== caller.account && caller.account === payerId)) {
    return { series: [empty] };
  }
  return { series: [{ ...empty, metric, ...read(metric, stat) }] };
}
